import { h } from 'basin/dom.js';

const SAID = 1500; // milliseconds

/**
 * Copies words for who pressed a button, which says so for a moment. Browsers offer the clipboard to secure pages alone; the button
 * says `otherwise` where they do not, or a person refuses.
 */
export async function copy(words, button, otherwise) {
  button.dataset.name ??= button.textContent;
  const copied = await navigator.clipboard?.writeText(words).then(
    () => true,
    () => false,
  );
  button.textContent = copied ? 'Copied' : otherwise;
  setTimeout(() => (button.textContent = button.dataset.name), SAID);
}

/** The identifier of what is called `title`, as the command line takes it, with a button that copies it. */
export function copyable(id, title) {
  const press = event => copy(id, event.target, 'Select it');
  return h('span.id', h('code', id), h('button', { type: 'button', 'aria-label': `Copy ID of ${title}`, onclick: press }, 'Copy ID'));
}
