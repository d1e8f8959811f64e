// Cards to put in order: by their buttons, by arrow keys on the grip, by drag.
import { button, el, fill, icon } from './dom.js';
import { makeDraggable } from './drag.js';

let made = 0;

export function drawOrder(desk, part) {
  return new Sequence(desk, part).node;
}

class Sequence {
  constructor(desk, part) {
    Object.assign(this, { desk, part, words: desk.words, id: `o${++made}` });
    this.list = el('ol', { className: 'order' });
    this.problem = el('p', { className: 'problem', id: `${this.id}p`, hidden: true });
    this.cards = new Map(part.cards.map((card) => [card.value, this.drawCard(card)]));
    const help = part.help ? el('p', { className: 'help' }, part.help) : null;
    const how = el('p', { className: 'help', id: `${this.id}h` }, this.words.howOrder);
    this.node = el('section', { className: 'part', 'aria-labelledby': this.id }, el(`h${desk.level}`, { className: 'part-title', id: this.id }, part.label), help, how, this.list, this.problem);
    const settle = () => {
      // handed in untouched, the order shown is the answer
      if (this.desk.isShown(part) && !this.desk.body[part.path]) this.desk.body[part.path] = this.order();
    };
    const mark = (text) => {
      this.problem.textContent = text;
      this.problem.hidden = !text;
    };
    desk.register(part.path, { node: this.node, label: part.label, refresh: () => this.refresh(), mark, settle, focus: () => this.cards.get(this.order()[0]).grip.focus() });
    this.refresh();
  }

  order() {
    return this.desk.body[this.part.path] ?? this.part.cards.map((card) => card.value);
  }

  drawCard(card) {
    const grip = button(el('span', { 'aria-hidden': 'true' }, '⠿'), () => {}, { className: 'grip', 'aria-describedby': `${this.id}h ${this.id}p` });
    grip.addEventListener('keydown', (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      this.shift(card.value, step, grip);
    });
    const up = icon('↑', this.words.up, () => this.shift(card.value, -1, up));
    const down = icon('↓', this.words.down, () => this.shift(card.value, 1, down));
    const place = el('span', { className: 'place', 'aria-hidden': 'true' });
    const text = el('span', { className: 'face', dir: 'auto' }, card.label, card.help ? el('span', { className: 'help' }, card.help) : null);
    const item = el('li', { className: 'step', 'data-card': String(card.value) }, grip, place, text, up, down);
    const gap = () => [...this.list.querySelectorAll(':scope > .step')].filter((node) => node !== item && !node.classList.contains('ghost'));
    makeDraggable(item, {
      over: ({ y }) => this.light(gap().find((node) => y < middle(node)), gap().at(-1)),
      drop: ({ y }) => {
        const index = gap().findIndex((node) => y < middle(node));
        this.put(card.value, index < 0 ? this.order().length - 1 : index);
        grip.focus({ preventScroll: true });
      },
      end: () => this.light(null, null),
    });
    return { ...card, item, grip, up, down, place };
  }

  refresh() {
    this.node.hidden = !this.desk.isShown(this.part);
    const order = this.order();
    const held = this.desk.focused();
    order.forEach((value, index) => {
      const card = this.cards.get(value);
      const before = this.list.querySelectorAll(':scope > .step:not(.ghost)')[index];
      if (before !== card.item) this.list.insertBefore(card.item, before ?? null);
      card.place.textContent = `${index + 1}`;
      const where = { card: card.label, n: index + 1, of: order.length };
      card.grip.setAttribute('aria-label', fill(this.words.gripOf, where));
      card.up.setAttribute('aria-label', fill(this.words.upOf, { name: card.label }));
      card.down.setAttribute('aria-label', fill(this.words.downOf, { name: card.label }));
      card.up.setAttribute('aria-disabled', String(index === 0));
      card.down.setAttribute('aria-disabled', String(index === order.length - 1));
    });
    if (held && this.node.contains(held) && this.desk.focused() !== held) held.focus({ preventScroll: true });
  }

  light(node, last) {
    for (const card of this.cards.values()) {
      card.item.classList.toggle('before', card.item === node);
      card.item.classList.toggle('after', !node && card.item === last);
    }
  }

  shift(value, by, pressed) {
    const index = this.order().indexOf(value) + by;
    if (index < 0 || index >= this.order().length) return;
    this.put(value, index);
    pressed.focus();
    this.cards.get(value).item.scrollIntoView({ block: 'nearest' });
  }

  put(value, index) {
    const order = this.order().filter((one) => one !== value);
    order.splice(index, 0, value);
    this.desk.body[this.part.path] = order;
    this.desk.changed(this.part.path, true);
    this.desk.say(fill(this.words.moved, { name: this.cards.get(value).label, n: index + 1, of: order.length }));
  }
}

function middle(node) {
  const { top, height } = node.getBoundingClientRect();
  return top + height / 2;
}
