import { path } from 'basin/address.js';
import { h } from 'basin/dom.js';
import { comparePage } from 'basin/pages/compare.js';
import { experimentPage } from 'basin/pages/experiment.js';
import { guidePage } from 'basin/pages/guide.js';
import { homePage } from 'basin/pages/home.js';
import { missingExperiment, missingPage } from 'basin/pages/missing.js';
import { startPage } from 'basin/pages/start.js';
import { choice, nextTheme, startTheme } from 'basin/theme.js';

const ROUTES = [
  [/^#\/new$/, startPage],
  [/^#\/experiments\/([^/]+)$/, experimentPage],
  [/^#\/compare(?:\/([^/]+)\/([^/]*))?$/, comparePage],
  [/^#\/guide(?:\/([\w-]+))?$/, guidePage],
  [/^#\/?$/, homePage],
  [/^/, missingPage],
];
const main = document.querySelector('main');
let leave = new AbortController();

startTheme();
themeButton(document.querySelector('#theme'));
document.querySelector('.skip').addEventListener('click', skip);
addEventListener('hashchange', () => show().then(() => main.focus({ preventScroll: true })));
show();

// A page is a function of the place to fill, a signal that says it was left, and what its address names.
async function show() {
  leave.abort();
  leave = new AbortController();
  const { signal } = leave;
  const [pattern, page] = ROUTES.find(([known]) => known.test(path()));
  main.replaceChildren();
  scrollTo(0, 0);
  try {
    await page(main, signal, ...path().match(pattern).slice(1));
  } catch (error) {
    if (signal.aborted) return;
    if (error.status === 404 && page === experimentPage) missingExperiment(main);
    else main.append(h('p.error', { role: 'alert' }, error.message));
  }
}

// Not by its address, which would name another page.
function skip(event) {
  event.preventDefault();
  main.focus();
}

function themeButton(button) {
  const shown = theme => (button.textContent = `Theme: ${theme}`);
  button.addEventListener('click', () => shown(nextTheme()));
  shown(choice());
}
