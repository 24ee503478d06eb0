import { go, linkTo } from 'basin/address.js';
import { h } from 'basin/dom.js';

const BESIDE = matchMedia('(min-width: 1100px)'); // as in basin.css: there the list stands beside what it lists

/** Sections with a list of them, and of what is in them, to go to: beside them, or above them and closed where the page is narrow. */
export function withContents(sections) {
  const known = sections.filter(Boolean);
  return h(
    'div.results',
    h(
      'nav.contents',
      { 'aria-label': 'On this page' },
      h('details', { open: BESIDE.matches }, h('summary', 'On this page'), list(known)),
    ),
    h('div.parts', known),
  );
}

function list(nodes) {
  return h('ul', nodes.map(entry));
}

function entry(node) {
  const inner = [...node.querySelectorAll('.claim[id], .figure')];
  return h('li', link(node), inner.length > 0 && list(inner));
}

function link(node) {
  const name = node.dataset.entry ?? node.querySelector('h2, h3').textContent;
  return h('a', { href: linkTo(node.id), onclick: event => follow(event, node.id) }, name);
}

// A plain click stays on the page, where figures keep what was chosen in them.
function follow(event, id) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(id);
}
