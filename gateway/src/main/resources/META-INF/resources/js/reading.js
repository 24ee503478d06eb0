import { guide, prose } from 'basin/docs.js';

const SECTIONS = new Map(
  (await guide('reading-figures'))
    .split(/^## /m)
    .slice(1)
    .map(section => section.split(/\n([\s\S]*)/, 2)),
);

/** How to read the figure of this title, from docs/reading-figures.md. */
export function reading(title) {
  if (!SECTIONS.has(title)) throw new Error(`docs/reading-figures.md has no section “${title}”.`);
  return prose(SECTIONS.get(title));
}
