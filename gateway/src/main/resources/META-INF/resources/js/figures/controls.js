import { freshId, h } from 'basin/dom.js';

/** A row of choices of which one holds; arrow keys move among them, as among all radio buttons. */
export function switcher(name, options, state, key, changed) {
  const group = freshId(key);
  return h(
    'fieldset.switch',
    h('legend', name),
    options.map(({ id, name: title }) =>
      h(
        'label',
        h('input', {
          type: 'radio',
          name: group,
          value: id,
          checked: state[key] === id,
          onchange: () => choose(state, key, id, changed),
        }),
        h('span', title),
      ),
    ),
  );
}

export function toggle(name, state, key, changed) {
  return h(
    'label.toggle',
    h('input', {
      type: 'checkbox',
      checked: state[key],
      onchange: event => choose(state, key, event.target.checked, changed),
    }),
    h('span', name),
  );
}

/** A slider over the powers between two positive values; its reading stands beside it. */
export function slider(name, { min, max, at, state, key, shown, changed }) {
  const place = value => Math.round((1000 * Math.log(value / min)) / Math.log(max / min));
  const value = position => min * (max / min) ** (position / 1000);
  const reading = h('output', shown(at));
  return h(
    'label.slider',
    h('span', name),
    h('input', {
      type: 'range',
      min: 0,
      max: 1000,
      step: 10,
      value: place(at),
      oninput: event => {
        choose(state, key, value(event.target.valueAsNumber), changed);
        reading.value = shown(state[key]);
      },
    }),
    reading,
  );
}

function choose(state, key, value, changed) {
  state[key] = value;
  changed();
}
