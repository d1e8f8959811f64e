// What a sheet tells the learner: the state of saving, the problems at their fields, and what is read aloud.
import { clock, el, fill } from './dom.js';

export class Feedback {
  constructor(desk) {
    Object.assign(this, { desk, wasLate: false });
    this.line = el('p', { className: 'state' });
    this.problem = el('p', { className: 'problem', tabIndex: -1, hidden: true });
    this.live = el('div', { className: 'unseen', role: 'status' });
  }

  get words() {
    return this.desk.words;
  }

  tell(text, look = '', aloud = false) {
    this.line.textContent = text;
    this.line.className = `state ${look}`;
    if (aloud) this.say(text);
  }

  // Aloud only what the learner must know: saving and saved come with every pause and would chatter.
  say(text) {
    this.live.textContent = '';
    setTimeout(() => {
      this.live.textContent = text; // a moment later, or the same sentence again would not be read
    }, 50);
  }

  again() {
    return fill(this.words.again, { button: this.desk.label ?? '' });
  }

  changed(kept) {
    const text = this.desk.withdrawn ? this.again() : this.words.saving;
    this.tell(kept ? text : this.words.full, kept ? '' : 'late', !kept && !this.wasLate);
    if (!kept) this.wasLate = true;
  }

  saved() {
    const text = fill(this.words.saved, { time: clock(this.desk.item.saved) });
    this.tell(this.desk.withdrawn ? `${text}. ${this.again()}` : text, 'saved', this.wasLate);
    this.wasLate = false;
  }

  // On opening: what the server has.
  found(handed) {
    const { version, saved } = this.desk.item;
    const times = [version > 0 ? fill(this.words.saved, { time: clock(saved) }) : '', handed > 0 ? fill(this.words.revision, { n: handed }) : ''];
    this.tell(times.filter(Boolean).join(' · '), version > 0 || handed > 0 ? 'saved' : '');
  }

  updated(wasHandedIn) {
    this.tell(wasHandedIn ? `${this.words.other} ${this.again()}` : this.words.other, 'saved', true);
  }

  handed(time) {
    this.problems([]);
    this.wasLate = false;
    this.tell(fill(this.words.handed, { time: clock(time) }), 'saved', true);
  }

  refused(reason) {
    this.tell(reason ? fill(this.words.refused, { reason }) : this.words.notSaved, 'late', true);
  }

  late() {
    this.tell(this.desk.item.op ? this.words.handLate : this.words.late, 'late', !this.wasLate);
    this.wasLate = true;
  }

  // Sentences at their fields; what belongs to no field stands above the button. The focus goes to the first.
  problems(found) {
    const { controls } = this.desk;
    for (const control of controls.values()) control.mark?.('');
    const texts = new Map();
    for (const { path, text } of found) {
      const at = this.nearest(path);
      texts.set(at, [...(texts.get(at) ?? []), text]);
    }
    for (const [path, lines] of texts) controls.get(path)?.mark(lines.join(' '));
    this.problem.textContent = (texts.get('') ?? []).join(' ');
    this.problem.hidden = !texts.has('');
    if (!found.length) return;
    const first = [...controls.keys()].find((path) => texts.has(path));
    this.tell(this.words.problems, 'late', true);
    if (first === undefined) {
      this.problem.focus();
      return;
    }
    this.desk.unfold(first);
    controls.get(first).focus();
  }

  nearest(path) {
    let at = path;
    while (at && !this.desk.controls.has(at)) at = at.split('/').slice(0, -1).join('/');
    return at;
  }
}
