// A clock the learner may start and hide. It cuts nothing off: what is written always counts.
import { button, el, fill } from './dom.js';

export function drawTimer(desk) {
  const { words, item } = desk;
  const minutes = desk.sheet.timer;
  const key = `cc-timer:${encodeURIComponent(item.person)}:${encodeURIComponent(item.address)}`;
  const read = () => {
    try {
      return Number(localStorage.getItem(key)) || 0;
    } catch {
      return 0;
    }
  };
  const write = (value) => {
    try {
      if (value) localStorage.setItem(key, String(value));
      else localStorage.removeItem(key);
    } catch {
      // it runs until the page is left
    }
  };
  let begun = read();
  let isOver = false;
  const text = el('span', { className: 'time' });
  const start = button(words.timerStart, () => change(Date.now(), hide));
  const hide = button(words.timerHide, () => change(0, start));
  const node = el('div', { className: 'timer' }, text, start, hide);

  function show() {
    const left = Math.ceil(begun / 1000 + minutes * 60 - Date.now() / 1000);
    start.hidden = begun > 0;
    hide.hidden = !begun;
    if (!begun) text.textContent = fill(words.timer, { minutes });
    else if (left > 0) text.textContent = fill(words.timerLeft, { time: `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` });
    else text.textContent = words.timerOver;
    if (begun && left <= 0 && !isOver) desk.say(words.timerOver);
    isOver = begun > 0 && left <= 0;
  }

  function change(value, next) {
    begun = value;
    write(value);
    show();
    next.focus();
  }

  show();
  const ticking = setInterval(show, 1000);
  desk.clear.signal.addEventListener('abort', () => clearInterval(ticking));
  return node;
}
