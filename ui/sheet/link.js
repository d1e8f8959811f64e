// Whether this page is connected to Streamlit's websocket, and what to do once it is again.
const app = () => document.querySelector('[data-testid="stApp"]');

export const isConnected = () => [undefined, 'CONNECTED'].includes(app()?.dataset.testConnectionState);

// Calls ``act`` at every change from apart to connected, until ``signal`` ends it.
export function onReconnected(act, signal) {
  let was = isConnected();
  const look = new MutationObserver(() => {
    const is = isConnected();
    if (is && !was) act();
    was = is;
  });
  look.observe(app() ?? document.body, { attributes: true, attributeFilter: ['data-test-connection-state'] });
  signal.addEventListener('abort', () => look.disconnect());
}

// What Streamlit is told while it is apart is lost: so wait.
export function whenConnected(act) {
  if (isConnected()) {
    act();
    return;
  }
  const once = new AbortController();
  const then = () => {
    once.abort();
    act();
  };
  onReconnected(then, once.signal);
}
