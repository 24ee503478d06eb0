import { h } from 'basin/dom.js';

const GLUE = ['MNLI', 'RTE', 'SST_2', 'MRPC', 'QNLI', 'QQP', 'COLA'];
const OWN = [
  ['trainPath', 'Training file (.tsv, .csv, .jsonl)', true],
  ['devPath', 'Held-out file', true],
  ['textColumn', 'Column of the sentence', true],
  ['secondTextColumn', 'Column of a second sentence', false],
  ['labelColumn', 'Column of the label', true],
];

/** Chooses a task: built in, of GLUE, or the user's own files. `read` turns the filled form into a TaskSource. */
export function taskField(id, title, builtIn) {
  const select = h(
    'select',
    { name: id, onchange: () => show(select.value) },
    h(
      'optgroup',
      { label: 'Comes with Basin' },
      option('built-in:REVIEWS', 'Short reviews (single sentences)', builtIn === 'REVIEWS'),
      option('built-in:ENTAILMENT', 'Does it follow? (sentence pairs)', builtIn === 'ENTAILMENT'),
    ),
    h(
      'optgroup',
      { label: 'GLUE' },
      GLUE.map(task => option(`glue:${task}`, task.replace('_', '-').replace('COLA', 'CoLA'))),
    ),
    h('optgroup', { label: 'Your own' }, option('own:', 'Files with named columns')),
  );
  const glue = h('div', text(`${id}-path`, 'Folder with train.tsv and dev.tsv', false, 'empty: fetched when online'));
  const own = h(
    'div.own',
    OWN.map(([key, name, required]) => text(`${id}-${key}`, name, required)),
  );
  const show = value => {
    for (const [part, kind] of [
      [glue, 'glue:'],
      [own, 'own:'],
    ])
      enable(part, value.startsWith(kind));
  };
  show(select.value);
  return {
    node: h('fieldset', h('legend', title), h('label.field', h('span', 'Task'), select), glue, own),
    read: data => taskSource(id, data),
  };
}

function taskSource(id, data) {
  const [kind, task] = data.get(id).split(':');
  if (kind === 'built-in') return { builtIn: { task: `BUILT_IN_TASK_${task}` } };
  if (kind === 'glue') return { glue: { task: `GLUE_TASK_${task}`, path: data.get(`${id}-path`) || undefined } };
  return { own: Object.fromEntries(OWN.map(([key]) => [key, data.get(`${id}-${key}`) || undefined])) };
}

/** Chooses the pre-trained model. `read` turns the filled form into a ModelSource. */
export function modelField() {
  const select = h(
    'select',
    { name: 'model', onchange: () => enable(path, select.value === 'path') },
    option('minilm-l6', 'MiniLM, 6 layers (comes with Basin)'),
    option('path', 'Hugging Face folder'),
  );
  const path = h('div', text('model-path', 'Folder with config.json and model.safetensors', true));
  enable(path, false);
  return {
    node: h('fieldset', h('legend', 'Pre-trained model'), h('label.field', h('span', 'Model'), select), path),
    read: data => (data.get('model') === 'path' ? { path: data.get('model-path') } : { builtIn: data.get('model') }),
  };
}

function option(value, name, selected = false) {
  return h('option', { value, selected }, name);
}

function text(name, title, required, placeholder = '') {
  return h(
    'label.field',
    h('span', title),
    h('input', { name, required, placeholder, autocomplete: 'off', spellcheck: 'false' }),
  );
}

// A part that does not apply is neither shown nor checked nor sent.
function enable(part, applies) {
  part.hidden = !applies;
  for (const input of part.querySelectorAll('input')) input.disabled = !applies;
}
