// A code or link to keep: copy, print, scan. Everything from outside goes in as text.
const SVG = 'http://www.w3.org/2000/svg';

function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  element.append(...children);
  return element;
}

function picture(rows, label) {
  const size = rows.length + 8; // four quiet modules on each side, as ISO/IEC 18004 asks
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  const paper = document.createElementNS(SVG, 'rect');
  paper.setAttribute('width', size);
  paper.setAttribute('height', size);
  paper.setAttribute('fill', '#fff');
  const dots = document.createElementNS(SVG, 'path');
  dots.setAttribute('d', rows.flatMap((row, y) => [...row].map((dot, x) => (dot === '1' ? `M${x + 4} ${y + 4}h1v1h-1z` : ''))).join(''));
  dots.setAttribute('fill', '#000');
  svg.append(paper, dots);
  return svg;
}

async function copy(d, code, status) {
  try {
    await navigator.clipboard.writeText(d.text);
    status.textContent = d.words.copied;
  } catch { // no permission, or no https: leave it selected
    getSelection().selectAllChildren(code);
    status.textContent = d.words.select;
  }
}

function print(box) {
  const sheet = box.cloneNode(true);
  sheet.querySelectorAll('button, [role=status]').forEach((part) => part.remove());
  sheet.id = 'keepsake-print';
  const style = make('style', { textContent: '@media screen{#keepsake-print{display:none}}@media print{body>*:not(#keepsake-print){display:none!important}#keepsake-print{display:block;padding:2cm;color:#000;font:16pt sans-serif}#keepsake-print svg{width:6cm}#keepsake-print code{font:bold 18pt monospace;overflow-wrap:anywhere}}' });
  sheet.append(style);
  document.body.append(sheet);
  window.print();
  sheet.remove();
}

export default function (component) {
  const d = component.data;
  const box = component.parentElement.querySelector('.keepsake');
  if (!d || !box) return;
  const code = make('code', { textContent: d.text });
  const status = make('span', {});
  status.setAttribute('role', 'status');
  box.replaceChildren(
    make('div', { className: 'words' },
      make('p', { className: 'title', textContent: d.title }), code, make('p', { className: 'note', textContent: d.note }),
      make('div', { className: 'actions' },
        make('button', { type: 'button', textContent: d.words.copy, onclick: () => copy(d, code, status) }),
        make('button', { type: 'button', textContent: d.words.print, onclick: () => print(box) }), status)),
    picture(d.rows, d.words.qr),
  );
}
