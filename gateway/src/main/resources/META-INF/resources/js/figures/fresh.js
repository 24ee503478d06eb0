/** Tells every figure of the page that what it was made from has changed. */
export function announceData() {
  document.dispatchEvent(new Event('basin-data'));
}

/** Calls back whenever data change, until the signal is aborted. */
export function onData(listener, signal) {
  document.addEventListener('basin-data', listener, { signal });
}
