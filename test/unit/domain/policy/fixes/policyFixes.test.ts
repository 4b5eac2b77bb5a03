import { describe, expect, test } from 'vitest';
import { policyFixes } from '../../../../../src/domain/policy/fixes/policyFixes.ts';
import { contentsOf } from '../../../../../src/domain/kubernetes/contents.ts';
import { parse } from '../../../../../src/domain/yaml/parse.ts';
import { validatingPolicy } from '../asked.ts';
import { classicPolicy, dataOf, failureOf, offered, titlesOf } from './refused.ts';

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: shop
spec:
  # who
  containers:
    - name: a
      image: x:1 # one
    - name: b
      image: y:1
      securityContext:
        privileged: true
`;

const nonRoot = classicPolicy({ pattern: { spec: { securityContext: { runAsNonRoot: true } } } });

test('A fix of a pattern keeps the rest of the text', () => {
  const [fix, ...others] = offered(pod, nonRoot);
  expect(others).toEqual([]);
  expect(fix).toEqual({
    title: 'Set runAsNonRoot to true',
    preferred: true,
    text: `${pod}  securityContext:\n    runAsNonRoot: true\n`,
  });
});

const everyContainer = 'object.spec.containers.all(c, c.?securityContext.?privileged.orValue(false) == false)';

test.each<[what: string, policy: object, titles: readonly string[]]>([
  [
    'a pattern',
    classicPolicy({ pattern: { spec: { containers: [{ '=(securityContext)': { '=(privileged)': 'false' } }] } } }),
    ['* Set privileged to false'],
  ],
  ['an expression', validatingPolicy({ validations: [{ expression: everyContainer }] }), ['* Set privileged to false']],
  [
    'a condition',
    classicPolicy({
      deny: {
        conditions: {
          any: [
            {
              key: '{{ request.object.spec.containers[].securityContext.privileged | [] }}',
              operator: 'AnyIn',
              value: [true],
            },
          ],
        },
      },
    }),
    ['* Set privileged to false'],
  ],
  [
    'a standard',
    classicPolicy({ podSecurity: { level: 'baseline', version: 'latest' } }),
    ['* Set privileged to false'],
  ],
])('A well-known field is mended whatever refuses it: %s', (_what, policy, titles) => {
  expect(titlesOf(offered(pod, policy))).toEqual(titles);
});

test('A standard that refuses several fields is met by all of them', () => {
  const [fix] = offered(pod, classicPolicy({ podSecurity: { level: 'restricted', version: 'latest' } }));
  expect(fix?.title).toBe(
    'Change privileged, allowPrivilegeEscalation, runAsNonRoot, capabilities.drop and seccompProfile.type',
  );
  const own = {
    allowPrivilegeEscalation: false,
    runAsNonRoot: true,
    capabilities: { drop: ['ALL'] },
    seccompProfile: { type: 'RuntimeDefault' },
  };
  expect(dataOf(fix?.text ?? '')).toMatchObject({
    spec: { containers: [{ securityContext: own }, { securityContext: { ...own, privileged: false } }] },
  });
});

describe('what does not mend it is not offered', () => {
  const [candidate] = contentsOf(parse(pod)).candidates;
  const outcome = failureOf(dataOf(pod), nonRoot);

  test.each([
    [undefined, 1],
    [() => true, 1],
    [() => false, 0],
  ])('%o', (judgeAgain, count) => {
    const root = candidate?.node ?? { type: 'sequence', items: [], start: 0, end: 0 };
    const given = judgeAgain === undefined ? {} : { judgeAgain };
    expect(policyFixes({ outcome, policy: nonRoot, root, text: pod, ...given })).toHaveLength(count);
  });

  test('Nor is anything for what does not fail', () => {
    const root = candidate?.node ?? { type: 'sequence', items: [], start: 0, end: 0 };
    expect(policyFixes({ outcome: { ...outcome, outcome: 'error' }, policy: nonRoot, root, text: pod })).toEqual([]);
  });
});

test('It is judged again as it would be', () => {
  const [candidate] = contentsOf(parse(pod)).candidates;
  const seen: unknown[] = [];
  const root = candidate?.node ?? { type: 'sequence', items: [], start: 0, end: 0 };
  const judgeAgain = (data: unknown): boolean => seen.push(data) > 0;
  policyFixes({ outcome: failureOf(dataOf(pod), nonRoot), policy: nonRoot, root, text: pod, judgeAgain });
  expect(seen).toMatchObject([{ metadata: { name: 'web' }, spec: { securityContext: { runAsNonRoot: true } } }]);
});

test('An object of a List is mended in its place', () => {
  const item = pod
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')
    .replace('  apiVersion', '- apiVersion')
    .trimEnd();
  const list = `apiVersion: v1\nkind: List\nitems:\n${item}\n- apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: c}\n`;
  const [fix] = offered(list, nonRoot);
  expect(fix?.text).toBe(
    list.replace(
      '- apiVersion: v1\n  kind: Conf',
      '    securityContext:\n      runAsNonRoot: true\n- apiVersion: v1\n  kind: Conf',
    ),
  );
});
