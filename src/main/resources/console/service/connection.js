// @ts-check
/** Whether the service answers: `api.js` reports failures here, views load again when it is back. */

let lost = false;
/** @type {Set<() => void>} */
const reconnected = new Set();
/** @type {Set<(lost: boolean) => void>} */
const changed = new Set();

/** @param {() => void} listener called each time the service answers again; @returns {() => void} what ends it */
export function onReconnect(listener) {
  reconnected.add(listener);
  return () => reconnected.delete(listener);
}

/** @param {(lost: boolean) => void} listener called with each change; @returns {() => void} what ends it */
export function onConnectionChange(listener) {
  changed.add(listener);
  return () => changed.delete(listener);
}

/** Notes that the service did not answer, and asks every two seconds until it does. */
export function connectionLost() {
  if (lost) return;
  set(true);
  const ask = () => fetch('/api/v1/samples', { cache: 'no-store' }).then(
    () => {
      set(false);
      reconnected.forEach((listener) => listener());
    },
    () => setTimeout(ask, 2000),
  );
  setTimeout(ask, 1000);
}

/** @param {boolean} state */
function set(state) {
  lost = state;
  changed.forEach((listener) => listener(state));
}
