// What the address says after its path: how each figure is set, as `surfaces.view=space`, and which one to go to, as `at=surfaces`.

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

/** Makes the address lead to one figure, and answers it whole. */
export function pointAt(figure) {
  const said = query();
  said.set('at', figure);
  write(said);
  return location.href;
}

/** Brings the figure that the address leads to before the eyes. */
export function goToFigure() {
  const figure = document.getElementById(query().get('at') ?? '');
  figure?.scrollIntoView();
  figure?.querySelector('.stage')?.focus({ preventScroll: true });
}

function query() {
  return new URLSearchParams(location.hash.split('?')[1] ?? '');
}

function write(said) {
  history.replaceState(history.state, '', [path(), said.toString()].filter(Boolean).join('?'));
}
