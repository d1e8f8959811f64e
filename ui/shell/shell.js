// What every page carries unseen: the sign-in cookie, the title, the language, and where the focus is after a page switch.
const PAGE = '__courseCompanionPage';
const NEAR = '__courseCompanionNear';
const sent = new Set();
let arriving = false; // on a page that was switched to just now
let trail = []; // what had the focus last, and what it stands in

function post(path, body) {
  const base = document.baseURI.endsWith('/') ? document.baseURI : new URL('./', document.baseURI).href;
  return fetch(new URL(path, base), {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-cc': '1' },
    body: JSON.stringify(body),
  });
}

function cookie(component) {
  const d = component.data;
  if (d.ticket && !sent.has(d.ticket)) {
    sent.add(d.ticket);
    post('passport', { ticket: d.ticket })
      .then((answer) => answer.ok || component.setTriggerValue('late', d.ticket))
      .catch(() => sent.delete(d.ticket)); // offline: the next run tries again
  }
  if (d.token) {
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `${d.name}=${d.token}; Max-Age=${d.seconds}; Path=/; SameSite=Lax${secure}`;
  }
  if (d.leave && !sent.has(d.leave)) {
    sent.add(d.leave);
    window.dispatchEvent(new Event('cc-forget'));
    if (d.asgi) post('passport/leave', {}).catch(() => {});
    document.cookie = 'cc_session=; Max-Age=0; Path=/; SameSite=Lax';
  }
}

function focus(d, live) {
  const first = window[PAGE] === undefined;
  if (window[PAGE] === d.page) return;
  window[PAGE] = d.page;
  if (first) return;
  setTimeout(() => {
    toHeading(d.page);
    live.textContent = d.title;
  }, 150);
}

// While the server still works, the heading of the page before stands there and takes the focus along when it goes: then once more.
function toHeading(page, again = 0) {
  if (window[PAGE] !== page) return;
  const heading = document.querySelector('[data-testid="stMain"] h1');
  const at = document.activeElement;
  if (again && at !== document.body && at?.localName !== 'h1') { // the reader has gone on
    arriving = false;
    return;
  }
  if (heading && (again ? at === document.body : !at?.closest('input, textarea'))) {
    heading.setAttribute('tabindex', '-1');
    heading.style.outline = 'none';
    heading.focus({ preventScroll: true });
  }
  arriving = again < 30;
  if (arriving) setTimeout(() => toHeading(page, again + 1), 150);
}

// What had the focus may go or be switched off when the page is drawn anew, a button that is used up for one: the nearest part that stands takes it.
function follow(event) {
  trail = [];
  for (let node = event.target; node && node !== document.body; node = node.parentElement) trail.push(node);
}

function keepNear() {
  const stands = (node) => node.isConnected && !node.disabled;
  if (arriving || !trail.length || stands(trail[0]) || document.activeElement !== document.body) return;
  const main = document.querySelector('[data-testid="stMain"]');
  const near = trail.find(stands);
  trail = [];
  if (!near || !main?.contains(near)) return;
  near.setAttribute('tabindex', '-1');
  near.style.outline = 'none';
  near.focus({ preventScroll: true });
}

// Streamlit 1.67 names the place to drop a file, and gives it the one role that takes no name.
function nameDropzones() {
  for (const zone of document.querySelectorAll('[data-testid="stFileUploaderDropzone"][role="presentation"]')) zone.setAttribute('role', 'group');
}

if (!window[NEAR]) {
  window[NEAR] = true;
  document.addEventListener('focusin', follow);
  new MutationObserver(() => {
    keepNear();
    nameDropzones();
  }).observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'role'] });
  nameDropzones();
}

// On a host without our web half Streamlit takes the first visit after a start for one to an unknown page and says so.
function closeFalseAlarm(tries = 20) {
  const close = document.querySelector('[role="dialog"] button[aria-label="Close"]');
  if (close) close.click();
  else if (tries) setTimeout(() => closeFalseAlarm(tries - 1), 150);
}

// A link may name an activity (?to=…): its newest comment, or the activity itself, is brought into view once it stands still.
function bring(to, tries = 12, hold = new AbortController()) {
  if (hold.signal.aborted) return; // the reader has moved on
  if (tries === 12) for (const sign of ['wheel', 'touchstart', 'keydown', 'pointerdown']) window.addEventListener(sign, () => hold.abort(), { once: true, signal: hold.signal });
  const activity = document.querySelector(`.st-key-activity-${CSS.escape(to.replace(/[^\w-]/g, '-'))}`);
  const comments = activity?.querySelectorAll('[class*="st-key-review-"]');
  (comments?.length ? comments[comments.length - 1] : activity)?.scrollIntoView({ block: 'center' });
  if (tries) setTimeout(() => bring(to, tries - 1, hold), 250);
}

let brought = '';

export default function (component) {
  const d = component.data;
  if (!d) return;
  document.documentElement.lang = d.lang;
  cookie(component);
  if (d.misled) closeFalseAlarm();
  const to = new URLSearchParams(location.search).get('to') || '';
  if (to && to !== brought) bring(to);
  brought = to;
  focus(d, component.parentElement.querySelector('[role=status]'));
}
