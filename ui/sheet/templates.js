// Rows to begin with: buttons that fill a list while nothing stands in it.
import { isFilled } from './conditions.js';
import { button, copy, el, newId } from './dom.js';

const isBlank = (row) => Object.entries(row).every(([name, value]) => name === 'id' || !isFilled(value));

// ``list`` has rows(), fill(rows) and part; what comes back has the node and refresh().
export function drawTemplates(list, words) {
  const buttons = list.part.templates.map((template) => {
    const use = () => list.fill(template.rows.map((row) => ({ id: newId(), ...copy(row) })));
    const help = template.help ? el('span', { className: 'help' }, template.help) : null;
    const press = button('', use, { className: 'template' });
    press.append(el('span', {}, template.label), ...(help ? [help] : []));
    return press;
  });
  const title = el('p', { className: 'help' }, words.begin);
  const node = el('div', { className: 'templates', role: 'group', 'aria-label': words.begin }, title, el('div', { className: 'choices' }, ...buttons));
  const refresh = () => {
    node.hidden = !list.rows().every(isBlank);
  };
  return { node, refresh };
}
