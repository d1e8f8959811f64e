// One sheet on the screen: what the learner changes goes to this device first, then to the server; what comes back never disturbs a box in use.
import { drawCards } from './cards.js';
import { fit, shown } from './conditions.js';
import { button, clock, copy, el, fill, newId, same } from './dom.js';
import { drop, here, isOwn, itemFor, keep, leftBehind } from './drafts.js';
import { guardCaret } from './guard.js';
import { drawField } from './inputs.js';
import { drawOrder } from './order.js';
import { askAbout } from './question.js';
import { drawRows } from './rows.js';
import { drawTimer } from './timer.js';

export class Desk {
  constructor(root, component) {
    const { person, address } = component.data;
    Object.assign(this, { root, box: root.querySelector('.sheet'), name: `${person}\n${address}`, item: itemFor(person, address) });
    Object.assign(this, { controls: new Map(), later: new Map(), off: new AbortController(), question: null, late: false, withdrawn: false });
    this.live = el('div', { className: 'unseen', role: 'status' });
    this.on(window, 'cc-late', () => this.item.dirty && !this.item.held && this.showLate());
    this.on(this.box, 'focusout', (event) => this.left(event));
    here.open.set(address, this);
    this.use(component);
    const found = this.collect();
    this.draw();
    this.greet(found);
  }

  on(target, name, act) {
    target.addEventListener(name, act, { signal: this.off.signal });
  }

  use(component) {
    const d = component.data;
    Object.assign(this, { component, words: d.words, sheet: d.sheet, label: d.hand_in, spec: JSON.stringify([d.sheet, d.words, d.stale, Boolean(d.hand_in)]) });
  }

  get body() {
    return this.item.body;
  }

  // ---- where the text comes from: this document, else a copy on this device, else the server
  collect() {
    const { item } = this;
    const d = this.component.data;
    const [copyHere, ...older] = leftBehind(item.person, item.address);
    for (const one of older) if (same(one.body, d.body)) drop(one);
    if (item.dirty) return 'restored';
    if (copyHere && !same(copyHere.body, d.body)) return this.adopt(copyHere);
    if (copyHere) drop(copyHere);
    if (d.version > item.version) this.take();
    return '';
  }

  adopt(left) {
    const d = this.component.data;
    const { from, version, sent, seq, op } = left;
    Object.assign(this.item, { body: fit(this.sheet.parts, left.body), from, version, sent, seq, op });
    if (d.version > version && isOwn(this.item, d.body)) Object.assign(this.item, { from: copy(d.body), version: d.version });
    if (keep(this.item)) drop(left);
    this.item.dirty = true;
    return 'restored';
  }

  take() {
    const d = this.component.data;
    Object.assign(this.item, { body: copy(d.body), from: copy(d.body), version: d.version, sent: [], saved: d.saved });
  }

  greet(found) {
    if (found) {
      this.item.held = false;
      this.tell(this.item.op ? this.words.handing : this.words.restored, '', true);
      this.send(true);
    } else if (this.item.version > 0) this.tell(fill(this.words.saved, { time: clock(this.item.saved) }), 'saved');
  }

  // A rerun of the page: the same description again, perhaps with a newer draft from another tab or device.
  update(component) {
    const before = this.spec;
    const { item } = this;
    this.use(component);
    const newer = !item.dirty && component.data.version > item.version;
    const differs = newer && !same(component.data.body, item.body);
    if (newer) this.take();
    if (before !== this.spec) this.draw();
    else if (differs) this.refresh();
    if (differs) this.tell(this.words.other, 'saved', true);
    if (this.press && this.label) this.press.textContent = this.label;
  }

  stop() {
    if (this.item.dirty) this.send(true);
    this.off.abort();
    this.clear?.abort();
    if (here.open.get(this.item.address) === this) here.open.delete(this.item.address);
    this.root.ccDesk = undefined;
  }

  // ---- drawing: once per description
  draw() {
    const at = this.focused()?.dataset.path;
    this.clear?.abort();
    this.clear = new AbortController();
    this.controls.clear();
    this.line = el('p', { className: 'state' });
    this.problem = el('p', { className: 'problem', tabIndex: -1, hidden: true });
    this.press = this.label ? button(this.label, () => this.handIn(), { className: 'hand-in' }) : null;
    const notice = this.component.data.stale ? el('p', { className: 'notice' }, this.words.stale) : null;
    const parts = this.sheet.parts.map((part) => this.drawPart(part));
    const timer = this.sheet.timer ? drawTimer(this) : null;
    this.box.replaceChildren(...[notice, timer, ...parts, this.problem, el('div', { className: 'foot' }, this.press, this.line), this.live].filter(Boolean));
    if (at) this.controls.get(at)?.focus();
  }

  drawPart(part) {
    if (part.kind === 'rows') return drawRows(this, part);
    if (part.kind === 'order') return drawOrder(this, part);
    if (part.cards) return drawCards(this, part);
    return drawField(this, part, this.at(), part.path);
  }

  at() {
    const set = (name, value, now) => {
      this.body[name] = value;
      this.changed(name, now);
    };
    return { whole: () => this.body, get: () => this.body, set };
  }

  register(path, control) {
    this.controls.set(path, control);
  }

  unregister(start) {
    for (const path of [...this.controls.keys()]) if (path.startsWith(start)) this.controls.delete(path);
  }

  isShown(part) {
    return shown(part, this.body, this.body);
  }

  focused() {
    return this.root.activeElement;
  }

  refresh() {
    for (const control of [...this.controls.values()]) control.refresh();
  }

  hasFocus(input) {
    return this.focused() === input;
  }

  // ---- what the learner does
  changed(path, now) {
    const { item } = this;
    item.seq = Math.max(item.seq + 1, Date.now());
    if (item.op) {
      item.op = '';
      this.withdrawn = true;
    }
    if (item.held && !this.question) item.held = false;
    const kept = keep(item);
    this.controls.get(path)?.mark('');
    this.refresh();
    if (!this.question) this.tell(this.withdrawn ? this.again() : kept ? this.words.saving : this.words.full, kept ? '' : 'late', !kept);
    this.send(now);
  }

  again() {
    return fill(this.words.again, { button: this.label ?? '' });
  }

  send(now) {
    window.dispatchEvent(new CustomEvent('cc-draft', { detail: now }));
  }

  handIn() {
    const over = [...this.controls.values()].find((control) => control.isOver?.());
    if (over) {
      this.tell(this.words.tooLong, 'late', true);
      over.focus();
      return;
    }
    if (this.question) {
      this.tell(this.words.decide, 'late', true);
      this.question.focus();
      return;
    }
    for (const control of this.controls.values()) control.settle?.();
    this.showProblems([]);
    Object.assign(this.item, { op: newId(16), seq: Math.max(this.item.seq + 1, Date.now()), held: false });
    this.withdrawn = false;
    this.tell(keep(this.item) ? this.words.handing : this.words.full, '', true);
    this.send(true);
  }

  left(event) {
    if (this.item.dirty) this.send(true);
    guardCaret(this, event.target);
    if (this.later.size) setTimeout(() => this.catchUp(), 0);
  }

  // ---- boxes that wait: another tab changed what the learner is in
  postpone(path, value) {
    this.later.set(path, value);
  }

  catchUp() {
    this.later.clear();
    this.refresh();
  }

  contested(path, mine) {
    if (!this.later.has(path)) return;
    const theirs = this.later.get(path);
    this.later.delete(path);
    const { label = '' } = this.controls.get(path) ?? {};
    this.ask([{ path, label, mine, theirs, value: theirs }]);
  }

  ask(clashes) {
    this.item.held = true;
    this.question?.close();
    this.question = askAbout(this, clashes);
    this.tell(this.words.ask, 'late', true);
  }

  answered() {
    this.question = null;
    this.item.held = false;
    this.changed('', true);
  }

  // ---- what the server says
  acked(flight, ack) {
    const { item } = this;
    if (flight.item !== item) return;
    if (ack.saved) item.saved = ack.saved;
    if (ack.state === 'saved' && !item.dirty) this.showSaved();
    else if (ack.state === 'merged' && !item.dirty) this.showMerged(flight);
    else if (ack.state === 'handed') this.showHanded(ack);
    else if (ack.state === 'problems') this.showProblems(ack.problems);
    else if (ack.state === 'clash' && item.held) this.ask(ack.clashes);
    else if (ack.state === 'refused' && item.held) this.tell(ack.text ? fill(this.words.refused, { reason: ack.text }) : this.words.notSaved, 'late', true);
    else if (ack.state === 'late') this.showLate();
    if (!item.dirty && this.component.data.depends && ['saved', 'merged'].includes(ack.state)) this.component.setTriggerValue('saved', ack.version);
  }

  showSaved() {
    const text = fill(this.words.saved, { time: clock(this.item.saved) });
    this.tell(this.withdrawn ? `${text}. ${this.again()}` : text, 'saved', this.late);
    this.late = false;
  }

  showMerged(flight) {
    this.refresh();
    this.tell(flight.op ? `${this.words.other} ${this.again()}` : this.words.other, 'saved', true);
  }

  showHanded(ack) {
    this.withdrawn = false;
    this.tell(fill(this.words.handed, { time: clock(ack.saved) }), 'saved', true);
    this.component.setTriggerValue('handed', ack.rev);
  }

  showLate() {
    this.tell(this.item.op ? this.words.handLate : this.words.late, 'late', !this.late);
    this.late = true;
  }

  // Sentences at their fields; what belongs to no field stands above the button. The focus goes to the first.
  showProblems(problems) {
    for (const control of this.controls.values()) control.mark?.('');
    const texts = new Map();
    for (const { path, text } of problems) {
      let at = path;
      while (at && !this.controls.has(at)) at = at.split('/').slice(0, -1).join('/');
      texts.set(at, [...(texts.get(at) ?? []), text]);
    }
    for (const [path, lines] of texts) this.controls.get(path)?.mark?.(lines.join(' '));
    this.problem.textContent = (texts.get('') ?? []).join(' ');
    this.problem.hidden = !texts.has('');
    if (!problems.length) return;
    const first = [...this.controls.keys()].find((path) => texts.has(path));
    this.unfold(first);
    (first === undefined ? this.problem : this.controls.get(first)).focus();
    this.tell(this.words.problems, 'late', true);
  }

  unfold(path = '') {
    const [list, row] = path.split('/');
    this.controls.get(list)?.unfold?.(row);
  }

  tell(text, look = '', aloud = false) {
    this.line.textContent = text;
    this.line.className = `state ${look}`;
    if (aloud) this.say(text);
  }

  say(text) {
    this.live.textContent = '';
    setTimeout(() => {
      this.live.textContent = text; // set a moment later, or the same sentence again would not be read
    }, 50);
  }
}
