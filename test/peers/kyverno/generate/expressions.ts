/** CEL that policies ask of objects, by what it is about. */
import type { Random } from '../../random.ts';
import type { Json } from '../podSecurityPods.ts';

/** True or false of any object. */
const general = [
  "has(object.metadata.labels) && 'app' in object.metadata.labels",
  "object.metadata.?labels.?app.orValue('web') == 'web'",
  "object.metadata.name.matches('^[a-z]+-[0-4]$')",
  "object.metadata.name.endsWith('1') || object.metadata.name.size() > 6",
  '!has(object.metadata.annotations)',
  "object.metadata.?annotations[?'team.io/note'].hasValue()",
  "has(object.metadata.labels) ? object.metadata.labels.all(k, object.metadata.labels[k] != '') : false",
  "has(object.metadata.labels) && object.metadata.labels.exists(k, k.startsWith('team'))",
  "request.operation == 'CREATE' && oldObject == null",
  "request.namespace in ['shop', 'prod']",
  "object.kind in ['Pod', 'Deployment', 'CronJob'] && object.metadata.name.split('-')[1] != '3'",
  "object.metadata.?labels['team.io/owner'].orValue('') in ['a', 'b']",
  "namespaceObject.metadata.name != 'kube-system'",
];

/** True or false of a pod. */
const pods = [
  "object.spec.containers.all(c, !c.image.endsWith(':latest'))",
  "object.spec.containers.all(c, c.image.contains(':') || c.image.contains('@'))",
  "object.spec.containers.exists(c, c.name == 'side')",
  'object.spec.containers.all(c, has(c.resources) && has(c.resources.limits) && has(c.resources.limits.memory))',
  'object.spec.containers.all(c, !has(c.resources) || !has(c.resources.requests) || !has(c.resources.requests.memory) || isQuantity(c.resources.requests.memory))',
  'object.spec.containers.map(c, c.name).isSorted()',
  'object.spec.containers.filter(c, has(c.ports)).all(c, c.ports.all(p, p.containerPort > 100))',
  '!object.spec.?hostNetwork.orValue(false)',
  '!has(object.spec.volumes) || object.spec.volumes.all(v, !has(v.hostPath))',
  'object.spec.?securityContext.?runAsNonRoot.orValue(false) || object.spec.containers.all(c, c.?securityContext.?runAsNonRoot.orValue(false))',
  'object.spec.containers.all(c, c.?securityContext.?privileged.orValue(false) == false)',
  "object.spec.containers.exists_one(c, c.image.startsWith('nginx'))",
  'size(object.spec.containers) + size(object.spec.?initContainers.orValue([])) < 4',
  "object.spec.containers.all(c, c.?env.orValue([]).all(e, e.value != 'fast'))",
  "object.spec.?restartPolicy.orValue('Always') == 'Always'",
  "sets.contains(['app', 'side'], object.spec.containers.map(c, c.name))",
  "object.spec.containers.all(c, c.?securityContext.?capabilities.?drop.orValue([]).exists(d, d == 'ALL'))",
];

/** What has no value for many. */
const unsure = [
  "object.metadata.labels.app == 'web'",
  "object.metadata.labels.?tier.orValue('none') != 'back'",
  "int(object.metadata.name.split('-')[1]) % 2 == 0",
  "object.metadata.annotations['team.io/note'] == 'x' || object.metadata.name == 'pod-1'",
  '1 / (size(object.metadata.name) - 5) > 0',
];

const unsurePods = [
  "object.spec.containers.all(c, quantity(c.resources.limits.memory).isLessThan(quantity('1500Mi')))",
  'object.spec.hostNetwork == false',
  'object.spec.containers[0].securityContext.runAsUser > 0',
  "object.spec.containers[1].name == 'side'",
  'object.spec.containers.all(c, quantity(c.resources.requests.cpu).isLessThan(quantity("1")))',
];

const texts = [
  "'It is ' + object.metadata.name",
  "'labels: ' + string(size(object.metadata.?labels.orValue({})))",
  "object.metadata.labels.app + ' is no app'",
  "'%s of %d'.format([object.kind, size(object.metadata.name)])",
  'object.metadata.name.upperAscii()',
];

export type CelKind = 'pods' | 'general';

/** A condition; now and then one of two, or its opposite. */
export function truthOf(random: Random, kind: CelKind): string {
  const isOfPods = kind === 'pods' && random.chance(0.75);
  if (random.chance(0.06)) return random.pick(isOfPods ? unsurePods : unsure);
  const one = random.pick(isOfPods ? pods : general);
  const form = random.next();
  if (form < 0.1) return `!(${one})`;
  if (form < 0.2) return `(${one}) ${random.pick(['||', '&&'])} (${random.pick(kind === 'pods' ? pods : general)})`;
  return one;
}

/** What a failing validation says. */
export function celMessage(random: Random): Json {
  const form = random.next();
  if (form < 0.4) return { message: random.pick(['It may not be so.', 'object.spec is wrong']) };
  if (form < 0.7) return { messageExpression: random.pick(texts) };
  return form < 0.8 ? { message: 'Or so.', messageExpression: random.pick(texts) } : {};
}
