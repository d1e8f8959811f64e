// One sheet on the screen: what the learner changes goes to this device first, then to the server; what comes back never disturbs a box in use.
import { drawCards } from './cards.js';
import { shown } from './conditions.js';
import { button, el, newId, same } from './dom.js';
import { here, itemFor, keep } from './drafts.js';
import { Feedback } from './feedback.js';
import { guardCaret } from './guard.js';
import { drawField } from './inputs.js';
import { drawOrder } from './order.js';
import { whenConnected } from './link.js';
import { collect, take } from './origin.js';
import { layPresets } from './presets.js';
import { askAbout } from './question.js';
import { holdFocus } from './refocus.js';
import { drawRows } from './rows.js';
import { drawTimer } from './timer.js';

export class Desk {
  constructor(root, component) {
    const { person, address } = component.data;
    Object.assign(this, { root, box: root.querySelector('.sheet'), name: `${person}\n${address}`, item: itemFor(person, address) });
    Object.assign(this, { controls: new Map(), later: new Map(), off: new AbortController(), question: null, withdrawn: false });
    this.feedback = new Feedback(this);
    this.on(window, 'cc-late', () => this.item.dirty && !this.item.held && this.feedback.late());
    this.on(this.box, 'focusout', (event) => this.left(event));
    here.open.set(address, this);
    this.use(component);
    const found = collect(this.item, component.data);
    this.draw();
    this.greet(found);
  }

  on(target, name, act) {
    target.addEventListener(name, act, { signal: this.off.signal });
  }

  use(component) {
    const d = component.data;
    Object.assign(this, { component, words: d.words, sheet: d.sheet, level: d.level, label: d.hand_in, spec: JSON.stringify([d.sheet, d.words, d.stale, Boolean(d.hand_in)]) });
  }

  get body() {
    return this.item.body;
  }

  greet(found) {
    if (found) {
      this.item.held = false;
      this.feedback.tell(this.item.op ? this.words.handing : this.words.restored, '', true);
      this.send(true);
    } else this.feedback.found(this.component.data.handed);
  }

  // A rerun of the page: the same description again, perhaps with a newer draft from another tab or device.
  update(component) {
    const before = this.spec;
    const { item } = this;
    this.use(component);
    const newer = !item.dirty && component.data.version > item.version;
    const differs = newer && !same(component.data.body, item.body);
    if (newer) take(item, component.data);
    if (before !== this.spec) this.draw();
    else if (differs) this.refresh();
    if (differs) this.feedback.tell(this.words.other, 'saved', true);
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
    const giveBack = holdFocus(this);
    this.clear?.abort();
    this.clear = new AbortController();
    this.controls.clear();
    const { problem, line, live } = this.feedback;
    this.press = this.label ? button(this.label, () => this.handIn(), { className: 'hand-in' }) : null;
    const notice = this.component.data.stale ? el('p', { className: 'notice' }, this.words.stale) : null;
    const parts = this.sheet.parts.map((part) => this.drawPart(part));
    const timer = this.sheet.timer ? drawTimer(this) : null;
    this.box.replaceChildren(...[notice, timer, ...parts, problem, el('div', { className: 'foot' }, this.press, line), live].filter(Boolean));
    for (const title of this.box.querySelectorAll('.part-title, legend')) {
      const above = title.closest('.part')?.querySelector('.part-title');
      const said = [this.component.data.title, above === title ? null : above?.textContent];
      title.classList.toggle('unseen', said.includes(title.textContent));
    }
    giveBack();
    this.refresh();
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
    layPresets(this.item, this.sheet.parts);
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
    if (!this.question) this.feedback.changed(kept);
    this.send(now);
  }

  send(now) {
    window.dispatchEvent(new CustomEvent('cc-draft', { detail: now }));
  }

  handIn() {
    if (this.item.op) return; // pressed twice: the first press is on its way
    const over = [...this.controls.values()].find((control) => control.isOver?.());
    if (over) {
      this.feedback.tell(this.words.tooLong, 'late', true);
      over.focus();
      return;
    }
    if (this.question) {
      this.feedback.tell(this.words.decide, 'late', true);
      this.question.focus();
      return;
    }
    for (const control of this.controls.values()) control.settle?.();
    this.feedback.problems([]);
    Object.assign(this.item, { op: newId(16), seq: Math.max(this.item.seq + 1, Date.now()), held: false });
    this.withdrawn = false;
    this.feedback.tell(keep(this.item) ? this.words.handing : this.words.full, '', true);
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

  unfold(path) {
    const [list, row] = path.split('/');
    this.controls.get(list)?.unfold?.(row);
  }

  ask(clashes) {
    for (const { path } of clashes) this.unfold(path);
    this.item.held = true;
    this.question?.close();
    this.question = askAbout(this, clashes);
    this.feedback.tell(this.words.ask, 'late', true);
  }

  answered() {
    this.question = null;
    this.item.held = false;
    this.changed('', true);
  }

  // ---- what the server says
  acked(flight, ack) {
    const { item, feedback } = this;
    if (flight.item !== item) return;
    if (ack.saved) item.saved = ack.saved;
    if (ack.state === 'saved' && !item.dirty) feedback.saved();
    else if (ack.state === 'merged' && !item.dirty) this.updated(flight);
    else if (ack.state === 'handed') this.handed(ack);
    else if (ack.state === 'problems') feedback.problems(ack.problems);
    else if (ack.state === 'clash' && item.held) this.ask(ack.clashes);
    else if (ack.state === 'refused' && item.held) feedback.refused(ack.text);
    else if (ack.state === 'late') feedback.late();
  }

  updated(flight) {
    this.refresh();
    this.feedback.updated(flight.op);
  }

  handed(ack) {
    this.withdrawn = false;
    this.feedback.handed(ack.saved);
    whenConnected(() => this.component.setTriggerValue('handed', ack.rev));
  }

  say(text) {
    this.feedback.say(text);
  }
}
