import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fixture, running } from './fixture.js';

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** Serves the page's own files and, for the interface behind it, the fixture: one finished experiment and one under way. */
export function serve(resources) {
  const experiments = new Map([running(), fixture()].map(one => [one.experiment.name, one]));
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    if (path.startsWith('/api/')) return answer(experiments, path.slice('/api/'.length), request, response);
    return file(join(resources, normalize(path === '/' ? '/index.html' : path)), response);
  });
  return new Promise(resolve =>
    server.listen(0, '127.0.0.1', () =>
      resolve({
        url: `http://127.0.0.1:${server.address().port}/`,
        close: () => server.closeAllConnections() ?? server.close(),
      }),
    ),
  );
}

function answer(experiments, path, request, response) {
  if (path === 'experiments' && request.method === 'POST') return refuse(response);
  if (path === 'experiments')
    return json(response, { experiments: [...experiments.values()].map(one => one.experiment) });
  const [, id, what, phase] = path.match(/^experiments\/([^/]+)(?:\/(\w+)(?:\/(.+))?)?$/) ?? [];
  const one = experiments.get(`experiments/${id}`);
  if (!one) return json(response, { code: 5, message: `no such experiment: ${id}` }, 404);
  if (what === 'surfaces') return json(response, one.surfaces[phase]);
  if (what === 'events') return events(response);
  return json(response, one.experiment);
}

function events(response) {
  response.writeHead(200, { 'Content-Type': 'text/event-stream' });
  const progress = {
    activity: 'evaluating the plane',
    done: '301',
    total: '546',
    unit: 'points',
    unitsPerSecond: 7.5,
    timeLeft: '32.6s',
    figures: { 'train/loss': 1.93 },
  };
  response.write(`id: 5\ndata: ${JSON.stringify({ sequence: '5', phase: 'surface/scratch', progress })}\n\n`);
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
