/** Four significant digits, or the plain word for what is not finite. */
export function value(number, digits = 4) {
  if (number == null) return '–';
  if (Number.isNaN(number)) return 'not a number';
  if (!Number.isFinite(number)) return number > 0 ? '∞' : '−∞';
  if (number === 0) return '0';
  const size = Math.abs(number);
  const shown =
    size >= 1e6 || size < 1e-4 ? number.toExponential(digits - 2) : String(Number(number.toPrecision(digits)));
  return shown.replaceAll('-', '−');
}

/** A value with its standard error, the error to two digits. */
export function withError(number, standardError) {
  return standardError == null || standardError === 0 ? value(number) : `${value(number)} ± ${twoDigits(standardError)}`;
}

// With the last nought, which says how well the error is known.
function twoDigits(error) {
  return error >= 1e-4 && error < 10 ? error.toPrecision(2) : value(error, 2);
}

const ERROR = '_standard_error';

/** Named figures, each with its standard error where one goes with it: 'accuracy 0.9453 ± 0.030'. */
export function figuresInWords(figures) {
  return Object.entries(figures)
    .filter(([name]) => !name.endsWith(ERROR))
    .map(([name, v]) => `${name} ${withError(Number(v), Number(figures[name + ERROR] ?? 0))}`);
}

export function percent(share) {
  return `${Math.round(100 * share)} %`;
}

export function duration(seconds) {
  if (seconds == null || !Number.isFinite(seconds)) return '–';
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

export function bytes(count) {
  if (count < 1024) return `${count} B`;
  const units = ['KiB', 'MiB', 'GiB'];
  const power = Math.min(units.length, Math.floor(Math.log2(count) / 10));
  return `${(count / 1024 ** power).toPrecision(3)} ${units[power - 1]}`;
}

export function count(number) {
  return number.toLocaleString('en');
}

export function when(date) {
  return date ? date.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' }) : '–';
}

/** 'not_supported' as 'not supported'. */
export function words(identifier) {
  return identifier.replaceAll('_', ' ');
}

const STATES = { pending: 'waiting', succeeded: 'done' };

/** A state as the command line says it too. */
export function stateInWords(state) {
  return STATES[state] ?? words(state);
}

const RULERS = { delta1: 'in units of ‖δ1‖', absolute: 'absolute', theta1: 'relative to ‖θ1‖' };

/** 'basin_area@0.25/delta1' as 'basin area @ 0.25, in units of ‖δ1‖'. */
export function measureName(id) {
  const [what, ...rest] = id.split('/');
  return [words(what).replace('@', ' @ '), ...rest.map(part => RULERS[part] ?? words(part))].join(', ');
}
