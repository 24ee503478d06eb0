import { h } from 'basin/dom.js';

export function missingPage(main) {
  missing(main, 'page', 'The address may be mistyped.');
}

export function missingExperiment(main) {
  missing(main, 'experiment', 'It may have been deleted, or the address may be mistyped.');
}

function missing(main, what, reason) {
  document.title = `No such ${what} · Basin`;
  main.replaceChildren(
    h('h1', `There is no such ${what}`),
    h('p', reason),
    h('div.actions', h('a.button', { href: '#/' }, 'All experiments')),
  );
}
