import { describe, expect, test } from 'vitest';
import { refused } from '../../../../src/domain/kubernetes/refused.ts';
import type { Told, Written } from '../../../../src/domain/kubernetes/written.ts';

const map: Written = { verb: 'create', kind: 'ConfigMap', namespace: 'web', name: 'a' };

const told = (code: number, message: string, more: Partial<Told> = {}): Told => ({
  code,
  message,
  reason: code === 403 ? 'Forbidden' : '',
  about: { kind: 'configmaps', name: 'a' },
  causes: [],
  ...more,
});

describe('who does not let something be written is told with their words', () => {
  test.each<[string, Told, Partial<Written>, string, string, string]>([
    [
      'a webhook',
      told(400, 'admission webhook "gate.example.com" denied the request: no team'),
      {},
      'refused',
      'The webhook "gate.example.com" does not let ConfigMap web/a be created: no team.',
      'Change what it names, or ask whoever runs the webhook.',
    ],
    [
      'a webhook that forbids it, and says nothing',
      told(403, 'admission webhook "gate.example.com" denied the request without explanation'),
      { verb: 'delete' },
      'refused',
      'The webhook "gate.example.com" does not let ConfigMap web/a be deleted: without explanation.',
      'Change what it names',
    ],
    [
      'a policy of Kyverno',
      told(
        400,
        'admission webhook "vpol.validate.kyverno.svc-fail" denied the request: Policy team failed: label team',
      ),
      { verb: 'patch' },
      'refused',
      'The policy team does not let ConfigMap web/a be changed: Policy team failed: label team.',
      'Change what the policy names, or make an exception of it.',
    ],
    [
      'two of them',
      told(400, 'admission webhook "x" denied the request: Policy one failed: a; Policy two failed: b.'),
      { verb: 'apply' },
      'refused',
      'The policies one, two do not let ConfigMap web/a be applied: Policy one failed: a; Policy two failed: b.',
      'Change what the policy names',
    ],
    [
      'a ValidatingAdmissionPolicy',
      told(
        422,
        `configmaps "a" is forbidden: ValidatingAdmissionPolicy 'team' with binding 'all' denied request: no team`,
      ),
      {},
      'refused',
      'The policy team does not let ConfigMap web/a be created: no team.',
      'Change what the policy names',
    ],
    [
      'Pod Security',
      told(403, 'pods "a" is forbidden: violates PodSecurity "baseline:latest": privileged (container "b")'),
      { kind: 'Pod' },
      'refused',
      'Pod Security "baseline:latest" does not let Pod web/a be created: privileged (container "b").',
      'Change what it names, or the label pod-security.kubernetes.io/enforce of namespace "web".',
    ],
    [
      'a quota',
      told(
        403,
        'pods "a" is forbidden: exceeded quota: small, requested: pods=1,cpu=2, used: pods=3,cpu=1, limited: pods=3,cpu=2',
      ),
      { kind: 'Pod' },
      'refused',
      'The quota web/small has no room for Pod web/a (pods: 1 more, 3 of 3 used; cpu: 2 more, 1 of 2 used).',
      'Raise ResourceQuota web/small, or remove what is no longer needed in its namespace.',
    ],
    [
      'a quota of a name with an equals sign in it',
      told(
        403,
        'persistentvolumeclaims "a" is forbidden: exceeded quota: q, requested: fast.storageclass.storage.k8s.io/requests.storage=2Gi, used: fast.storageclass.storage.k8s.io/requests.storage=9Gi, limited: fast.storageclass.storage.k8s.io/requests.storage=10Gi',
      ),
      { kind: 'PersistentVolumeClaim' },
      'refused',
      'The quota web/q has no room for PersistentVolumeClaim web/a (fast.storageclass.storage.k8s.io/requests.storage: 2Gi more, 9Gi of 10Gi used).',
      'Raise ResourceQuota web/q',
    ],
    [
      'a quota that wants to know more',
      told(403, 'pods "a" is forbidden: failed quota: small: must specify limits.memory for: probe'),
      { kind: 'Pod' },
      'refused',
      'The quota web/small does not let Pod web/a be created: must specify limits.memory for: probe.',
      'Say these resources, or give the namespace a LimitRange with defaults.',
    ],
    [
      'a LimitRange',
      told(403, 'pods "a" is forbidden: maximum memory usage per Container is 1Gi, but limit is 2Gi'),
      { kind: 'Pod' },
      'refused',
      'A LimitRange of namespace "web" does not let Pod web/a be created: maximum memory usage per Container is 1Gi, but limit is 2Gi.',
      'Change the resources of Pod web/a, or the LimitRange.',
    ],
    [
      'a namespace that is being deleted',
      told(
        403,
        'configmaps "a" is forbidden: unable to create new content in namespace web because it is being terminated',
      ),
      {},
      'refused',
      'Namespace "web" is being deleted, and takes no ConfigMap web/a any more.',
      'Wait until it is gone; what it waits for stands in the conditions of: kubectl get namespace web --output yaml',
    ],
    [
      'another admission plugin',
      told(403, 'configmaps "a" is forbidden: cannot set blockOwnerDeletion'),
      {},
      'refused',
      'The API server does not let ConfigMap web/a be created: cannot set blockOwnerDeletion.',
      '',
    ],
    [
      'validation',
      told(422, 'ConfigMap "a" is invalid: data: Required value'),
      { verb: 'apply' },
      'refused',
      'The API server does not let ConfigMap web/a be applied: ConfigMap "a" is invalid: data: Required value.',
      '',
    ],
    [
      'a webhook that takes no dry run',
      told(400, 'admission webhook "gate.example.com" does not support dry run', { reason: 'BadRequest' }),
      { verb: 'apply' },
      'webhook',
      'The webhook "gate.example.com" does not support dry runs: whether ConfigMap web/a would be applied is not known.',
      'Let its sideEffects be None or NoneOnDryRun.',
    ],
  ])('%s', (_, status, written, code, message, remedy) => {
    const failure = refused(status, { ...map, ...written });
    expect({ ...failure, remedy: null }).toEqual({ code, message, remedy: null, right: null, retryAfter: null });
    expect(failure?.remedy ?? '').toMatch(remedy === '' ? /^$/ : remedy);
  });
});

test.each<[string, Told]>([
  ['a right that is missing', told(403, 'pods is forbidden: User "dev" cannot create resource "pods" in API group ""')],
  ['a right to delete', told(403, 'pods "a" is forbidden: User "dev" cannot delete resource "pods" in API group ""')],
  ['who stands before the API server', told(403, 'Blocked by the firewall', { reason: '' })],
  ['nobody', told(400, '')],
])('%s is told as for any request', (_, status) => {
  expect(refused(status, map)).toBeNull();
});
