import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../../../src/domain/kubernetes/refusal.ts';
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

const internal = (rest: string) => told(500, `Internal error occurred: failed calling webhook ${rest}`);

describe('a write that is refused says by whom, where, and what to do', () => {
  test.each<[string, Told, Partial<Written>, string, string, string]>([
    [
      'a namespace that is not there',
      told(404, 'namespaces "web" not found', { reason: 'NotFound', about: { kind: 'namespaces', name: 'web' } }),
      {},
      'missing',
      'There is no namespace "web" for ConfigMap web/a.',
      'Create the namespace "web" first.',
    ],
    [
      'an object that is not there',
      told(404, 'configmaps "a" not found', { reason: 'NotFound' }),
      { verb: 'patch' },
      'missing',
      'There is no ConfigMap web/a.',
      '',
    ],
    [
      'a version that is over',
      told(409, 'Operation cannot be fulfilled on configmaps "a": the object has been modified; please try again', {
        reason: 'Conflict',
      }),
      { verb: 'patch' },
      'conflict',
      'ConfigMap web/a has changed since it was read.',
      'Read it again, and decide anew.',
    ],
    [
      'a version that is over, of what is deleted',
      told(
        409,
        'Operation cannot be fulfilled on configmaps "a": Precondition failed: ResourceVersion in precondition: 4',
        {
          reason: 'Conflict',
        },
      ),
      { verb: 'delete' },
      'conflict',
      'ConfigMap web/a has changed since it was read.',
      'Read it again, and decide anew.',
    ],
    [
      'another uid',
      told(409, 'Operation cannot be fulfilled on configmaps "a": Precondition failed: UID in precondition: x', {
        reason: 'Conflict',
      }),
      { verb: 'delete' },
      'conflict',
      'ConfigMap web/a is another one than it was when it was read.',
      'Read it again, and decide anew.',
    ],
    [
      'another uid, as it is found before anything is stored',
      told(
        409,
        'Operation cannot be fulfilled on ConfigMap "a": the UID in the precondition (x) does not match the UID in record (y). The object might have been deleted and then recreated',
        { reason: 'Conflict' },
      ),
      { verb: 'delete' },
      'conflict',
      'ConfigMap web/a is another one than it was when it was read.',
      'Read it again',
    ],
    [
      'another version, as it is found before anything is stored',
      told(
        409,
        'Operation cannot be fulfilled on ConfigMap "a": the ResourceVersion in the precondition (4) does not match the ResourceVersion in record (5). The object might have been modified',
        { reason: 'Conflict' },
      ),
      { verb: 'delete' },
      'conflict',
      'ConfigMap web/a has changed since it was read.',
      'Read it again',
    ],
    [
      'other managers of its fields',
      told(409, 'Apply failed with 2 conflicts: …', {
        reason: 'Conflict',
        causes: [
          { reason: 'FieldManagerConflict', message: 'conflict with "kubectl-edit" using v1', field: '.data.a' },
          { reason: 'FieldManagerConflict', message: 'conflict with "helm"', field: '.data.b' },
        ],
      }),
      { verb: 'apply' },
      'conflict',
      'Others manage fields of ConfigMap web/a: .data.a ("kubectl-edit"), .data.b ("helm").',
      'Change these fields where their manager does, or leave them to it.',
    ],
    [
      'one of its name',
      told(409, 'configmaps "a" already exists', { reason: 'AlreadyExists' }),
      {},
      'exists',
      'There is a ConfigMap web/a already.',
      '',
    ],
    [
      'one of its name that goes',
      told(409, 'object is being deleted: namespaces "web" already exists', { reason: 'AlreadyExists' }),
      { kind: 'Namespace', namespace: null, name: 'web' },
      'exists',
      'Namespace web is still being deleted: its name is not free yet.',
      'Wait until it is gone; its finalizers say what it waits for.',
    ],
    [
      'a webhook that is down',
      internal(
        '"gate.example.com": failed to call webhook: Post "https://127.0.0.1:9/?timeout=30s": dial tcp 127.0.0.1:9: connect: connection refused',
      ),
      {},
      'webhook',
      'The webhook "gate.example.com" does not answer (dial tcp 127.0.0.1:9: connect: connection refused), and without it ConfigMap web/a is not created.',
      'Look whether what serves it runs: kubectl get validatingwebhookconfigurations',
    ],
    [
      'a webhook that answers nonsense',
      internal('"gate.example.com": received invalid webhook response: expected response.uid="x", got ""'),
      { verb: 'delete' },
      'webhook',
      'The webhook "gate.example.com" does not answer (received invalid webhook response: expected response.uid="x", got ""), and without it ConfigMap web/a is not deleted.',
      'Look whether',
    ],
    [
      'an API server that gives up',
      told(504, 'Timeout: request did not complete within requested timeout', { reason: 'Timeout' }),
      {},
      'timeout',
      'The API server has given up on ConfigMap web/a before it was created: somebody whom it asks takes too long, and whether it was created is not known.',
      'Look whether',
    ],
  ])('%s', (_, status, written, code, message, remedy) => {
    const failure = refusalOf(status, { ...map, ...written });
    expect({ ...failure, remedy: null }).toEqual({ code, message, remedy: null, right: null, retryAfter: null });
    expect(failure?.remedy ?? '').toMatch(remedy === '' ? /^$/ : remedy);
  });
});

test.each<[string, Told]>([
  [
    'a missing right',
    told(403, 'configmaps is forbidden: User "dev" cannot create resource "configmaps" in API group ""'),
  ],
  ['a proxy that forbids it', told(403, 'Blocked by the firewall', { reason: '' })],
  ['nothing at all', told(403, '')],
  ['a request that can not be read and no word about it', told(400, '')],
  ['a path that nobody knows', told(404, '404 page not found')],
  [
    'another object that has changed: a quota',
    told(409, 'Operation cannot be fulfilled on resourcequotas "a": the object has been modified', {
      reason: 'Conflict',
    }),
  ],
  ['an error of the server', told(500, 'etcdserver: request timed out')],
  ['a gateway', told(504, 'Gateway Timeout')],
  ['too many requests', told(429, 'slow down')],
])('%s is told as for any request', (_, status) => {
  expect(refusalOf(status, map)).toBeNull();
});
