// A table with sticky headings. Everything goes in as text; a heading that can be chosen is a button.
function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function headOf(row, choose) {
  const cell = make('th', 'name');
  cell.scope = 'row';
  if (row.id) {
    const button = make('button', '', row.head);
    button.type = 'button';
    button.addEventListener('click', () => choose(row.id));
    cell.append(button);
  } else {
    cell.textContent = row.head;
  }
  cell.setAttribute('dir', 'auto');
  return cell;
}

function rowOf(row, choose) {
  const line = make('tr', row.strong ? 'strong' : '');
  line.append(headOf(row, choose));
  for (const one of row.cells) {
    const cell = make('td', '', one.text);
    cell.setAttribute('dir', 'auto');
    cell.style.setProperty('--shade', `${Math.round(one.shade * 34)}%`);
    line.append(cell);
  }
  return line;
}

export default function (component) {
  const d = component.data;
  const box = component.parentElement.querySelector('.grid');
  if (!d || !box) return;
  const choose = (id) => component.setTriggerValue('open', id);
  const table = make('table', d.columns.length < 4 ? 'few' : '');
  const head = make('tr');
  d.columns.forEach((column, n) => {
    const cell = make('th', n ? '' : 'name', column);
    cell.scope = 'col';
    head.append(cell);
  });
  const top = make('thead');
  const body = make('tbody');
  top.append(head);
  body.append(...d.rows.map((row) => rowOf(row, choose)));
  table.append(make('caption', '', d.caption), top, body);
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', d.caption);
  box.tabIndex = 0;
  box.replaceChildren(table);
}
