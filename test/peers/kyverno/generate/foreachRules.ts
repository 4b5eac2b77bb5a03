import type { Json } from '../podSecurityPods.ts';
import { some } from '../podSecurityPods.ts';
import type { Random } from '../../random.ts';
import { matched, messageOf } from './classic.ts';
import { conditionsOf } from './denyRules.ts';
import { times } from './values.ts';

interface Loop {
  readonly list: string;
  /** Of an element: what conditions look at. */
  readonly keys: readonly string[];
  readonly patterns: readonly unknown[];
}

const loops: readonly Loop[] = [
  {
    list: 'request.object.spec.containers',
    keys: [
      '{{ element.image }}',
      '{{ element.name }}',
      "{{ element.imagePullPolicy || 'none' }}",
      '{{ element.imagePullPolicy }}',
      "{{ element.resources.limits.memory || '0' }}",
      '{{ images.containers."{{element.name}}".registry }}',
      '{{ images.containers."{{element.name}}".tag || `none` }}',
      '{{ elementIndex }}',
      '{{ length(element.ports || `[]`) }}',
      "{{ contains(element.image, ':') }}",
      '{{ element.securityContext.capabilities.drop }}',
      '{{ request.object.spec.containers[elementIndex].image }}',
    ],
    patterns: [
      { image: '!*:latest' },
      { '(image)': 'nginx*', imagePullPolicy: 'Always' },
      { resources: { limits: { memory: '<=1Gi' } } },
      { '=(securityContext)': { '=(privileged)': false } },
      { name: 'app | side', image: '{{ element.image }}' },
      { 'X(env)': null },
      { '<(name)': 'app', '=(ports)': [{ containerPort: '8080' }] },
    ],
  },
  {
    list: 'request.object.spec.[containers, initContainers][]',
    keys: ['{{ element.image }}', '{{ element.name }}', "{{ to_string(element.env || 'none') }}"],
    patterns: [{ image: 'nginx* | ghcr*' }, { name: '!init*' }],
  },
  {
    list: 'request.object.spec.initContainers',
    keys: ['{{ element.image }}', '{{ elementIndex }}'],
    patterns: [{ image: '!nginx*' }, { imagePullPolicy: '?*' }],
  },
  {
    list: 'request.object.spec.volumes[]',
    keys: ['{{ element.hostPath.path }}', "{{ element.hostPath.path || '' }}", '{{ element.keys(@) }}'],
    patterns: [{ 'X(hostPath)': 'null' }, { '(hostPath)': { path: '/var*' } }, { name: 'v0' }],
  },
  {
    list: 'request.object.spec.containers[].image',
    keys: ['{{ element }}', "{{ split(element, ':')[1] || 'latest' }}", "{{ starts_with(element, 'ghcr') }}"],
    patterns: [{ spec: { hostNetwork: false } }, { metadata: { labels: { app: 'web' } } }],
  },
  {
    list: "items(request.object.metadata.labels || `{}`, 'key', 'value')[?key == 'app' || key == 'nothing']",
    keys: ['{{ element.key }}', '{{ element.value }}', '{{ element.value.x }}'],
    patterns: [{ key: 'app', value: 'web' }, { value: '{{ request.object.metadata.labels.tier }}' }],
  },
];

const inside: Loop = {
  list: 'element.ports',
  keys: [
    '{{ element.containerPort }}',
    '{{ element1.containerPort }}',
    '{{ element0.name }}',
    '{{ element.hostPort || `0` }}',
  ],
  patterns: [{ containerPort: '>100' }, { 'X(hostPort)': 'null' }, { '(hostPort)': 8080, containerPort: 8080 }],
};

const values: readonly unknown[] = [
  ['*:latest', 'nginx', 'app', '8080', 'Always'],
  ['ghcr.io/*', 'registry*', 'docker.io', 'latest', 'web'],
  'nginx*',
  '1Gi',
  80,
  1,
  true,
  'app',
];

/** A rule that goes over the elements of a list, and over lists in them now and then. */
export function foreachRule(random: Random, _objects: readonly Json[], name: string): Json {
  return {
    name,
    ...matched(random, 'Pod'),
    ...some(random, 0.3, 'preconditions', () => conditionsOf(random, true)),
    validate: {
      ...some(random, 0.7, 'message', () => messageOf(random)),
      foreach: times(random.chance(0.8) ? 1 : 2, () => loopOf(random, random.pick(loops), 0)),
    },
  };
}

function loopOf(random: Random, loop: Loop, depth: number): Json {
  return {
    list: loop.list,
    ...some(random, 0.25, 'preconditions', () => ({ all: [conditionOf(random, loop)] })),
    ...some(random, 0.15, 'context', () => [
      { name: 'own', variable: { jmesPath: 'element.name', default: random.pick(['none', '']) } },
    ]),
    ...(typeof loop.patterns[0] === 'object' && loop.list.endsWith('.image')
      ? {}
      : some(random, 0.05, 'elementScope', () => random.chance(0.5))),
    ...bodyOf(random, loop, depth),
  };
}

function bodyOf(random: Random, loop: Loop, depth: number): Json {
  const form = random.next();
  if (depth === 0 && loop.list.endsWith('.containers') && form < 0.3) return { foreach: [loopOf(random, inside, 1)] };
  if (form < 0.6) return { pattern: random.pick(loop.patterns) };
  if (form < 0.7) return { anyPattern: times(2, () => random.pick(loop.patterns)) };
  const conditions = times(1 + random.below(2), () => conditionOf(random, loop));
  return { deny: { conditions: { [random.pick(['any', 'all'])]: conditions } } };
}

function conditionOf(random: Random, { keys }: Loop): Json {
  return {
    key: random.pick(keys),
    operator: random.pick([
      'Equals',
      'NotEquals',
      'AnyIn',
      'AnyNotIn',
      'AllNotIn',
      'AllIn',
      'GreaterThan',
      'LessThanOrEquals',
    ]),
    value: random.pick(values),
    ...some(random, 0.2, 'message', () => 'Of {{ elementIndex }}'),
  };
}
