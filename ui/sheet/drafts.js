// The drafts of this document: in memory and in localStorage, until the server has them. It knows neither the screen nor the network.
// Sheet and courier are two modules of one document, so what they share hangs on the window.
import { copy, fingerprint, newId } from './dom.js';

const PREFIX = 'cc-sheet:';

// The client is made per document load: a duplicated tab copies sessionStorage and would be taken for the same writer.
window.ccDrafts ||= { client: newId(8), items: new Map(), flights: new Map(), heldLeft: new Set(), open: new Map() };
export const here = window.ccDrafts;

const keyOf = (item) => [PREFIX.slice(0, -1), item.person, item.address, item.client].map(encodeURIComponent).join(':');
const startOf = (...names) => PREFIX + names.map((name) => `${encodeURIComponent(name)}:`).join('');

export function storedKeys(start) {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(start));
  } catch {
    return []; // storage forbidden: the drafts live in memory only
  }
}

const isBody = (value) => value && typeof value === 'object' && !Array.isArray(value);

function read(key) {
  try {
    const item = JSON.parse(localStorage.getItem(key));
    const whole = isBody(item) && isBody(item.body) && isBody(item.from) && Array.isArray(item.sent);
    const named = whole && [item.person, item.address, item.client].every((name) => typeof name === 'string');
    return named && Number.isInteger(item.version) && Number.isInteger(item.seq) && keyOf(item) === key ? item : null;
  } catch {
    return null;
  }
}

// The draft of this document for one address: made once, shared by the sheet and the courier, alive across page switches.
export function itemFor(person, address) {
  const name = `${person}\n${address}`;
  if (!here.items.has(name)) {
    const fresh = { person, address, client: here.client, seq: Date.now(), version: -1, body: {}, from: {}, sent: [], op: '', laid: {}, dirty: false, held: false };
    here.items.set(name, fresh);
  }
  return here.items.get(name);
}

// Returns whether this device could keep a copy.
export function keep(item) {
  item.dirty = true;
  item.laid = {}; // what the sheet put there is an answer from now on
  item.at = Date.now();
  const { person, address, client, seq, at, version, body, from, sent, op } = item;
  try {
    localStorage.setItem(keyOf(item), JSON.stringify({ person, address, client, seq, at, version, body, from, sent, op }));
    return true;
  } catch {
    return false;
  }
}

export function drop(item) {
  item.dirty = false;
  try {
    localStorage.removeItem(keyOf(item));
  } catch {
    // nothing was kept there
  }
}

// Drafts that other documents (before a reload, a closed tab) left on this device, the newest first.
export function leftBehind(person, address) {
  const start = address === undefined ? startOf(person) : startOf(person, address);
  const found = storedKeys(start).map((key) => [key, read(key)]);
  for (const [key, item] of found) if (!item) remove(key); // damaged: it can neither be shown nor sent
  const others = found.map(([, item]) => item).filter((item) => item && item.client !== here.client);
  return others.sort((one, other) => other.seq - one.seq).map((item) => ({ ...item, dirty: true, left: true }));
}

function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // nothing to remove
  }
}

// What waits to be sent: this document's drafts, and those left behind that no living tab has touched for a while.
export function waiting(person, patience) {
  const own = [...here.items.values()].filter((item) => item.person === person && item.dirty && !item.held);
  const old = leftBehind(person).filter((item) => Date.now() - (item.at || 0) > patience && !here.heldLeft.has(keyOf(item)));
  return [...own, ...old];
}

export const holdLeft = (item) => here.heldLeft.add(keyOf(item)); // until its sheet is opened and can ask

export function isUnchanged(item) {
  const stored = read(keyOf(item));
  return !item.left || (stored !== null && stored.seq === item.seq);
}

// A message for the server. ``client`` names this one writing: sent again it has the same name, so that it cannot overtake a later one.
export function message(item) {
  const print = fingerprint(item.body);
  const unsure = item.sent.length > 0 && !(item.sent.length === 1 && item.sent[0] === print);
  if (!item.sent.includes(print)) item.sent = [...item.sent, print].slice(-50);
  if (item.left) stamp(item);
  else keep(item);
  const client = (item.seq.toString(36) + item.client).slice(0, 40);
  if (here.flights.size > 200) here.flights.clear(); // answers that never came
  here.flights.set(client, { item, seq: item.seq, op: item.op, body: copy(item.body) });
  const { person, address, seq, version, body, from, op } = item;
  return { person, address, client, seq, version: Math.max(version, 0), body, from, op, unsure };
}

export function stamp(item) {
  const { dirty: _dirty, left: _left, ...kept } = item;
  try {
    if (isUnchanged(item)) localStorage.setItem(keyOf(item), JSON.stringify(kept));
  } catch {
    // the copy there stays as it was
  }
}

export const isOwn = (item, body) => item.sent.includes(fingerprint(body));

// Sign-out: nothing of anybody stays on a shared device.
export function forget() {
  for (const item of here.items.values()) Object.assign(item, { dirty: false, body: {}, from: {}, op: '' });
  here.items.clear();
  here.flights.clear();
  for (const key of [...storedKeys(PREFIX), ...storedKeys('cc-timer:')]) remove(key);
}
