// Where the text of a sheet comes from when it opens: this document, else a copy on this device, else the server.
import { fit } from './conditions.js';
import { copy, same } from './dom.js';
import { drop, isOwn, keep, leftBehind } from './drafts.js';

// Brings the draft up to date and returns whether it holds something the server may not have.
export function collect(item, d) {
  const [left, ...older] = leftBehind(item.person, item.address);
  for (const one of older) if (same(one.body, d.body)) drop(one);
  if (item.dirty) return true;
  if (left && !same(left.body, d.body)) return adopt(item, left, d);
  if (left) drop(left);
  if (d.version > item.version) take(item, d);
  return false;
}

// A draft that an earlier load of the page left here: we go on from it. What it had sent may have arrived without our knowing.
function adopt(item, left, d) {
  const { from, version, sent, seq, op } = left;
  Object.assign(item, { body: fit(d.sheet.parts, left.body), from, version, sent, seq, op });
  if (d.version > version && isOwn(item, d.body)) Object.assign(item, { from: copy(d.body), version: d.version });
  if (keep(item)) drop(left);
  return true;
}

export function take(item, d) {
  Object.assign(item, { body: copy(d.body), from: copy(d.body), version: d.version, sent: [], saved: d.saved, laid: {} });
}
