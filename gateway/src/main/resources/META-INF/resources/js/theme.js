const KEY = 'basin-theme';
const CHOICES = ['auto', 'light', 'dark'];
const system = matchMedia('(prefers-color-scheme: dark)');

/** The colours of a figure as the style sheet defines them; figures carry them as attributes, so that a saved one stays itself. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const read = name => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: read('ink'),
    muted: read('muted'),
    rule: read('rule'),
    paper: read('paper'),
    lost: read('lost'),
    pretrained: read('pretrained'),
    scratch: read('scratch'),
    'pretrained-second': read('pretrained-second'),
    'scratch-second': read('scratch-second'),
    font: style.getPropertyValue('--sans').trim(),
  };
}

/** Applies the choice of the last visit and goes on following the system. */
export function startTheme() {
  apply(choice());
  system.addEventListener('change', () => apply(choice()));
}

/** Goes to the next of auto, light, dark and answers it. */
export function nextTheme() {
  const next = CHOICES[(CHOICES.indexOf(choice()) + 1) % CHOICES.length];
  remember(next);
  apply(next);
  return next;
}

/** Calls back whenever colours change, until the signal is aborted. */
export function onTheme(listener, signal) {
  document.addEventListener('basin-theme', listener, { signal });
}

export function choice() {
  try {
    return localStorage.getItem(KEY) ?? 'auto';
  } catch {
    return 'auto'; // storage is closed to files and private windows of some browsers
  }
}

function remember(next) {
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // the choice then lasts until the page is left
  }
}

function apply(next) {
  const dark = next === 'dark' || (next === 'auto' && system.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.dispatchEvent(new Event('basin-theme'));
}
