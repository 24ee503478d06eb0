import { STARTS } from 'basin/data/quantities.js';
import { h } from 'basin/dom.js';
import { bytes } from 'basin/format.js';
import { table } from 'basin/results/table.js';

/** Where the results come from: what was asked for, with which versions, inputs and seeds. */
export function origin(experiment) {
  const known = STARTS.flatMap(start =>
    Object.entries(experiment.starts[start.id])
      .filter(([, part]) => part?.provenance)
      .map(([role, part]) => ({ name: `${start.name}, ${role}`, ...part.provenance })),
  );
  return h(
    'section#origin',
    h('h2', 'Where this comes from'),
    known.length > 0 &&
      table(
        'Versions, inputs and seeds of every part',
        ['Part', 'Basin', 'libtorch', 'Seeds', 'Inputs (SHA-256)', 'Request (SHA-256)'],
        known.map(p => [p.name, p.version, p.libtorch, pairs(p.seeds), digests(p.inputs), digest(p.request)]),
      ),
    h(
      'details',
      h('summary', 'What was asked for'),
      h('pre', { tabindex: 0 }, JSON.stringify(experiment.spec, null, 2)),
    ),
  );
}

function pairs(map) {
  return Object.entries(map)
    .map(([name, v]) => `${name} ${v}`)
    .join(', ');
}

function digests(map) {
  return Object.entries(map).map(([role, sha256]) => h('div', `${role} `, digest(sha256)));
}

function digest(sha256) {
  return h('code', { title: sha256 }, sha256.slice(0, 12));
}

/** The files of the experiment and its parts; `link` answers the address of a key, or is absent where nothing serves them. */
export function files(experiment, link) {
  if (experiment.artifacts.length === 0) return null;
  const name = file =>
    link ? h('a', { href: link(file.key), download: true }, file.title || file.key) : file.title || file.key;
  return h(
    'section#files',
    h('h2', 'Files'),
    table(
      'Files in the artifact store',
      ['File', 'Key', 'Type', 'Size', 'SHA-256'],
      experiment.artifacts.map(file => [
        name(file),
        h('code', file.key),
        file.type,
        bytes(file.bytes),
        digest(file.sha256),
      ]),
    ),
  );
}
