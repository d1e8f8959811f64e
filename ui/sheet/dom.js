// Small things every part of a sheet needs: elements, ids, sentences, fingerprints. It knows no sheet.
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'; // 32 of them, so that a byte falls on each equally often

export function newId(length = 10) {
  // randomUUID needs https; this does not
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => LETTERS[byte % 32]).join('');
}

export const copy = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

export function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props || {})) {
    if (value === null || value === undefined) continue;
    if (name in node && !name.includes('-')) node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export function button(text, act, props) {
  // aria-disabled instead of disabled: a button that stops working must not take the focus away
  const onclick = (event) => event.currentTarget.getAttribute('aria-disabled') !== 'true' && act(event);
  return el('button', { type: 'button', onclick, ...props }, text);
}

export function icon(sign, name, act, props) {
  const shown = el('span', { 'aria-hidden': 'true' }, sign);
  const node = button(shown, act, { title: name, ...props });
  node.classList.add('icon');
  return node;
}

export const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));

export function count(forms, n, values) {
  // forms: the sentence for 1, for a few and for many; most languages use two of them
  const rule = new Intl.PluralRules(document.documentElement.lang || 'en').select(n);
  const pattern = rule === 'one' ? forms[0] : rule === 'few' || rule === 'two' ? forms[1] : forms[2];
  return fill(pattern, { n, ...values });
}

export function clock(iso) {
  // the server's time in the learner's zone; the date only when it is not today
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return '';
  const today = new Date().toDateString() === time.toDateString();
  const day = today ? {} : { day: 'numeric', month: 'short' };
  return time.toLocaleString(document.documentElement.lang || undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...day });
}

const sorted = (value) => {
  if (Array.isArray(value)) return value.map(sorted);
  if (value && typeof value === 'object') return Object.fromEntries(Object.keys(value).sort().map((name) => [name, sorted(value[name])]));
  // the server composes texts and drops control characters before it keeps them
  return typeof value === 'string' ? value.replace(/\r\n?/g, '\n').replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '').normalize('NFC') : value;
};

export const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

export function fingerprint(value) {
  // 53 bits, enough to know one's own few bodies again (after cyrb53 by bryc, public domain)
  const text = typeof value === 'string' ? value : JSON.stringify(sorted(value));
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
