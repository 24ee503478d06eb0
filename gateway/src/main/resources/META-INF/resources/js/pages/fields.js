import { freshId, h } from 'basin/dom.js';

const GLUE = ['MNLI', 'RTE', 'SST_2', 'MRPC', 'QNLI', 'QQP', 'COLA'];
const FILES = [
  ['trainPath', 'Training file (.tsv, .csv, .jsonl)', true],
  ['devPath', 'Held-out file', true],
];
const COLUMNS = [
  ['textColumn', 'Column of the sentence', true],
  ['secondTextColumn', 'Column of a second sentence', false],
  ['labelColumn', 'Column of the label', true],
];

const ON_THE_SERVER = [
  'Paths are the server’s, below the folders that it may read. What lies elsewhere is brought there by ',
  ['./basin upload'],
  ', and is then named ',
  ['upload:ID'],
  '.',
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
  const glue = hinted(
    [text(`${id}-path`, 'Folder with train.tsv and dev.tsv', false, 'empty: fetched by name')],
    'Leave it empty to have the server fetch the task from GLUE by its name. ',
    ON_THE_SERVER,
  );
  const fields = list => list.map(([key, name, required]) => text(`${id}-${key}`, name, required));
  const own = h('div.own', hinted(fields(FILES), ON_THE_SERVER), fields(COLUMNS));
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
  return { own: Object.fromEntries([...FILES, ...COLUMNS].map(([key]) => [key, data.get(`${id}-${key}`) || undefined])) };
}

const BY_NAME = [
  'NAME or OWNER/NAME, with @REVISION where one is meant: ',
  ['hub:NAME'],
  ' on the command line. The server fetches it when it is online.',
];

/** Chooses the pre-trained model. `read` turns the filled form into a ModelSource. */
export function modelField() {
  const select = h(
    'select',
    { name: 'model', onchange: () => show(select.value) },
    option('minilm-l6', 'MiniLM, 6 layers (comes with Basin)'),
    option('path', 'Hugging Face folder'),
    option('hub', 'Hugging Face hub, by name'),
  );
  const path = hinted([text('model-path', 'Folder with config.json and model.safetensors', true)], ON_THE_SERVER);
  const hub = hinted([text('model-hub', 'Name at the hub', true, 'bert-base-uncased')], BY_NAME);
  const show = value => {
    enable(path, value === 'path');
    enable(hub, value === 'hub');
  };
  show(select.value);
  return {
    node: h('fieldset', h('legend', 'Pre-trained model'), h('label.field', h('span', 'Model'), select), path, hub),
    read: modelSource,
  };
}

function modelSource(data) {
  const kind = data.get('model');
  if (kind === 'path') return { path: data.get('model-path') };
  if (kind === 'hub') return { hub: data.get('model-hub').replace(/^hub:/, '') };
  return { builtIn: kind };
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

// Fields with what to know about them beneath, in words and [code].
function hinted(fields, ...words) {
  const hint = h(
    'p.help',
    { id: freshId('help') },
    words.flat().map(word => (Array.isArray(word) ? h('code', word) : word)),
  );
  for (const field of fields) field.querySelector('input').setAttribute('aria-describedby', hint.id);
  return h('div', fields, hint);
}

// A part that does not apply is neither shown nor checked nor sent.
function enable(part, applies) {
  part.hidden = !applies;
  for (const input of part.querySelectorAll('input')) input.disabled = !applies;
}
