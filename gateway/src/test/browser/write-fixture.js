// Writes the fixture for the tests in Java: node write-fixture.js FOLDER.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { thorough } from './thorough.js';

const folder = process.argv[2];
const { experiment, surfaces } = thorough();
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'experiment.json'), JSON.stringify(experiment));
for (const [phase, surface] of Object.entries(surfaces))
  writeFileSync(join(folder, `${phase.replaceAll('/', '+')}.json`), JSON.stringify(surface));
