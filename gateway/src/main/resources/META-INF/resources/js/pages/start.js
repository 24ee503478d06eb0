import { about, createExperiment } from 'basin/api.js';
import { h } from 'basin/dom.js';
import { modelField, taskField } from 'basin/pages/fields.js';
import { problem } from 'basin/pages/problem.js';
import { sizesField, sizesInWords } from 'basin/pages/sizes.js';

const PRESETS = [
  ['PRESET_DEMO', 'Demo', 'A first look: a few minutes on two cores.'],
  ['PRESET_QUICK', 'Quick', 'Minutes: subsets of the data, a coarse grid.'],
  ['PRESET_STANDARD', 'Standard', 'Hours on a workstation: thousands of examples, a finer grid.'],
  ['PRESET_PAPER', 'Paper', 'The paper’s sizes: 40 × 40 points on [−4, 4]². Wants a GPU or patience.'],
];

/** The form that starts an experiment; every field is filled in well enough to send it at once. */
export async function startPage(main, signal) {
  document.title = 'New experiment · Basin';
  const { presets } = await about();
  if (signal.aborted) return;
  const target = taskField('task', 'Target task', 'REVIEWS');
  const second = taskField('second-task', 'Second task (the β axis)', 'ENTAILMENT');
  const model = modelField();
  const sizes = sizesField(presets);
  sizes.show(PRESETS[0][0]);
  const trouble = h('div');
  const form = h(
    'form.start',
    { onsubmit: event => send(event, form, { target, second, model, sizes }, trouble) },
    h('p.crumb', h('a', { href: '#/' }, 'Experiments')),
    h('h1', 'New experiment'),
    h(
      'fieldset',
      h('legend', 'Size'),
      PRESETS.map(([value, name, words], i) =>
        h(
          'label.preset',
          h('input', { type: 'radio', name: 'preset', value, checked: i === 0, onchange: () => sizes.show(value) }),
          h('span', h('strong', name), ' ', words, h('span.facts', sizesInWords(presets[value]))),
        ),
      ),
    ),
    target.node,
    second.node,
    model.node,
    sizes.node,
    h(
      'details',
      h('summary', 'Name, seeds, repetitions, device'),
      h(
        'fieldset',
        field('displayName', 'Name', { placeholder: 'made from task and model' }),
        field('runSeed', 'Seed of heads, order and dropout', { type: 'number', step: 1, placeholder: '0' }),
        field('theta0Seed', 'Seed of random weights', { type: 'number', step: 1, placeholder: '0' }),
        field('repetitions', 'Repetitions with the next seeds', { type: 'number', min: 1, step: 1, placeholder: '1' }),
        field('furtherEpochs', 'Epochs to train on for, to see overfitting', {
          type: 'number',
          min: 0,
          step: 1,
          placeholder: '0',
        }),
        h(
          'label.field',
          h('span', 'Device'),
          h(
            'select',
            { name: 'device' },
            h('option', { value: '' }, 'server’s choice'),
            h('option', 'cpu'),
            h('option', 'cuda'),
          ),
        ),
      ),
    ),
    trouble,
    h('div.actions', h('button.primary', { type: 'submit' }, 'Start')),
  );
  main.append(form);
}

function field(name, title, properties) {
  return h('label.field', h('span', title), h('input', { name, autocomplete: 'off', ...properties }));
}

async function send(event, form, parts, trouble) {
  event.preventDefault();
  const button = form.querySelector('[type=submit]');
  button.disabled = true;
  try {
    location.hash = `#/${(await createExperiment(spec(new FormData(form), parts))).name}`;
  } catch (refusal) {
    trouble.replaceChildren(problem(refusal));
    button.disabled = false;
  }
}

/** The ExperimentSpec of a filled form; fields left empty are left to the server. */
function spec(data, { target, second, model, sizes }) {
  const given = name => data.get(name) || undefined;
  const device = given('device');
  return sizes.fill({
    displayName: given('displayName'),
    preset: data.get('preset'),
    task: target.read(data),
    secondTask: second.read(data),
    model: model.read(data),
    runSeed: given('runSeed'),
    theta0Seed: given('theta0Seed'),
    repetitions: given('repetitions') && Number(given('repetitions')),
    furtherEpochs: given('furtherEpochs') && Number(given('furtherEpochs')),
    numericPath: device && { device },
  });
}
