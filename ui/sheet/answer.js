// An answer to read, or the differences between two: made of texts only, so that nothing in them can become markup.
import { el } from './dom.js';

function sections(lines, level, describe) {
  const parts = [];
  let heading;
  let list;
  for (const line of lines) {
    if (!list || line.heading !== heading) {
      heading = line.heading;
      list = el('dl', {});
      parts.push(el('section', {}, heading ? el(`h${level}`, { dir: 'auto' }, heading) : null, list));
    }
    list.append(el('div', {}, el('dt', { dir: 'auto' }, line.label), describe(line)));
  }
  return parts;
}

const written = (text, words) => el('dd', { dir: 'auto', className: text ? '' : 'open' }, text || words.open);

function piece([kind, text], words) {
  if (kind === 'same') return document.createTextNode(text);
  const mark = kind === 'added' ? words.added : words.removed;
  const sign = kind === 'added' ? '+' : '−';
  const tag = kind === 'added' ? 'ins' : 'del';
  return el(tag, {}, el('span', { className: 'unseen' }, `[${mark}: `), el('span', { className: 'sign', 'aria-hidden': 'true' }, sign), text, el('span', { className: 'unseen' }, ']'));
}

export default function (component) {
  const d = component.data;
  if (!d) return;
  const box = component.parentElement.querySelector('.answer');
  const changed = (line) => el('dd', { dir: 'auto' }, ...line.pieces.map((one) => piece(one, d.words)));
  const parts = sections(d.lines, d.level, (line) => (line.pieces ? changed(line) : written(line.text, d.words)));
  box.replaceChildren(...(parts.length ? parts : [el('p', { className: 'open' }, d.words.none)]));
}
