// A list of groups of fields: given ones, or the learner's own to add, remove, move and bring back.
import { forRow, rowsOf, shown } from './conditions.js';
import { button, copy, count, el, fill, fingerprint, icon, newId, same } from './dom.js';
import { drawField } from './inputs.js';
import { drawTemplates } from './templates.js';

let made = 0;
const PHONE = '(max-width: 40rem)';

export function drawRows(desk, part) {
  return new RowList(desk, part).node;
}

class RowList {
  constructor(desk, part) {
    Object.assign(this, { desk, part, words: desk.words, boxes: new Map(), id: `r${++made}` });
    this.list = el('ol', { className: 'rows' });
    this.empty = part.given && part.empty ? el('p', { className: 'nothing' }, part.empty) : null;
    this.problem = el('p', { className: 'problem', id: `${this.id}p`, hidden: true });
    this.add = part.given ? null : button(part.add, () => this.addRow(), { className: 'add', 'aria-describedby': this.problem.id });
    this.tally = el('span', { className: 'help' });
    this.templates = part.templates.length ? drawTemplates(this, this.words) : null;
    const help = part.help ? el('p', { className: 'help' }, part.help) : null;
    const more = part.given ? null : el('div', { className: 'more' }, this.add, this.tally);
    this.heading = el(`h${desk.level}`, { className: 'part-title', id: this.id, tabIndex: -1 }, part.label);
    this.node = el('section', { className: 'part', 'aria-labelledby': this.id }, this.heading, help, this.empty, this.templates?.node ?? null, this.list, more, this.problem);
    this.start();
    desk.register(part.path, { node: this.node, refresh: () => this.refresh(), mark: (text) => this.mark(text), focus: () => (this.add || this.heading).focus(), unfold: (id) => this.boxes.get(id)?.fold(false) });
    this.refresh();
    if (matchMedia(PHONE).matches) for (const box of this.boxes.values()) box.fold(box.isDone());
  }

  // Ids that are the same in every tab and on every device, so that two of them never double the list.
  steadyId(name) {
    const { person, address } = this.desk.item;
    return fingerprint(`${person} ${address} ${this.part.path} ${name}`);
  }

  firstRows() {
    return Array.from({ length: this.part.start }, (_, n) => ({ id: this.steadyId(n) }));
  }

  start() {
    const { part, desk } = this;
    if (part.given || desk.body[part.path] !== undefined) return;
    desk.body[part.path] = this.firstRows();
    desk.item.from[part.path] ??= this.firstRows(); // no change of the learner's: they go when another tab has begun the list
  }

  rows() {
    const { part } = this;
    if (part.given) return part.subjects.map((subject) => ({ id: subject.value }));
    return rowsOf(this.desk.body, part.path);
  }

  // The group of values of one row; a given row comes into the body with its first value.
  at(id) {
    const { desk, part } = this;
    const find = () => rowsOf(desk.body, part.path).find((row) => row.id === id);
    return {
      whole: () => desk.body,
      get: () => find() ?? { id },
      set: (name, value, now) => {
        if (!find()) desk.body[part.path] = [...rowsOf(desk.body, part.path), { id }];
        find()[name] = value;
        desk.changed(`${part.path}/${id}/${name}`, now);
      },
    };
  }

  refresh() {
    const { part, desk } = this;
    this.node.hidden = !shown(part, desk.body, desk.body);
    this.start();
    const rows = this.rows();
    const ids = rows.map((row) => row.id);
    for (const [id, box] of this.boxes) if (!ids.includes(id)) this.erase(id, box);
    rows.forEach((row, index) => {
      const box = this.boxes.get(row.id) || this.draw(row.id);
      const before = this.list.querySelectorAll(':scope > .row')[index];
      if (before !== box.node) this.place(box.node, before ?? null);
      box.title.textContent = part.given ? part.subjects[index].label : `${part.one} ${index + 1}`;
      box.number(index, rows.length);
    });
    if (this.empty) this.empty.hidden = rows.length > 0;
    this.templates?.refresh();
    if (!this.add) return;
    this.tally.textContent = fill(this.words.tally, { n: rows.length, limit: part.limit });
    this.add.setAttribute('aria-disabled', String(rows.length >= part.limit));
  }

  place(node, before) {
    const held = this.desk.focused();
    const at = held && node.contains(held) ? [held.selectionStart, held.selectionEnd] : null;
    if (this.list.moveBefore && node.parentNode === this.list) this.list.moveBefore(node, before);
    else this.list.insertBefore(node, before);
    if (!at || this.desk.focused() === held) return;
    held.focus({ preventScroll: true });
    if (at[0] !== null && at[0] !== undefined) held.setSelectionRange(...at);
  }

  erase(id, box) {
    const held = box.node.contains(this.desk.focused());
    box.node.remove();
    this.boxes.delete(id);
    this.desk.unregister(`${this.part.path}/${id}/`);
    if (held) (this.add || this.heading).focus();
  }

  draw(id) {
    const { part } = this;
    const subject = part.given ? part.subjects.find((one) => one.value === id) : null;
    const title = el('span', { className: 'name', id: `${this.id}${id}t` });
    const gist = el('span', { className: 'gist' });
    const fields = part.fields.map((field) => forRow(field, id)).map((field) => drawField(this.desk, field, this.at(id), `${part.path}/${id}/${field.path}`));
    const body = el('div', { className: 'fields', id: `${this.id}${id}b` }, subject?.help ? el('p', { className: 'help wide' }, subject.help) : null, ...fields);
    const toggle = button('', () => box.fold(!body.hidden), { className: 'title', 'aria-expanded': 'true', 'aria-controls': body.id });
    toggle.append(el('span', { className: 'caret', 'aria-hidden': 'true' }), title, gist);
    const tools = part.given ? null : this.tools(id);
    const head = el('div', { className: 'head' }, toggle, tools?.node ?? null);
    const group = el('div', { className: 'card-row', role: 'group', 'aria-labelledby': title.id }, head, body);
    const box = {
      node: el('li', { className: 'row', 'data-row': id }, group),
      title,
      number: (index, total) => tools?.number(title.textContent, index, total),
      isDone: () => this.isDone(id),
      fold: (is) => {
        body.hidden = is;
        toggle.setAttribute('aria-expanded', String(!is));
        gist.textContent = is ? this.gist(id) : '';
      },
    };
    this.boxes.set(id, box);
    return box;
  }

  tools(id) {
    const up = icon('↑', this.words.up, (event) => this.move(id, -1, event.currentTarget));
    const down = icon('↓', this.words.down, (event) => this.move(id, 1, event.currentTarget));
    const away = icon('✕', this.words.remove, () => this.remove(id));
    const number = (name, index, total) => {
      for (const [node, pattern] of [[up, this.words.upOf], [down, this.words.downOf], [away, this.words.removeOf]]) node.setAttribute('aria-label', fill(pattern, { name }));
      up.setAttribute('aria-disabled', String(index === 0));
      down.setAttribute('aria-disabled', String(index === total - 1));
    };
    return { node: el('div', { className: 'tools' }, up, down, away), number };
  }

  gist(id) {
    const row = this.at(id).get();
    const text = this.part.fields.filter((field) => field.kind === 'text').map((field) => row[field.path]).find(Boolean);
    return text ?? '';
  }

  isDone(id) {
    const controls = this.part.fields.map((field) => this.desk.controls.get(`${this.part.path}/${id}/${field.path}`));
    return controls.every((control) => !control.isEmpty() && !control.isOver());
  }

  focusRow(id) {
    const first = this.part.fields[0];
    this.boxes.get(id)?.fold(false);
    this.desk.controls.get(`${this.part.path}/${id}/${first.path}`)?.focus();
  }

  name(id) {
    return this.boxes.get(id)?.title.textContent ?? '';
  }

  // ---- what the learner does to rows; after each the focus is where the next step begins
  addRow() {
    this.tidy();
    const row = { id: newId() };
    if (matchMedia(PHONE).matches) for (const box of this.boxes.values()) box.fold(box.isDone());
    this.change([...this.rows(), row]);
    this.focusRow(row.id);
    this.desk.say(fill(this.words.added, { name: this.name(row.id) }));
  }

  // A template was chosen: its rows take the place of the empty ones. Only an untouched list begins with steady ids: what was removed never comes back.
  fill(template) {
    const { part } = this;
    const isUntouched = part.start > 0 && same(this.rows(), this.firstRows());
    const idOf = (n) => (isUntouched ? this.steadyId(`t${part.templates.indexOf(template)} ${n}`) : newId());
    const rows = template.rows.map((row, n) => ({ ...copy(row), id: idOf(n) }));
    this.tidy();
    this.change(rows);
    this.focusRow(rows[0].id);
    this.desk.say(count(this.words.filled, rows.length));
  }

  move(id, by, pressed) {
    this.tidy();
    const rows = [...this.rows()];
    const index = rows.findIndex((row) => row.id === id);
    if (index + by < 0 || index + by >= rows.length) return;
    const name = this.name(id);
    rows.splice(index + by, 0, ...rows.splice(index, 1));
    this.change(rows);
    pressed.focus();
    this.boxes.get(id).node.scrollIntoView({ block: 'nearest' });
    this.desk.say(fill(this.words.moved, { name, n: index + by + 1, of: rows.length }));
  }

  remove(id) {
    this.tidy();
    const rows = this.rows();
    const index = rows.findIndex((row) => row.id === id);
    const text = fill(this.words.removed, { name: this.name(id) });
    const row = copy(rows[index]);
    const after = this.boxes.get(id).node.nextElementSibling;
    this.change(rows.filter((one) => one.id !== id));
    const undo = button(this.words.undo, () => {
      gone.remove();
      const now = [...this.rows()];
      now.splice(Math.min(index, now.length), 0, row);
      this.change(now);
      this.focusRow(id);
    });
    const gone = el('li', { className: 'gone' }, el('span', {}, text), undo);
    this.list.insertBefore(gone, after);
    undo.focus();
    this.desk.say(text);
  }

  tidy() {
    for (const gone of this.list.querySelectorAll(':scope > .gone')) gone.remove();
  }

  change(rows) {
    this.desk.body[this.part.path] = rows;
    this.desk.changed(this.part.path, true);
  }

  mark(text) {
    this.problem.textContent = text;
    this.problem.hidden = !text;
  }
}
