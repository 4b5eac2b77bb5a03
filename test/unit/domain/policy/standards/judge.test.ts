import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../../../src/domain/policy/outcome.ts';
import type { Request } from '../../../../../src/domain/policy/request.ts';
import { judgeStandards, refusedLabels } from '../../../../../src/domain/policy/standards/judge.ts';
import { asked, deployment, pod } from '../asked.ts';

const prefix = 'pod-security.kubernetes.io/';

function namespace(labels: Readonly<Record<string, string>>): object {
  const named = Object.entries(labels).map(([key, value]) => [`${prefix}${key}`, value]);
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop', labels: Object.fromEntries(named) } };
}

function judged(
  object: unknown,
  labels: Readonly<Record<string, string>>,
  more: Partial<Request> = {},
): readonly Outcome[] {
  const lies = namespace(labels);
  return judgeStandards(lies, asked(object, { namespaceObject: lies, ...more }));
}

const container = { name: 'a', image: 'a:1', securityContext: { allowPrivilegeEscalation: false } };
const hostly = { hostPID: true, containers: [container] };
const plain = { containers: [container] };
const restricted = { enforce: 'baseline', audit: 'restricted', warn: 'restricted' };

describe('By the labels of its Namespace', () => {
  test.each<[string, unknown, Readonly<Record<string, string>>, readonly string[]]>([
    ['a pod is refused', pod(hostly), { enforce: 'baseline' }, ['enforce fail']],
    ['a pod is let in', pod(plain), { enforce: 'baseline' }, ['enforce pass']],
    ['a pod is warned of what is stricter, once', pod(plain), restricted, ['enforce pass', 'warn fail']],
    ['a pod that is refused is not warned of', pod(hostly), restricted, ['enforce fail', 'audit fail']],
    [
      'a pod is written down by another version',
      pod(hostly),
      { enforce: 'baseline', audit: 'baseline', 'audit-version': 'v1.25' },
      ['enforce fail', 'audit fail'],
    ],
    ['what makes pods is only warned of', deployment(hostly), { enforce: 'baseline' }, ['warn fail']],
    ['what makes pods is only written down', deployment(hostly), { audit: 'baseline' }, ['audit fail']],
    ['anything may be', pod(hostly), { enforce: 'privileged', 'enforce-version': 'latest' }, []],
    ['nothing is said of what makes no pods', { apiVersion: 'v1', kind: 'Service' }, { enforce: 'baseline' }, []],
    [
      'nothing is said of a kind that only has the name',
      { ...deployment(hostly), apiVersion: 'example.org/v1' },
      { enforce: 'baseline' },
      [],
    ],
    ['what can not be read has no verdict', pod({ hostPID: 'yes' }), { enforce: 'baseline' }, [' error']],
  ])('%s', (_, object, labels, wanted) => {
    expect(judged(object, labels).map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual(wanted);
  });

  test('it is said with the field, and with the label that says so', () => {
    expect(judged(deployment(hostly), { enforce: 'baseline' })).toMatchObject([
      {
        action: 'warn',
        message: 'would violate PodSecurity "baseline:latest": host namespaces (hostPID=true)',
        spots: [{ steps: ['spec', 'template', 'spec', 'hostPID'], missing: false }],
        said: ['metadata', 'labels', `${prefix}enforce`],
      },
    ]);
    expect(judged(pod(hostly), { enforce: 'baseline', 'enforce-version': 'v1.20' })).toMatchObject([
      { action: 'enforce', message: 'violates PodSecurity "baseline:v1.20": host namespaces (hostPID=true)' },
    ]);
  });

  test.each<[string, Partial<Request>]>([
    ['that lies elsewhere', { namespaceObject: namespace({ enforce: 'baseline' }) }],
    ['of which a part is asked about', { subresource: 'status' }],
    ['that is deleted', { operation: 'DELETE', object: null }],
    ['that stays as it is', { operation: 'UPDATE' }],
  ])('nothing is said of a pod %s', (_, more) => {
    expect(judged(pod(hostly), { enforce: 'baseline' }, more)).toEqual([]);
  });

  test('what makes pods is asked about again when it changes', () => {
    const { length } = judged(deployment(hostly), { enforce: 'baseline' }, { operation: 'UPDATE' });
    expect(length).toBe(1);
  });
});

test('Labels that can not be read are told at their places', () => {
  expect(refusedLabels(namespace({ enforce: 'strict', audit: 'baseline' }))).toEqual([
    {
      steps: ['metadata', 'labels', `${prefix}enforce`],
      problem: {
        code: 'argument',
        start: 0,
        end: 6,
        near: null,
        message: `"${prefix}enforce" must be one of privileged, baseline, restricted.`,
      },
    },
  ]);
});
