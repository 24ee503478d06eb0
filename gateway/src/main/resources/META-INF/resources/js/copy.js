import { h } from 'basin/dom.js';

const SAID = 1500; // milliseconds

/**
 * Copies words for who pressed a button, which says so for a moment. Browsers offer the clipboard to secure pages alone; the button
 * says `otherwise` where they do not.
 */
export async function copy(words, button, otherwise) {
  button.dataset.name ??= button.textContent;
  await navigator.clipboard?.writeText(words).catch(() => {});
  button.textContent = navigator.clipboard ? 'Copied' : otherwise;
  setTimeout(() => (button.textContent = button.dataset.name), SAID);
}

/** An identifier as the command line takes it, with a button that copies it. */
export function copyable(id) {
  const press = event => copy(id, event.target, 'Select it');
  return h('span.id', h('code', id), h('button', { type: 'button', onclick: press }, 'Copy ID'));
}
