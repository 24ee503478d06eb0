import { list, text } from 'basin/data/wire.js';

const ROOT = 'api/experiments';

/** What the server refused, with the fields it complains about. */
export class Refusal extends Error {
  constructor(status, body) {
    super(text(body?.message) || `The server answered ${status}.`);
    const details = list(body?.details);
    this.status = status;
    this.reason = text(details.find(d => d.reason)?.reason);
    this.violations = details
      .flatMap(d => list(d.fieldViolations))
      .map(v => ({ field: text(v.field), description: text(v.description) }));
  }
}

export const about = () => call('api/about');
export const listExperiments = count => call(`${ROOT}?pageSize=${count}`);
export const getExperiment = id => call(`${ROOT}/${id}`);
export const createExperiment = spec => call(ROOT, 'POST', { spec, requestId: crypto.randomUUID?.() ?? '' });
export const cancelExperiment = id => call(`${ROOT}/${id}:cancel`, 'POST', {});
export const deleteExperiment = id => call(`${ROOT}/${id}`, 'DELETE');
export const getSurface = (id, phase) => call(`${ROOT}/${id}/surfaces/${phase}`);

export const fileLink = (id, key) => `${ROOT}/${id}/files/${key.split('/').map(encodeURIComponent).join('/')}`;
export const reportLink = id => `${ROOT}/${id}/report.html`;

/** Follows an experiment from its first event on; the browser itself asks again, after the last event, when the line breaks. */
export function watch(id, heard, signal) {
  const source = new EventSource(`${ROOT}/${id}/events`);
  source.onmessage = message => heard(JSON.parse(message.data));
  signal.addEventListener('abort', () => source.close());
}

async function call(path, method = 'GET', body) {
  const response = await fetch(path, {
    method,
    headers: body && { 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  const answer = await response.text();
  if (!response.ok) throw new Refusal(response.status, parsed(answer));
  return answer ? JSON.parse(answer) : {};
}

function parsed(answer) {
  try {
    return JSON.parse(answer);
  } catch {
    return { message: answer.slice(0, 300) };
  }
}
