import type { Json } from '../podSecurityPods.ts';
import { some } from '../podSecurityPods.ts';
import type { Random } from '../../random.ts';
import { kindOf, matched, messageOf, oneOf } from './classic.ts';
import { conditionsOf } from './denyRules.ts';
import { patternOf } from './patterns.ts';
import { times } from './values.ts';

/** A rule with one pattern. */
export function patternRule(random: Random, objects: readonly Json[], name: string): Json {
  const kind = kindOf(random);
  const pattern = patternFor(random, objects, kind);
  return { name, ...matched(random, kind), validate: { ...said(random), pattern } };
}

/** A rule with several patterns, of which one has to fit. */
export function anyPatternRule(random: Random, objects: readonly Json[], name: string): Json {
  const kind = kindOf(random);
  const anyPattern = times(random.chance(0.85) ? 1 : 2, () => patternFor(random, objects, kind));
  return {
    name,
    ...matched(random, kind),
    ...some(random, 0.2, 'preconditions', () => conditionsOf(random, kind === 'Pod')),
    validate: { ...said(random), anyPattern },
  };
}

function said(random: Random): Json {
  return some(random, 0.8, 'message', () => messageOf(random));
}

/** A pattern for a kind: one that people write, or one that is made of an object. */
export function patternFor(random: Random, objects: readonly Json[], kind: string): Json {
  if (kind === 'Pod' && random.chance(0.6)) return { spec: spec(random) };
  const { metadata, spec: inside, data } = oneOf(random, objects, kind);
  const parts = [
    ...(inside === undefined ? [] : [{ spec: patternOf(random, thinned(random, inside), 6) }]),
    ...(data === undefined ? [] : [{ data: patternOf(random, thinned(random, data), 2) }]),
    { metadata: patternOf(random, marksOf(metadata), 3) },
    { metadata: labelled(random) },
  ];
  return Object.assign({}, random.pick(parts), random.chance(0.15) ? { metadata: labelled(random) } : {});
}

/** Names are one object's own: a pattern that asks for them fits no other. */
function marksOf(metadata: unknown): unknown {
  return Object.fromEntries(Object.entries(Object(metadata)).filter(([key]) => key !== 'name' && key !== 'namespace'));
}

/** A few of the keys, so that others of its kind fit too. */
function thinned(random: Random, value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map((item: unknown) => thinned(random, item));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const kept = entries.filter(() => random.chance(1.8 / (entries.length + 0.5)));
  const left = kept.length === 0 ? entries.slice(0, 1) : kept;
  return Object.fromEntries(left.map(([key, item]): [string, unknown] => [key, thinned(random, item)]));
}

function labelled(random: Random): Json {
  return random.pick<Json>([
    { labels: { app: '?*' } },
    { labels: { app: 'web | api' } },
    { labels: { '(app)': 'web', tier: 'front' } },
    { '=(labels)': { '=(team.io/owner)': '?*' } },
    { labels: { 'team.io/*': '?*' } },
    { labels: { app: '{{ request.object.metadata.labels.tier }} | web' } },
    { '=(labels)': { '=(tier)': '{{ request.object.metadata.labels.app }}|*' } },
    { 'X(annotations)': null },
    { '=(annotations)': { 'X(team.io/note)': 'null' } },
    { labels: { '<(tier)': 'back', app: '!web' } },
    { name: '{{ request.object.metadata.labels.app || `pod` }}*' },
    { name: '*-1 | *-2 | *-3', '(namespace)': '!kube-*' },
  ]);
}

/** What policies ask of pods. */
function spec(random: Random): Json {
  const list = random.pick(['containers', 'containers', '=(initContainers)', '^(containers)', '(initContainers)']);
  return random.pick<Json>([
    { [list]: [container(random)] },
    { [list]: [container(random)] },
    { [list]: [container(random)] },
    { '=(hostNetwork)': false },
    { 'X(hostNetwork)': 'null' },
    { hostNetwork: random.pick([true, false, null, '*']) },
    { '=(securityContext)': { '=(runAsNonRoot)': true, '=(runAsUser)': '>0' } },
    { '=(volumes)': [{ 'X(hostPath)': 'null' }] },
    { '=(volumes)': [{ '(hostPath)': { path: '/etc*' }, name: 'none' }] },
    { '<(restartPolicy)': 'Always', serviceAccountName: '!default' },
    { '(restartPolicy)': 'Always | Never', '=(automountServiceAccountToken)': 'false' },
    { containers: [{ '<(image)': 'nginx*', imagePullPolicy: 'Always' }] },
  ]);
}

function container(random: Random): Json {
  return random.pick<Json>([
    { image: '!*:latest' },
    { image: '*:* & !*:latest' },
    { image: 'nginx* | ghcr.io/*' },
    { image: '{{ request.object.metadata.labels.app || `nginx` }}*|ghcr.io/*' },
    { '(image)': '*:latest | nginx', imagePullPolicy: 'Always' },
    { '(image)': 'ghcr.io/*', '=(imagePullPolicy)': '!Always', name: '?*' },
    { resources: { limits: { memory: '?*' }, requests: { cpu: '?*' } } },
    { resources: { '=(limits)': { '=(memory)': '<=1Gi' } } },
    { '=(resources)': { '=(requests)': { '=(cpu)': '100m-500m' } } },
    { '=(ports)': [{ '=(containerPort)': '1024-65535', 'X(hostPort)': 'null' }] },
    { '=(ports)': [{ containerPort: random.pick(['!80', 80, '>100', '8*']) }] },
    { '=(env)': [{ name: 'MODE', value: random.pick(['!fast', 'fast|slow', '1', true]) }] },
    { securityContext: { allowPrivilegeEscalation: false } },
    { '=(securityContext)': { '=(privileged)': 'false', '=(runAsUser)': '1000 | 0' } },
    { '=(securityContext)': { '=(capabilities)': { drop: ['ALL'], '=(add)': ['!NET_*'] } } },
    { '=(livenessProbe)': { periodSeconds: '>=10' } },
  ]);
}
