import { getExperiment, getSurface } from 'basin/api.js';
import { readExperiment, surfacesOf } from 'basin/data/experiment.js';
import { readSurface } from 'basin/data/surface.js';

/** An experiment as figures read it: {experiment, surfaces by phase}. */
export async function loadSource(id) {
  const source = { experiment: readExperiment(await getExperiment(id)), surfaces: {} };
  await loadSurfaces(id, source);
  return source;
}

/** Fetches surfaces that are begun; a finished one is fetched once. */
export async function loadSurfaces(id, { experiment, surfaces }) {
  const begun = experiment.phases.filter(p => p.job && p.state !== 'pending').flatMap(surfacesOf);
  const missing = begun.filter(
    name => !surfaces[name]?.computed.every(Boolean) || surfaces[name].computed.length === 0,
  );
  await Promise.all(
    missing.map(async name => {
      const surface = await getSurface(id, name).then(readSurface, () => null);
      if (surface?.alpha.length > 0) surfaces[name] = surface;
    }),
  );
}
