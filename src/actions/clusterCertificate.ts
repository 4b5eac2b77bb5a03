import { listAt, wordAt } from '../domain/kubernetes/read.ts';
import { readCertificate } from '../domain/sealing/certificate.ts';
import { nameOfRight } from '../domain/kubernetes/failure.ts';
import type { Failure, FailureCode } from '../domain/kubernetes/failure.ts';
import { everything } from '../domain/kubernetes/query.ts';
import type { ClusterObject } from '../domain/kubernetes/query.ts';
import { Refusal } from '../domain/sealing/refusal.ts';
import type { Cluster } from '../ports.ts';
import { aboutCertificate } from './aboutCertificate.ts';
import type { ObtainedCertificate } from './aboutCertificate.ts';
import { askPodOf } from './controllerPod.ts';

/** Where the controller of Sealed Secrets is; what is not said is where the manifests of the project put it. */
export interface ControllerPlace {
  readonly namespace?: string;
  readonly name?: string;
}

export interface ClusterCertificate extends ObtainedCertificate {
  /** `Service "kube-system/sealed-secrets-controller" of context "home"`, and ` through a port-forward` where it was one. */
  readonly source: string;
  /** `kube-system/sealed-secrets-controller` */
  readonly controller: string;
}

/**
 * The certificate that the Sealed Secrets controller of a cluster seals with now, by way of the API server, or
 * through a port-forward where that does not lead to it. A controller that is not where it was said is looked for by its
 * label. Refuses (`Refusal`) with what to do when it can't be had, and what can't be used. It is compared with nothing:
 * whoever seals with it has to (`obtainCertificate`).
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

const certificatePath = '/v1/cert.pem';

interface Controller extends Required<ControllerPlace> {
  readonly port: string;
  /** Null to who may not look at it. */
  readonly service: ClusterObject | null;
}

/** The text that the controller gives, and how a sentence calls where it is from. Refuses (`Refusal`) with what to do. */
export async function askController(
  cluster: Cluster,
  place: ControllerPlace,
  signal: AbortSignal,
): Promise<{ readonly pem: string; readonly name: string; readonly controller: string }> {
  const found = await find(cluster, { ...usual, ...place }, signal);
  const { namespace, name, port, service: seen } = found;
  const source = nameOf(found, cluster);
  const controller = `${namespace}/${name}`;
  const answer = await cluster.ask({ namespace, service: `http:${name}:${port}` }, certificatePath, signal);
  if ('value' in answer) return { pem: answer.value, name: source, controller };
  const mayLead = seen !== null && leadsNowhere.has(answer.failure.code);
  const direct = mayLead ? await askPodOf(cluster, { namespace, service: seen, port }, certificatePath, signal) : null;
  if (direct === null) throw unanswered(cluster, found, answer.failure);
  if ('value' in direct) return { pem: direct.value, name: `${source} through a port-forward`, controller };
  throw new Refusal('seal/cert-unreadable', whyNeither(source, answer.failure, direct.failure));
}

/**
 * What the proxy of the API server fails with where a port-forward may get through: it goes by the kubelet, takes another
 * right, and passes firewalls between the API server and Pods.
 */
const leadsNowhere: ReadonlySet<FailureCode> = new Set(['forbidden', 'server', 'timeout', 'refused']);

/** The proxy does not tell a Service that is missing from one without pods: so it is looked for first, as kubeseal does. */
async function find(cluster: Cluster, meant: Required<ControllerPlace>, signal: AbortSignal): Promise<Controller> {
  const answer = await cluster.get(service, meant, signal);
  if ('value' in answer && answer.value !== null) return { ...controllerOf(answer.value), ...meant };
  // Who may not look at the Service may ask it all the same.
  if ('failure' in answer && answer.failure.code === 'forbidden') return { ...meant, port: usualPort, service: null };
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
  return answer.value.objects.filter((object) => portOf(object) === usualPort).map(controllerOf);
}

function controllerOf(object: ClusterObject): Controller {
  const { namespace = '', name } = object.metadata;
  return { namespace, name, port: portOf(object) ?? usualPort, service: object };
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

/** One sentence about both ways. */
function whyNeither(name: string, byProxy: Failure, byForward: Failure): string {
  const [first, second] = [byProxy, byForward].map(reasonOf);
  return `The certificate of ${name} can't be had: ${first}; nor through a port-forward: ${second}; ${remedyOf(byProxy, byForward)}, ${otherwise}.`;
}

function remedyOf(byProxy: Failure, byForward: Failure): string {
  if (byForward.code !== 'forbidden') return 'look whether its pod is ready';
  return byProxy.code === 'forbidden'
    ? 'ask for one of these rights'
    : 'look whether its pod is ready, ask for that right';
}

function reasonOf({ code, message, right }: Failure): string {
  const reason = code === 'forbidden' && right !== null ? `you may not ${nameOfRight(right)}` : withoutStop(message);
  return reason.replace(/^(It|No|You|Port|There|The) /, (word) => word.toLowerCase());
}

function withoutStop(message: string): string {
  return message.replace(/\.$/, '');
}
