// Rows to begin with: buttons that fill a list while nothing stands in it.
import { isFilled } from './conditions.js';
import { button, el } from './dom.js';

let made = 0;

const isBlank = (row) => Object.entries(row).every(([name, value]) => name === 'id' || !isFilled(value));

// ``list`` has rows(), fill(template) and part; what comes back has the node and refresh().
export function drawTemplates(list, words) {
  const id = `t${++made}`;
  const buttons = list.part.templates.map((template) => {
    const press = button(el('span', { className: 'name' }, template.label), () => list.fill(template), { className: 'template' });
    if (template.help) press.append(' ', el('span', { className: 'help' }, template.help)); // the space is for the name that is read aloud
    return press;
  });
  const title = el('p', { className: 'help', id }, words.begin);
  const node = el('div', { className: 'templates', role: 'group', 'aria-labelledby': id }, title, el('div', { className: 'choices' }, ...buttons));
  const refresh = () => {
    node.hidden = !list.rows().every(isBlank);
  };
  return { node, refresh };
}
