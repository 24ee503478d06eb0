import { goToPart } from 'basin/address.js';
import { readExperiment } from 'basin/data/experiment.js';
import { begun, readSurface } from 'basin/data/surface.js';
import { GUIDES, guide, prose } from 'basin/docs.js';
import { h } from 'basin/dom.js';
import { duration, when } from 'basin/format.js';
import { withContents } from 'basin/results/contents.js';
import { results } from 'basin/results/results.js';
import { startTheme } from 'basin/theme.js';

const data = JSON.parse(document.querySelector('#data').textContent);
const experiment = readExperiment(data.experiment);
const surfaces = Object.fromEntries(
  Object.entries(data.surfaces)
    .map(([phase, surface]) => [phase, readSurface(surface)])
    .filter(([, surface]) => begun(surface)),
);

startTheme();
document.title = `${experiment.title} · Basin report`;
document
  .querySelector('main')
  .append(
    h(
      'header.head',
      h('h1', experiment.title),
      h(
        'p.muted',
        `Basin report · ${when(experiment.created)}${experiment.elapsed ? ` · took ${duration(experiment.elapsed)}` : ''}`,
      ),
    ),
    withContents([...results({ experiment, surfaces }), await guides()]),
  );
goToPart();

// The documents that the figures’ notes lead to.
async function guides() {
  const texts = await Promise.all(GUIDES.map(([name]) => guide(name)));
  return h(
    'section#guides',
    h('h2', 'How to read'),
    GUIDES.map(([name, title], i) => h(`details#${name}`, h('summary', title), prose(texts[i]))),
  );
}
