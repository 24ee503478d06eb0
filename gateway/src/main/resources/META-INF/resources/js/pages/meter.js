import { h } from 'basin/dom.js';

/** A bar from 0 to 1. */
export function meter(share, name) {
  return h('progress', { max: 1, value: share, 'aria-label': name });
}
