// Writes the fixture for the tests in Java: node write-fixture.js FOLDER.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixture } from './fixture.js';

const folder = process.argv[2];
const { experiment, surfaces } = fixture();
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'experiment.json'), JSON.stringify(experiment));
for (const [phase, surface] of Object.entries(surfaces))
  writeFileSync(join(folder, `${phase.replace('/', '+')}.json`), JSON.stringify(surface));
