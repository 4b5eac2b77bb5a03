import { expect, test } from 'vitest';
import { patternWishes } from '../../../../../src/domain/policy/fixes/patternWishes.ts';
import { classicPolicy, failureOf } from './refused.ts';

const object = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'shop', labels: { a: 'b' } },
  spec: {
    containers: [
      { name: 'a', image: 'x:1', securityContext: { capabilities: { drop: ['NET_RAW'] } } },
      { name: 'b', image: 'y:1', ports: [{ hostPort: 80, containerPort: 80 }] },
    ],
    hostIPC: true,
  },
};

const contained = (container: object): object => ({ spec: { containers: [container] } });

const cases: readonly (readonly [what: string, pattern: object, titles: readonly string[], isSure: boolean])[] = [
  ['a literal', { spec: { dnsPolicy: 'Default' } }, ['Set dnsPolicy to "Default"'], true],
  ['a flag in quotes', { spec: { '=(hostIPC)': 'false' } }, ['Set hostIPC to false'], true],
  ['a label', { metadata: { labels: { team: 'x' } } }, ['Set team to "x"'], true],
  ['alternatives', { metadata: { labels: { team: 'x|y' } } }, ['Set team to "x"', 'Set team to "y"'], false],
  [
    'an item of a list',
    contained({ name: '?*', '=(securityContext)': { capabilities: { drop: ['ALL'] } } }),
    ['Set drop[0] to "ALL"'],
    true,
  ],
  ['what is missing around it', { spec: { securityContext: { fsGroup: 1 } } }, ['Set fsGroup to 1'], true],
  [
    'several fields of what is missing',
    { metadata: { annotations: { a: 'x', '=(c)': 'z', b: 'y' } } },
    ['Set a and b as the policy wants'],
    true,
  ],
  [
    'alternatives in what is missing, about a well-known field',
    contained({ securityContext: { seccompProfile: { type: 'RuntimeDefault | Localhost' } } }),
    ['Set seccompProfile.type to "RuntimeDefault"'],
    false,
  ],
  ['a list that is missing', { spec: { nodeSelector: { zone: 'a' }, hostAliases: [{ ip: '1.1.1.1' }] } }, [], false],
  ['a wildcard', { metadata: { labels: { team: '?*' } } }, [], false],
  ['a star', { metadata: { labels: { team: '*' } } }, [], false],
  ['an operator', { spec: { hostIPC: '!true' } }, [], false],
  ['a negation', { spec: { 'X(hostIPC)': null } }, [], false],
  ['a field that may be left out', { spec: { containers: [{ '=(ports)': [{ '=(hostPort)': 0 }] }] } }, [], false],
  ['a part that can not be told', { spec: { securityContext: { runAsNonRoot: true, fsGroup: '>1' } } }, [], false],
];

test.each(cases)('%s', (_what, pattern, titles, isSure) => {
  const policy = classicPolicy({ pattern });
  const wishes = patternWishes(failureOf(object, policy), policy, object);
  expect(wishes.map((wish) => wish.title(''))).toEqual(titles);
  expect(wishes.map((wish) => wish.isSure)).toEqual(titles.map(() => isSure));
});

test('Of several patterns no one is sure', () => {
  const policy = classicPolicy({ anyPattern: [{ spec: { hostIPC: false } }, { spec: { hostIPC: 'no' } }] });
  expect(patternWishes(failureOf(object, policy), policy, object).map(({ isSure }) => isSure)).toEqual([false]);
});

test('What one container lacks the others may lack too', () => {
  const policy = classicPolicy({ pattern: contained({ imagePullPolicy: 'Always' }) });
  const [wish] = patternWishes(failureOf(object, policy), policy, object);
  const container = (index: number): object => ({
    steps: ['spec', 'containers', index, 'imagePullPolicy'],
    value: 'Always',
  });
  expect(wish?.ways.map(({ of, changes }) => [of, changes])).toEqual([
    ['', [container(0)]],
    [' of 2 containers', [container(0), container(1)]],
    [' of 2 containers', [container(0), container(1)]],
  ]);
  expect(wish?.title(' of 2 containers')).toBe('Set imagePullPolicy of 2 containers to "Always"');
});

test('Nothing is wished without a pattern', () => {
  const policy = classicPolicy({ podSecurity: { level: 'baseline' } });
  expect(patternWishes(failureOf(object, policy), policy, object)).toEqual([]);
});
