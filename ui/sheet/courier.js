// Sends every waiting draft of this person as one batch, again and again, until the server has acknowledged it.
import { forget, here, message, waiting } from './drafts.js';
import { isConnected, onReconnected, whenConnected } from './link.js';
import { settle } from './settle.js';

const PAUSE = 600; // ms after the last key
const LONGEST = 3000; // ms of typing without a pause
const ANSWER = 4000; // ms until a batch counts as unanswered
const PATIENCE = 5000; // ms after which another document's draft counts as left behind
const REVIVAL = 3000; // ms to wait for the page's rerun at most
const DETOUR = 30000; // ms on the websocket after the route said no

class Courier {
  constructor(person) {
    Object.assign(this, { person, n: Date.now(), first: 0, awaiting: 0, misses: 0, tries: 0, again: false, detour: 0, off: new AbortController() });
    const on = (target, name, act) => target.addEventListener(name, act, { signal: this.off.signal });
    on(window, 'cc-draft', (event) => (event.detail ? this.send() : this.soon()));
    on(window, 'cc-forget', () => this.forget());
    on(window, 'online', () => this.send());
    on(window, 'pagehide', () => this.send(true));
    onReconnected(() => this.revive(), this.off.signal);
    on(document, 'visibilitychange', () => document.visibilityState === 'hidden' && this.send(true));
    this.timer = setTimeout(() => this.send(), PAUSE);
    this.sweep = setTimeout(() => this.send(), PATIENCE + PAUSE);
  }

  update(component) {
    const d = component.data;
    Object.assign(this, { root: component.parentElement, component, endpoint: d.endpoint, follows: d.rerun });
    if (d.acks) this.deliver(d.acks);
  }

  soon() {
    this.first ||= Date.now();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), Date.now() - this.first > LONGEST ? 0 : PAUSE);
  }

  send(leaving = false) {
    if (this.awaiting && !leaving) {
      this.again = true; // one batch at a time, so that none overtakes another
      return;
    }
    clearTimeout(this.timer);
    this.first = 0;
    const items = waiting(this.person, PATIENCE).slice(0, 20);
    if (!items.length) return;
    const batch = { n: ++this.n, items: items.map(message) };
    this.awaiting = batch.n;
    this.again = false;
    clearTimeout(this.late);
    this.late = setTimeout(() => this.unanswered(), this.endpoint ? ANSWER : this.patience());
    if (this.endpoint && Date.now() > this.detour) this.post(batch);
    else this.bySocket(batch);
  }

  // Apart from the server there is no use in waiting long: the learner should soon read that the text is kept here.
  patience() {
    return isConnected() ? ANSWER : Math.min(ANSWER, 1000 * 2 ** this.tries);
  }

  bySocket(batch) {
    this.component.setStateValue('batch', batch); // dropped when disconnected: then no answer comes and it is sent again
  }

  async post(batch) {
    const body = JSON.stringify(batch);
    const headers = { 'content-type': 'application/json', 'x-cc': '1' };
    const keepalive = body.length < 20000; // browsers refuse more than 64 KiB of it, in bytes, for all requests together
    try {
      const answer = await fetch(new URL(this.endpoint, document.baseURI), { method: 'POST', keepalive, headers, body });
      if (answer.ok) return this.deliver(await answer.json());
      if (![401, 403, 404, 413].includes(answer.status)) return undefined; // trouble on the server: again later
      this.detour = Date.now() + DETOUR;
    } catch {
      // no network, or the page is going away
    }
    if (this.awaiting !== batch.n) return undefined;
    clearTimeout(this.late);
    this.late = setTimeout(() => this.unanswered(), this.patience());
    return this.bySocket(batch);
  }

  unanswered() {
    this.awaiting = 0;
    this.tries += 1;
    window.dispatchEvent(new CustomEvent('cc-late'));
    // connected and yet no answer: a restarted server has not run this page and knows no fragment of it
    if (isConnected() && this.misses++ > 0) this.rerun();
    this.send();
  }

  rerun() {
    whenConnected(() => here.pulse?.setTriggerValue('again', Date.now()));
  }

  // Back after an outage: perhaps on a new server, which must run the page before it can take a batch.
  revive() {
    if (!waiting(this.person, PATIENCE).length) return;
    this.awaiting = 0;
    clearTimeout(this.late);
    if (this.endpoint) {
      this.send();
      return;
    }
    this.late = setTimeout(() => this.send(), REVIVAL);
    window.addEventListener('cc-run', () => this.send(), { once: true, signal: this.off.signal });
    this.rerun();
  }

  deliver(answer) {
    let again = this.again;
    let elsewhere = false;
    for (const ack of answer.acks || []) {
      const flight = here.flights.get(ack.client);
      if (!flight) continue;
      here.flights.delete(ack.client);
      again = settle(flight, ack) || again;
      const open = here.open.get(ack.address);
      if (open) open.acked(flight, ack);
      else elsewhere ||= ['saved', 'merged', 'handed'].includes(ack.state);
    }
    if (elsewhere && this.follows) this.rerun();
    if (answer.n !== this.awaiting) return;
    this.awaiting = this.misses = this.tries = 0;
    clearTimeout(this.late);
    if (again) this.send();
    else if (waiting(this.person, PATIENCE).length) this.late = setTimeout(() => this.send(), ANSWER / 2);
  }

  forget() {
    this.send(true);
    forget();
  }

  stop() {
    this.off.abort();
    for (const timer of [this.timer, this.late, this.sweep]) clearTimeout(timer);
    if (here.courier === this) here.courier = undefined;
  }
}

export default function (component) {
  const d = component.data;
  if (!d) return undefined;
  if (here.courier && here.courier.person !== d.person) here.courier.stop();
  here.courier ||= new Courier(d.person);
  here.courier.update(component);
  // after a page switch the new element may be there before the old one goes: only the owner stops the courier
  return () => here.courier?.root === component.parentElement && here.courier.stop();
}
