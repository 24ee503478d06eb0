// What the address says after its path: how each figure is set, as `surfaces.view=space`, and which part to go to, as `at=surfaces`.

/** The path of the address, without what comes after. */
export function path() {
  return location.hash.split('?')[0] || '#';
}

/**
 * The settings of a figure: its usual ones, save where the address has others. `options` holds, for settings that are one of a few,
 * those few as {id}; anything else in the address is passed over.
 */
export function restored(figure, usual, options = {}) {
  const said = query();
  return Object.fromEntries(
    Object.entries(usual).map(([key, value]) => [key, read(said.get(`${figure}.${key}`), value, options[key])]),
  );
}

function read(said, usual, options) {
  if (said == null) return usual;
  if (options) return options.some(option => option.id === said) ? said : usual;
  if (typeof usual === 'boolean') return said === 'true';
  return said !== '' && Number.isFinite(Number(said)) ? Number(said) : usual;
}

/** Writes a figure's settings into the address, those that are not usual; the page stays as it is. */
export function keep(figure, state, usual) {
  const said = query();
  for (const [key, value] of Object.entries(usual)) {
    if (state[key] === value) said.delete(`${figure}.${key}`);
    else said.set(`${figure}.${key}`, typeof state[key] === 'number' ? Number(state[key].toPrecision(4)) : state[key]);
  }
  write(said);
}

/** Makes the address lead to one part of the page, and answers it whole. */
export function pointAt(id) {
  const said = query();
  said.set('at', id);
  write(said);
  return location.href;
}

/** An address of this page that leads to one part of it. */
export function linkTo(id) {
  return `${path()}?at=${id}`;
}

/** Leads to one part of the page, in the address too. */
export function go(id) {
  pointAt(id);
  goToPart();
}

/** Brings the part that the address leads to before the eyes and under the keys, opened where it was closed. */
export function goToPart() {
  const part = document.getElementById(query().get('at') ?? '');
  if (!part) return;
  if (part.matches('details')) part.open = true;
  part.scrollIntoView();
  focusable(part).focus({ preventScroll: true });
}

function focusable(part) {
  const target = part.querySelector('.stage, summary, h2') ?? part;
  if (target.matches('h2')) target.tabIndex = -1;
  return target;
}

function query() {
  return new URLSearchParams(location.hash.split('?')[1] ?? '');
}

function write(said) {
  history.replaceState(history.state, '', [path(), said.toString()].filter(Boolean).join('?'));
}
