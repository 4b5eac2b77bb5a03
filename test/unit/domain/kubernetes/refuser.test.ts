import { describe, expect, test } from 'vitest';
import { isPolicy, refuserOf } from '../../../../src/domain/kubernetes/refuser.ts';

const vpol = 'admission webhook "vpol.validate.kyverno.svc-fail" denied the request: ';
const cpol =
  'admission webhook "validate.kyverno.svc-fail" denied the request: \n\nresource Pod/slipway-probe/probe was blocked due to the following policies \n\n';

describe('who refused', () => {
  test.each([
    [`${vpol}Policy no-latest failed: no latest tag`, 'policy', ['no-latest']],
    [`${vpol}Policy no-latest error: no such key: spec`, 'policy', ['no-latest']],
    [`${vpol}Policy one failed: a; Policy two failed: b`, 'policy', ['one', 'two']],
    [
      `${cpol}need-team:\n  r: 'validation error: label team needed. rule r failed at path /metadata/labels/'`,
      'policy',
      ['need-team'],
    ],
    [`${cpol}one:\n  a: 'x'\n  b: 'y'\ntwo:\n  c: 'z'`, 'policy', ['one', 'two']],
    ['admission webhook "gate.example.com" denied the request: no', 'webhook', ['gate.example.com']],
    [
      `pods "probe" is forbidden: ValidatingAdmissionPolicy 'vpol-no-latest' with binding 'vpol-no-latest-binding' denied request: no latest tag`,
      'policy',
      ['vpol-no-latest'],
    ],
    [
      'pods "probe" is forbidden: violates PodSecurity "restricted:latest": privileged (container "probe" must not set securityContext.privileged=true)',
      'podSecurity',
      ['restricted:latest'],
    ],
    [
      'pods "probe" is forbidden: exceeded quota: small, requested: pods=1, used: pods=1, limited: pods=1',
      'quota',
      ['small'],
    ],
    ['pods "probe" is forbidden: failed quota: small: must specify limits.memory for: probe', 'quota', ['small']],
    ['pods "probe" is forbidden: maximum memory usage per Container is 1Gi, but limit is 2Gi', 'limits', []],
    [
      'pods is forbidden: User "viewer" cannot create resource "pods" in API group "" in the namespace "slipway-probe"',
      'rbac',
      [],
    ],
    ['jobs.batch "a" is forbidden: User "viewer" cannot delete resource "jobs" in API group "batch"', 'rbac', []],
    ['namespaces "slipway-probe" not found', 'namespace', ['slipway-probe']],
    [
      'pods "probe" is forbidden: unable to create new content in namespace slipway-probe because it is being terminated',
      'namespace',
      ['slipway-probe'],
    ],
    [
      'Internal error occurred: failed calling webhook "vpol.validate.kyverno.svc-fail": failed to call webhook: connection refused',
      'unavailable',
      ['vpol.validate.kyverno.svc-fail'],
    ],
    ['Pod "probe" is invalid: spec.containers: Required value', 'server', []],
    ['', 'server', []],
  ])('%.90s', (refusal, by, names) => {
    expect(refuserOf(refusal, 'Forbidden')).toEqual({ by, names });
  });

  test('A server with an error has judged nothing', () => {
    expect(refuserOf('etcdserver: request timed out', 'InternalError').by).toBe('unavailable');
  });

  test('A sentence without end is read in time', () => {
    const long = `${cpol}${'a:\n '.repeat(200_000)}`;
    expect(refuserOf(long, null).by).toBe('policy');
  });
});

test('The policy that Kyverno makes of another is the same', () => {
  expect(['a', 'vpol-a', 'cpol-a', 'b', 'vpol-b', 'aa'].map((name) => isPolicy(name, 'a'))).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
