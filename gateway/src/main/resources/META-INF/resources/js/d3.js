/** D3 is loaded by a plain script tag before the modules, so that a report can carry it inline. */
export default globalThis.d3;
