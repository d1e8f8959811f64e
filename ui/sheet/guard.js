// Without our own host settings Streamlit opens a "Connection error" dialog that takes the caret. Close it, give the caret back, lose no key meanwhile.
import { isConnected } from './link.js';

const dialog = () => document.querySelector('[role="dialog"]');

export function guardCaret(desk, input) {
  if (isConnected() || typeof input.selectionStart !== 'number') return;
  const watch = new AbortController();
  let taken = false; // by the dialog, not by the learner
  const type = (event) => {
    if (desk.focused() || event.key.length > 1 || event.ctrlKey || event.metaKey) return;
    taken ||= Boolean(dialog());
    if (!taken) return;
    event.preventDefault();
    event.stopPropagation();
    input.setRangeText(event.key, input.selectionStart, input.selectionEnd, 'end');
    input.dispatchEvent(new Event('input'));
  };
  window.addEventListener('keydown', type, { capture: true, signal: watch.signal });
  setTimeout(() => {
    const close = dialog()?.querySelector('button');
    if (!close || desk.focused()) {
      watch.abort();
      return;
    }
    taken = true;
    close.click();
    setTimeout(() => {
      watch.abort();
      const at = input.selectionStart;
      input.focus();
      input.setSelectionRange(at, at);
    }, 120); // the dialog fades out and holds the focus until then
  }, 30);
}
