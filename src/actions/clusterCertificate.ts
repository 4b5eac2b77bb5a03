import { listAt, wordAt } from '../domain/kubernetes/read.ts';
import { readCertificate } from '../domain/sealing/certificate.ts';
import { nameOfRight } from '../domain/kubernetes/failure.ts';
import type { Failure } from '../domain/kubernetes/failure.ts';
import { everything } from '../domain/kubernetes/query.ts';
import type { ClusterObject } from '../domain/kubernetes/query.ts';
import { Refusal } from '../domain/sealing/refusal.ts';
import type { Cluster } from '../ports.ts';
import { aboutCertificate } from './aboutCertificate.ts';
import type { ObtainedCertificate } from './aboutCertificate.ts';

/** Where the controller of Sealed Secrets is; what is not said is where the manifests of the project put it. */
export interface ControllerPlace {
  readonly namespace?: string;
  readonly name?: string;
}

export interface ClusterCertificate extends ObtainedCertificate {
  /** `Service "kube-system/sealed-secrets-controller" of context "home"` */
  readonly source: string;
  /** `kube-system/sealed-secrets-controller` */
  readonly controller: string;
}

/**
 * The certificate that the Sealed Secrets controller of a cluster seals with now, by way of the API server. A controller
 * that is not where it was said is looked for by its label. Refuses (`Refusal`) with what to do when it can't be had, and
 * what can't be used. It is compared with nothing: whoever seals with it has to (`obtainCertificate`).
 */
export async function clusterCertificate(
  cluster: Cluster,
  place: ControllerPlace,
  now: Date,
  signal: AbortSignal,
): Promise<ClusterCertificate> {
  const { pem, name, controller } = await askController(cluster, place, signal);
  const certificate = await aboutCertificate(name, () => readCertificate(pem, now));
  return { pem, certificate, source: name, controller };
}

/** As kubeseal has them (pkg/flagenv, cmd/kubeseal). */
const usual = { namespace: 'kube-system', name: 'sealed-secrets-controller' } as const;

/** The right that the controller's manifests give to everybody is for the port of this name, and not for its number. */
const usualPort = 'http';

const service = { apiVersion: 'v1', kind: 'Service' } as const;

const label = 'app.kubernetes.io/name=sealed-secrets';

interface Controller extends Required<ControllerPlace> {
  readonly port: string;
}

/** The text that the controller gives, and how a sentence calls where it is from. Refuses (`Refusal`) with what to do. */
export async function askController(
  cluster: Cluster,
  place: ControllerPlace,
  signal: AbortSignal,
): Promise<{ readonly pem: string; readonly name: string; readonly controller: string }> {
  const controller = await find(cluster, { ...usual, ...place }, signal);
  const { namespace, name, port } = controller;
  const answer = await cluster.ask({ namespace, service: `http:${name}:${port}` }, '/v1/cert.pem', signal);
  if ('value' in answer)
    return { pem: answer.value, name: nameOf(controller, cluster), controller: `${namespace}/${name}` };
  throw unanswered(cluster, controller, answer.failure);
}

/** The proxy does not tell a Service that is missing from one without pods: so it is looked for first, as kubeseal does. */
async function find(cluster: Cluster, meant: Required<ControllerPlace>, signal: AbortSignal): Promise<Controller> {
  const answer = await cluster.get(service, meant, signal);
  if ('value' in answer && answer.value !== null) return { ...meant, port: portOf(answer.value) ?? usualPort };
  // Who may not look at the Service may ask it all the same.
  if ('failure' in answer && answer.failure.code === 'forbidden') return { ...meant, port: usualPort };
  if ('failure' in answer) throw unanswered(cluster, meant, answer.failure);
  const [found, ...others] = await findByLabel(cluster, signal);
  if (found === undefined) throw absent(cluster, meant);
  if (others.length > 0) throw ambiguous(cluster, [found, ...others]);
  return found;
}

/** Empty when there is none, and when we may not look for it: not everybody may list Services. */
async function findByLabel(cluster: Cluster, signal: AbortSignal): Promise<readonly Controller[]> {
  const query = { ...everything(service.apiVersion, service.kind), labels: label };
  const answer = await cluster.list(query, signal);
  if ('failure' in answer) return [];
  // The chart labels a Service for its metrics likewise.
  const services = answer.value.objects.filter((object) => portOf(object) === usualPort);
  return services.map(({ metadata: { namespace = '', name } }) => ({ namespace, name, port: usualPort }));
}

/** The port of the usual name, else the first; null when none has a name. */
function portOf(object: ClusterObject): string | null {
  const names = listAt(object, 'spec', 'ports').flatMap((port) => wordAt(port, 'name') ?? []);
  return names.includes(usualPort) ? usualPort : (names[0] ?? null);
}

function nameOf({ namespace, name }: ControllerPlace, { context }: Cluster): string {
  return `Service "${namespace}/${name}" of context "${context}"`;
}

const otherwise = 'or seal with a certificate in a file';

function absent({ context }: Cluster, { namespace, name }: ControllerPlace): Refusal {
  const sentence = `Context "${context}" has no Sealed Secrets controller that can be found: there is no Service "${name}" in namespace "${namespace}", and none with the label ${label}; install it, ${otherwise}.`;
  return new Refusal('seal/cert-unreadable', sentence);
}

/** A label is something that everybody with a namespace can give: nobody's certificate is taken by guess. */
function ambiguous({ context }: Cluster, found: readonly Controller[]): Refusal {
  const names = found.map(({ namespace, name }) => `"${namespace}/${name}"`).join(', ');
  const sentence = `Context "${context}" has several Services with the label ${label}: ${names}; seal with a certificate in a file.`;
  return new Refusal('seal/cert-unreadable', sentence);
}

function unanswered(cluster: Cluster, controller: ControllerPlace, failure: Failure): Refusal {
  return new Refusal('seal/cert-unreadable', whyNot(cluster, controller, failure));
}

function whyNot(cluster: Cluster, controller: ControllerPlace, { code, message, right }: Failure): string {
  const name = nameOf(controller, cluster);
  switch (code) {
    case 'forbidden': {
      const what = right === null ? '' : ` (${nameOfRight(right)})`;
      return `You may not ask ${name} for its certificate${what}; ask for that right, ${otherwise}.`;
    }
    // The API server can't reach it: no pod that is ready, or a firewall between the two.
    case 'server':
    case 'timeout':
    case 'throttled':
      return `${name} does not answer: ${withoutStop(message)}; look whether its pod is ready, ${otherwise}.`;
    default:
      return `The certificate of ${name} can't be had: ${withoutStop(message)}; ask again, ${otherwise}.`;
  }
}

function withoutStop(message: string): string {
  return message.replace(/\.$/, '');
}
