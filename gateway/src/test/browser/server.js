import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { about } from './about.js';
import { failed } from './failed.js';
import { fixture, running } from './fixture.js';
import { large, thorough } from './thorough.js';

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};
const PROGRESS = {
  activity: 'evaluating the plane',
  done: '301',
  total: '546',
  unit: 'points',
  unitsPerSecond: 7.5,
  timeLeft: '32.6s',
  figures: { 'train/loss': 1.93 },
};

/**
 * Serves the page's own files and, for the interface behind it, fixtures: experiments that have ended and one under way. A request to
 * start one is refused if it has no name, and kept in `asked` otherwise; what it starts is under way until `finish` is called.
 */
export function serve(resources) {
  const experiments = new Map([running(), failed(), fixture(), thorough(), large()].map(one => [one.experiment.name, one]));
  const watchers = [];
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    if (!path.startsWith('/api/'))
      return file(join(resources, normalize(path === '/' ? '/index.html' : path)), response);
    if (path === '/api/about') return json(response, about());
    if (path === '/api/experiments' && request.method === 'POST') return create(await bodyOf(request), response);
    if (path === '/api/experiments')
      return json(response, { experiments: [...experiments.values()].map(one => one.experiment) });
    answer(path.slice('/api/experiments/'.length), response);
  });
  return new Promise(resolve =>
    server.listen(0, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${server.address().port}/`,
        asked,
        finish,
        close: () => server.closeAllConnections() ?? server.close(),
      }),
    ),
  );

  function create({ spec }, response) {
    if (!spec.displayName) return refuse(response);
    asked.push(spec);
    const one = running();
    Object.assign(one.experiment, { name: 'experiments/created', spec: { ...one.experiment.spec, ...spec } });
    experiments.set(one.experiment.name, one);
    json(response, one.experiment);
  }

  function finish() {
    const one = fixture();
    const { spec } = experiments.get('experiments/created').experiment;
    Object.assign(one.experiment, { name: 'experiments/created', spec });
    experiments.set(one.experiment.name, one);
    for (const response of watchers) send(response, { sequence: '6', state: 'JOB_STATE_SUCCEEDED' });
  }

  function answer(path, response) {
    const [, id, what, rest] = path.match(/^([^/]+)(?:\/([\w.]+)(?:\/(.+))?)?$/) ?? [];
    const one = experiments.get(`experiments/${id}`);
    if (!one) return json(response, { code: 5, message: `name: there is no job experiments/${id}` }, 404);
    if (what === 'surfaces') return json(response, one.surfaces[rest]);
    if (what === 'files') return response.end(rest);
    if (what === 'report.html') return response.end('<!doctype html>');
    if (what !== 'events') return json(response, one.experiment);
    watchers.push(response);
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    for (const [i, loss] of [0.69, 0.6, 0.41, 0.35].entries())
      send(response, { sequence: String(i + 1), ...step(i, loss) });
    send(response, { sequence: '5', phase: 'surface/scratch', progress: PROGRESS });
  }
}

function step(i, loss) {
  return {
    phase: 'finetune/scratch/target',
    progress: { figures: { 'train/epoch': i / 4, 'train/loss': loss, 'eval/loss': 0.7 } },
  };
}

function send(response, event) {
  response.write(`id: ${event.sequence}\ndata: ${JSON.stringify(event)}\n\n`);
}

async function bodyOf(request) {
  let text = '';
  for await (const piece of request) text += piece;
  return JSON.parse(text);
}

function refuse(response) {
  const violations = [{ field: 'spec.task.glue.path', description: 'no such folder: nowhere' }];
  json(
    response,
    {
      code: 3,
      message: 'The request names a folder that does not exist.',
      details: [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: violations }],
    },
    400,
  );
}

function json(response, body, status = 200) {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
}

async function file(path, response) {
  const content = await readFile(path).catch(() => null);
  response.writeHead(content ? 200 : 404, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' });
  response.end(content);
}
