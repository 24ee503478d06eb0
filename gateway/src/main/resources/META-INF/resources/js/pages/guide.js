import { GUIDES, guide, guideLink, prose } from 'basin/docs.js';
import { h } from 'basin/dom.js';

/** A document of docs/, and the way to the others. */
export async function guidePage(main, signal, name = GUIDES[0][0]) {
  const text = prose(await guide(name));
  if (signal.aborted) return;
  document.title = `${text.querySelector('h1').textContent} · Basin`;
  main.append(
    h(
      'div.guide',
      h(
        'nav.guides',
        { 'aria-label': 'Guides' },
        GUIDES.map(([key, title]) => h('a', { href: guideLink(key), 'aria-current': key === name && 'page' }, title)),
      ),
      text,
    ),
  );
}
