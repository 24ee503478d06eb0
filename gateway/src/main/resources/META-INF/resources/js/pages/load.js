import { getExperiment, getSurface } from 'basin/api.js';
import { readExperiment, surfacesOf } from 'basin/data/experiment.js';
import { begun, readSurface } from 'basin/data/surface.js';

/** An experiment as figures read it: {experiment, surfaces by phase}. */
export async function loadSource(id) {
  const source = { experiment: readExperiment(await getExperiment(id)), surfaces: {} };
  await loadSurfaces(id, source);
  return source;
}

/** Fetches surfaces that are begun, a finished one once, and says whether one is there for the first time. */
export async function loadSurfaces(id, { experiment, surfaces }) {
  const asked = experiment.phases.filter(p => p.job && p.state !== 'pending').flatMap(surfacesOf);
  const missing = asked.filter(name => !surfaces[name]?.computed.every(Boolean));
  const before = Object.keys(surfaces).length;
  await Promise.all(
    missing.map(async name => {
      const surface = await getSurface(id, name).then(readSurface, () => null);
      if (surface && begun(surface)) surfaces[name] = surface;
    }),
  );
  return Object.keys(surfaces).length > before;
}
