import { freshId, h } from 'basin/dom.js';

/**
 * A table under its caption; the first column heads its rows. On a narrow page the table scrolls sideways, its caption does not.
 * Null without rows.
 */
export function table(caption, header, rows) {
  if (rows.length === 0) return null;
  const title = h('p.caption', { id: freshId('caption') }, caption);
  return h(
    'div.table',
    title,
    h(
      'div.scroll',
      { tabindex: 0, role: 'region', 'aria-labelledby': title.id },
      h(
        'table',
        { 'aria-labelledby': title.id },
        h(
          'thead',
          h(
            'tr',
            header.map(name => h('th', { scope: 'col' }, name)),
          ),
        ),
        h(
          'tbody',
          rows.map(([head, ...cells]) =>
            h(
              'tr',
              h('th', { scope: 'row' }, head),
              cells.map((cell, i) => h('td', { 'data-head': header[i + 1] }, cell)),
            ),
          ),
        ),
      ),
    ),
  );
}

/** The same with a row for each item; `columns` are pairs of a name and what reads the cell from the item. */
export function tableOf(caption, columns, items) {
  const [header, readers] = [columns.map(([name]) => name), columns.map(([, read]) => read)];
  return table(
    caption,
    header,
    items.map(item => readers.map(read => read(item))),
  );
}
