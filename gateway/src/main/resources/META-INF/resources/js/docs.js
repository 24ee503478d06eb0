import marked from 'basin/marked.js';
import { h } from 'basin/dom.js';

// A report carries the documents; beside the page they lie as files.
const carried = JSON.parse(document.querySelector('#docs')?.textContent ?? 'null');

/** The documents that tell how to read results, by name and title. */
export const GUIDES = [
  ['reading-figures', 'The figures'],
  ['reading-claims', 'The claims'],
  ['reading-a-landscape', 'A landscape'],
  ['reading-layers', 'Which layers matter'],
  ['reading-layer-changes', 'The change of layers'],
  ['files', 'Files of a landscape'],
];

/** Where a guide stands: on its own page, or further down in a report. */
export const guideLink = name => (carried ? `#${name}` : `#/guide/${name}`);

/** A document of docs/ as Markdown. */
export async function guide(name) {
  if (carried) return carried[name];
  const response = await fetch(`docs/${name}.md`);
  if (!response.ok) throw new Error(`The server holds no document “${name}”.`);
  return response.text();
}

/** Markdown of docs/ as an element. It comes from the jar, as the page itself does, and is trusted like it. */
export function prose(markdown) {
  const node = h('div.prose');
  node.innerHTML = marked.parse(markdown);
  for (const link of node.querySelectorAll('a[href$=".md"]'))
    link.setAttribute('href', guideLink(link.getAttribute('href').replace(/\.md$/, '')));
  return node;
}
