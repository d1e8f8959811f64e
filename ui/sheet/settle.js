// What an acknowledgement does to a draft. One place for the rules, whether the draft's sheet is on the screen or not.
import { drop, holdLeft, isOwn, isUnchanged, keep, stamp } from './drafts.js';
import { copy, fingerprint } from './dom.js';

// Returns whether the draft should be sent again at once.
export function settle(flight, ack) {
  const { item } = flight;
  const latest = item.seq === flight.seq && isUnchanged(item);
  if (ack.state === 'saved' || ack.state === 'handed' || ack.state === 'problems') {
    acknowledged(flight, ack, latest);
    return false;
  }
  const known = Number.isInteger(ack.version) && ack.version <= item.version;
  if (known && (ack.state === 'stale' || ack.state === 'clash' || ack.state === 'merged')) {
    return item.dirty; // overtaken by a later answer
  }
  if (ack.state === 'stale' || ack.state === 'clash') return disputed(item, ack);
  if (ack.state === 'merged') return merged(flight, ack, latest);
  if (ack.state === 'refused' && latest) hold(item); // not sent again before the next change
  return false;
}

function acknowledged(flight, ack, latest) {
  const { item } = flight;
  if (ack.version >= item.version) {
    const print = item.sent.indexOf(fingerprint(flight.body));
    Object.assign(item, { version: ack.version, from: flight.body, sent: item.sent.slice(print + 1) });
  }
  if (flight.op && item.op === flight.op && ack.state !== 'saved') item.op = '';
  if (latest) drop(item);
  else keepOrStamp(item);
}

// The server holds a newer draft. When it is one of our own whose acknowledgement was lost, we go on from it; else the learner is asked.
function disputed(item, ack) {
  const own = isOwn(item, ack.body);
  if (own) Object.assign(item, { from: ack.body, version: ack.version });
  item.sent = [];
  if (own || ack.state === 'stale') {
    keepOrStamp(item);
    return true;
  }
  item.op = '';
  hold(item);
  return false;
}

function merged(flight, ack, latest) {
  const { item } = flight;
  item.op = ''; // what was handed in must be what the learner saw
  item.sent = [];
  if (latest) {
    // two bodies, never one: what is written into the one must show as a change from the other
    Object.assign(item, { body: ack.body, from: copy(ack.body), version: ack.version, laid: {} });
    drop(item);
    return false;
  }
  item.from = flight.body; // typed on meanwhile: merge again, from what was sent then
  keepOrStamp(item);
  return true;
}

function keepOrStamp(item) {
  if (item.left) stamp(item);
  else keep(item);
}

function hold(item) {
  if (item.left) holdLeft(item);
  else {
    item.held = true;
    keep(item);
  }
}
