/** JMESPath over the objects, by the type of what it gives. */
import type { Random } from '../../random.ts';

/** Of any object. */
const texts = [
  'request.object.metadata.name',
  'request.object.kind',
  'request.namespace',
  'request.operation',
  "request.object.metadata.labels.app || ''",
  'request.object.metadata.labels.app',
  'request.object.metadata.labels."team.io/owner"',
  "to_upper(request.object.metadata.labels.tier || 'none')",
  "split(request.object.metadata.name, '-')[0]",
  'truncate(request.object.metadata.name, `3`)',
  "regex_replace_all('[0-9]+', request.object.metadata.name, 'n')",
  "replace_all(request.object.metadata.name, '-', '.')",
  "join('/', [request.namespace, request.object.kind])",
  'base64_encode(request.object.kind)',
  'request.object.metadata.annotations."team.io/note" || `none`',
  'to_string(request.object.metadata.labels || `{}`)',
  'type(request.object.metadata.labels)',
  "trim(request.object.metadata.name, 'pd')",
  "not_null(request.object.metadata.labels.tier, request.object.metadata.labels.app, 'x')",
  'md5(request.object.kind)',
];

const lists = [
  'sort(keys(request.object.metadata.labels || `{}`))',
  'request.object.metadata.labels.[app, tier]',
  "split(request.object.metadata.name, '-')",
  "items(request.object.metadata.labels || `{}`, 'k', 'v')[?k == 'app'].v",
  'sort([request.object.kind, request.namespace])',
];

const numbers = [
  'length(request.object.metadata.name)',
  'length(keys(request.object.metadata.labels || `{}`))',
  "to_number(split(request.object.metadata.name, '-')[1])",
  'sum([length(request.object.kind), `1`])',
  'add(length(request.namespace), `1`)',
  'modulo(length(request.object.metadata.name), `3`)',
];

const truths = [
  "contains(request.object.metadata.name, '1')",
  "starts_with(request.object.kind, 'Pod')",
  "regex_match('^[a-z]+-[0-4]$', request.object.metadata.name)",
  "pattern_match('*-?', request.object.metadata.name)",
  'label_match(`{"app": "web"}`, request.object.metadata.labels || `{}`)',
  '!request.object.metadata.annotations',
  "request.object.metadata.labels.app == 'web'",
  "request.object.metadata.labels.app == 'web' && length(request.object.metadata.name) > `4`",
];

/** Of pods. */
const podTexts = [
  'request.object.spec.containers[0].image',
  'request.object.spec.restartPolicy',
  "request.object.spec.restartPolicy || 'Always'",
  "request.object.spec.serviceAccountName || 'default'",
  "split(request.object.spec.containers[0].image, ':')[1] || 'latest'",
  'image_normalize(request.object.spec.containers[-1].image)',
  'images.containers.app.registry',
  "images.containers.app.tag || 'none'",
  'images.containers.side.path',
  'to_string(request.object.spec.containers[0].resources)',
];

const podLists = [
  'request.object.spec.containers[].image',
  'request.object.spec.containers[*].imagePullPolicy',
  'request.object.spec.[containers, initContainers][].name',
  'request.object.spec.containers[?resources.limits].name',
  "request.object.spec.containers[?contains(image, 'nginx')].image",
  'request.object.spec.volumes[].name',
  'request.object.spec.volumes[*].sort(keys(@))[]',
  'request.object.spec.containers[].ports[].containerPort',
  'sort(images.containers.*.registry)',
  'request.object.spec.containers[].securityContext.capabilities.drop[]',
  "request.object.spec.containers[].env[?name == 'MODE'].value[]",
  'request.object.spec.initContainers[].image || `[]`',
];

const podNumbers = [
  'length(request.object.spec.containers)',
  'request.object.spec.containers[].securityContext.runAsUser | [0]',
  'length(request.object.spec.volumes || `[]`)',
  "request.object.spec.containers[?image == 'nginx'] | length(@)",
  'max(request.object.spec.containers[].ports[].containerPort)',
  'length(request.object.spec.initContainers)',
];

const podQuantities = [
  "request.object.spec.containers[0].resources.limits.memory || '0'",
  'request.object.spec.containers[0].resources.requests.memory',
  "sum(request.object.spec.containers[].resources.requests.memory || ['0'])",
  "add(request.object.spec.containers[0].resources.limits.memory || '0', '1Gi')",
  "multiply(request.object.spec.containers[0].resources.limits.memory || '1Mi', `2`)",
  "request.object.spec.containers[0].resources.requests.cpu || '0'",
];

const podTruths = [
  'request.object.spec.hostNetwork',
  'request.object.spec.hostNetwork || `false`',
  'request.object.spec.automountServiceAccountToken == `false`',
  "contains(request.object.spec.containers[].image, 'nginx')",
  'request.object.spec.containers[0].securityContext.privileged || `false`',
  "ends_with(request.object.spec.containers[0].image, 'latest')",
  'request.object.spec.volumes[?hostPath] | length(@) > `0`',
];

export type Typed = 'text' | 'list' | 'number' | 'quantity' | 'truth';

export interface Query {
  readonly type: Typed;
  readonly text: string;
}

const all: Readonly<Record<Typed, readonly string[]>> = {
  text: texts,
  list: lists,
  number: numbers,
  quantity: [],
  truth: truths,
};
const ofPods: Readonly<Record<Typed, readonly string[]>> = {
  text: podTexts,
  list: podLists,
  number: podNumbers,
  quantity: podQuantities,
  truth: podTruths,
};

/** Whether a query names a key that objects may lack, without a word for that case: it has no value then. */
function isUnsure(text: string): boolean {
  return (
    !text.includes('||') && /labels|annotations|spec|images/.test(text) && !/\[\]|containers\[0\]\.image|!/.test(text)
  );
}

/** A query about an object; of pods when it is one. Most have a value for all. */
export function queryOf(random: Random, isPod: boolean): Query {
  const query = anyQuery(random, isPod);
  return isUnsure(query.text) && random.chance(0.85) ? queryOf(random, isPod) : query;
}

function anyQuery(random: Random, isPod: boolean): Query {
  const type = random.pick<Typed>(['text', 'text', 'list', 'list', 'number', 'quantity', 'truth']);
  const list = isPod && random.chance(0.75) ? ofPods[type] : all[type];
  if (list.length === 0) return anyQuery(random, isPod);
  return { type, text: random.pick(list) };
}

/** What a query may be compared with: an operator and a value of its type. */
export function comparedWith(random: Random, type: Typed): { readonly operator: string; readonly value: unknown } {
  switch (type) {
    case 'truth':
      return {
        operator: random.pick(['Equals', 'NotEquals']),
        value: random.chance(0.8) ? random.chance(0.5) : 'true',
      };
    case 'number':
      return {
        operator: random.pick([
          'GreaterThan',
          'GreaterThanOrEquals',
          'LessThan',
          'LessThanOrEquals',
          'Equals',
          'AnyIn',
        ]),
        value: random.pick<unknown>([1, 2, 3, 5, '2', [1, 2], '1-5', 80, 1000]),
      };
    case 'quantity':
      return {
        operator: random.pick([
          'GreaterThan',
          'GreaterThanOrEquals',
          'LessThan',
          'LessThanOrEquals',
          'Equals',
          'NotEquals',
        ]),
        value: random.pick(['1Gi', '128Mi', '1024Mi', '100m', '2', '0']),
      };
    case 'list':
      return {
        operator: random.pick(['AnyIn', 'AllIn', 'AnyNotIn', 'AllNotIn', 'Equals', 'NotEquals']),
        value: random.pick<unknown>([
          ['nginx*', 'ghcr.io/*'],
          ['web', 'front', 'app', 'pod'],
          ['ALL'],
          ['v0', 'v1', 'emptyDir', 'name'],
          ['docker.io'],
          'app*',
          '["fast", "Always", "app"]',
          [80, 8080],
          [],
          ['*'],
        ]),
      };
    case 'text':
      return {
        operator: random.pick(['Equals', 'NotEquals', 'AnyIn', 'AnyNotIn', 'AllIn', 'AllNotIn']),
        value: random.pick<unknown>([
          'web',
          'w*',
          'pod*',
          ['web', 'front', 'shop', 'Pod', 'Always'],
          ['*-1', '*-2', 'nginx*', 'FRONT', 'docker.io', 'CREATE'],
          'latest',
          'Pod',
          '',
          '?*',
          ['latest', 'nginx:latest', 'default', 'pod', 'object', 'a', '1.27'],
        ]),
      };
  }
}
