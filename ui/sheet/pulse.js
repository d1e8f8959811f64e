// Runs the whole page again on demand. It stands outside the courier's fragment: a server that was restarted knows no fragments before that.
import { here } from './drafts.js';

export default function (component) {
  here.pulse = component;
  window.dispatchEvent(new Event('cc-run')); // its data changes with every run of the page
}
