import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../src/domain/kubernetes/failure.ts';
import { judgeAdmission } from '../../../../src/domain/phases/admission.ts';
import type { Tried } from '../../../../src/domain/phases/admission.ts';

const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { namespace: 'slipway-probe', name: 'probe' } };
const manifest = 'phases/3-security/probes/probe.yaml';
const refusing = { kind: 'admission', manifest, objects: [pod], problem: null, refusedBy: 'no-latest' } as const;
const accepting = { ...refusing, refusedBy: null };

const admitted: Tried = { refusal: null, reason: null, warnings: [] };
const refused = (refusal: string, reason = 'Forbidden'): Tried => ({ refusal, reason, warnings: [] });
const byPolicy = (name: string): Tried =>
  refused(`admission webhook "vpol.validate.kyverno.svc-fail" denied the request: Policy ${name} failed: no`);
const podSecurity = refused('pods "probe" is forbidden: violates PodSecurity "restricted:latest": privileged');
const rbac = refused(
  'pods is forbidden: User "viewer" cannot create resource "pods" in API group "" in the namespace "slipway-probe"',
);

describe('a dry run', () => {
  test.each([
    ['accepted as wanted', accepting, [admitted], 'passed', 'accepted'],
    [
      'there already, so accepted',
      accepting,
      [refused('pods "probe" already exists', 'AlreadyExists')],
      'passed',
      'accepted',
    ],
    ['refused by somebody', accepting, [byPolicy('other')], 'failed', 'refused by other'],
    ['refused as wanted', refusing, [byPolicy('no-latest')], 'passed', 'refused by no-latest'],
    [
      'refused by the policy that Kyverno made',
      refusing,
      [refused(`ValidatingAdmissionPolicy 'vpol-no-latest' with binding 'b' denied request: no`)],
      'passed',
      'refused by no-latest',
    ],
    ['accepted where it should not be', refusing, [admitted], 'failed', 'accepted, no-latest does not refuse it'],
    ['refused by another policy', refusing, [byPolicy('other')], 'failed', 'refused by other'],
    ['refused by Pod Security', refusing, [podSecurity], 'failed', 'refused by Pod Security restricted:latest'],
    [
      'refused by another policy too',
      refusing,
      [refused('admission webhook "v" denied the request: Policy no-latest failed: a; Policy other failed: b')],
      'failed',
      'refused by other',
    ],
    [
      'refused by a webhook',
      refusing,
      [refused('admission webhook "gate" denied the request: no')],
      'failed',
      'refused by the webhook gate',
    ],
    [
      'refused by a quota',
      refusing,
      [refused('exceeded quota: small, requested')],
      'failed',
      'refused by the quota small',
    ],
    [
      'no valid object',
      refusing,
      [refused('Pod "probe" is invalid: x', 'Invalid')],
      'failed',
      'refused by the API server',
    ],
    ['not allowed to ask', refusing, [rbac], 'unknown', 'may not create pods'],
    [
      'no namespace',
      refusing,
      [refused('namespaces "slipway-probe" not found', 'NotFound')],
      'unknown',
      'the namespace slipway-probe is not there',
    ],
    [
      'a webhook that does not answer',
      refusing,
      [refused('failed calling webhook "vpol": no endpoints', 'InternalError')],
      'unknown',
      'the webhook vpol does not answer',
    ],
    ['nothing to try', refusing, [], 'unknown', 'there is nothing to try'],
    [
      'one of two accepted',
      { ...refusing, objects: [pod, pod] },
      [admitted, byPolicy('no-latest')],
      'passed',
      'refused by no-latest',
    ],
  ] as const)('%s', (_, check, tried, state, message) => {
    expect(judgeAdmission(check, tried)).toMatchObject({ state, message });
  });

  test('A missing right is told with what would allow it', () => {
    expect(judgeAdmission(refusing, [rbac]).right).toEqual({
      verb: 'create',
      group: '',
      resource: 'pods',
      namespace: 'slipway-probe',
    });
  });

  test('What could not be asked is unknown', () => {
    const failure = failureOf('timeout', 'The server does not answer.');
    expect(judgeAdmission(refusing, [{ failure }])).toMatchObject({ state: 'unknown', reason: failure.message });
  });

  test('Warnings of what was accepted are told', () => {
    const warned = { ...admitted, warnings: ['would violate PodSecurity "restricted:latest"'] };
    expect(judgeAdmission(accepting, [warned]).reason).toContain('would violate');
  });

  test('The evidence says what was tried', () => {
    expect(judgeAdmission(accepting, [admitted]).evidence).toMatchObject({
      reads: [{ verb: 'create', apiVersion: 'v1', kind: 'Pod', namespace: 'slipway-probe', count: 1 }],
      files: [manifest],
    });
  });
});
