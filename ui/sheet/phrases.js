// Texts to choose from beside a long text: the chosen one is put in where the caret stands, as if it had been typed.
import { button, el } from './dom.js';

const SHOWN = 90; // characters of a text in the list
let made = 0;

export function offer(phrases, input) {
  const id = `o${++made}`;
  const short = (text) => (text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text).replaceAll('\n', ' ');
  const select = el('select', { id }, ...phrases.texts.map((text, n) => el('option', { value: String(n), title: text }, short(text))));
  const put = button(phrases.put, () => insert(input, phrases.texts[Number(select.value)] ?? ''));
  return el('div', { className: 'phrases' }, el('label', { htmlFor: id }, phrases.label), select, put);
}

function insert(input, text) {
  const { selectionStart: from, selectionEnd: to, value } = input;
  const before = from > 0 && !/\s$/.test(value.slice(0, from)) ? ' ' : '';
  const after = to < value.length && !/^\s/.test(value.slice(to)) ? ' ' : '';
  input.focus();
  input.setRangeText(`${before}${text}${after}`, from, to, 'end');
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
