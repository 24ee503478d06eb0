import { h } from 'basin/dom.js';

/** What went wrong, field by field where the server says so. */
export function problem(refusal) {
  return h(
    'div.error',
    { role: 'alert' },
    h('p', refusal.message),
    refusal.violations?.length > 0 &&
      h(
        'ul',
        refusal.violations.map(v => h('li', h('code', v.field), ` ${v.description}`)),
      ),
  );
}
