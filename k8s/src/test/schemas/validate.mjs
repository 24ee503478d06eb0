// Reads manifests from standard input and holds each against the OpenAPI schema of its kind. Fails for what does not fit, and
// for a kind without a schema that is not one of the two whose schemas no registry has.
import { readFileSync } from 'node:fs';
import { loadAll } from 'js-yaml';

const WITHOUT_SCHEMA = new Set(['postgresql.cnpg.io/v1/Cluster', 'rabbitmq.com/v1beta1/RabbitmqCluster']);
const PACKAGES = {
  'keda.sh': '@kubernetes-models/keda',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
};

const manifests = loadAll(readFileSync(0, 'utf8'));
const complaints = (await Promise.all(manifests.map(complaint))).filter(Boolean);
complaints.forEach(line => console.log(line));
console.log(`${manifests.length} manifests, ${complaints.length} wrong`);
process.exitCode = manifests.length && !complaints.length ? 0 : 1;

async function complaint(manifest) {
  const kind = `${manifest.apiVersion}/${manifest.kind}`;
  if (WITHOUT_SCHEMA.has(kind)) return null;
  try {
    const models = await import(`${PACKAGES[manifest.apiVersion.split('/')[0]] ?? 'kubernetes-models'}/${manifest.apiVersion}`);
    new models[manifest.kind](manifest).validate();
    return null;
  } catch (error) {
    return `${kind} ${manifest.metadata?.name}: ${error.message}`;
  }
}
