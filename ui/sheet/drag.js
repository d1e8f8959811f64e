// Dragging by mouse, pen or finger. It knows no cards: it says where the pointer is and when it lets go.
const SLACK = 6; // px before a press becomes a drag
const EDGE = 70; // px from the edge of the window where the page scrolls along

const isInside = (node, x, y) => {
  const { left, right, top, bottom } = node.getBoundingClientRect();
  return x >= left && x <= right && y >= top && y <= bottom;
};

export const under = (nodes, { x, y }) => nodes.find((node) => isInside(node, x, y));

// A finger drags by the grip only, so that the rest of the card still scrolls the page.
export function makeDraggable(node, { over, drop, end }) {
  let from = null;
  let ghost = null;

  const begin = (event) => {
    node.setPointerCapture(event.pointerId);
    const { left, top, width, height } = node.getBoundingClientRect();
    ghost = node.cloneNode(true);
    ghost.classList.add('ghost');
    ghost.setAttribute('aria-hidden', 'true');
    Object.assign(ghost.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    node.after(ghost);
    node.classList.add('dragged');
  };
  const finish = (event) => {
    const dropped = ghost && event.type === 'pointerup';
    ghost?.remove();
    node.classList.remove('dragged');
    if (ghost) {
      // the click that ends a drag is not a tap
      const swallow = (click) => click.stopPropagation();
      node.addEventListener('click', swallow, { capture: true });
      setTimeout(() => node.removeEventListener('click', swallow, { capture: true }), 0);
    }
    const ended = ghost;
    from = null;
    ghost = null;
    if (!ended) return;
    if (dropped) drop({ x: event.clientX, y: event.clientY });
    end();
  };

  node.addEventListener('pointerdown', (event) => {
    const isFinger = event.pointerType === 'touch';
    if (event.button || (isFinger && !event.target.closest('.grip'))) return;
    if (event.target.closest('.icon')) return;
    from = { x: event.clientX, y: event.clientY };
  });
  node.addEventListener('pointermove', (event) => {
    if (!from) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (!ghost && Math.hypot(dx, dy) <= SLACK) return;
    if (!ghost) begin(event);
    event.preventDefault();
    ghost.style.transform = `translate(${dx}px, ${dy}px)`;
    const edge = event.clientY < EDGE ? -1 : event.clientY > innerHeight - EDGE ? 1 : 0;
    if (edge) document.querySelector('[data-testid="stMain"]')?.scrollBy(0, edge * 12);
    over({ x: event.clientX, y: event.clientY });
  });
  node.addEventListener('pointerup', finish);
  node.addEventListener('pointercancel', finish);
}
