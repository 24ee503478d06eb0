/** Marked is loaded by a plain script tag, as D3 is. */
export default globalThis.marked;
