import { expect, test } from 'vitest';
import { asAdmitted } from '../../../../../src/domain/policy/data.ts';
import { admissionText, admit, violationsOf } from '../../../../../src/domain/policy/standards/admission.ts';
import type { Admission } from '../../../../../src/domain/policy/standards/admission.ts';
import { levelOfNamespace } from '../../../../../src/domain/policy/standards/namespace.ts';
import type { LevelVersion } from '../../../../../src/domain/policy/standards/namespace.ts';
import { Misshapen } from '../../../../../src/domain/policy/standards/struct.ts';
import { podOf } from './made.ts';

const pod = { kind: 'Pod', spec: { hostPID: true, securityContext: { sysctls: [{}] } } };
const job = { kind: 'Job', spec: { template: { spec: { hostPID: true } } } };
const nothing = { refusal: null, audit: null, warning: null };

function admitted(object: object, labels: Record<string, string>): Admission | Misshapen {
  const named = Object.entries(labels).map(([key, value]) => [`pod-security.kubernetes.io/${key}`, value]);
  return admit(asAdmitted(object), levelOfNamespace(Object.fromEntries(named)), 37);
}

test('A pod is refused, and then not warned of', () => {
  expect(admitted(pod, { enforce: 'baseline', audit: 'baseline', 'audit-version': 'v1.25' })).toEqual({
    refusal: {
      message: 'violates PodSecurity "baseline:latest": host namespaces (hostPID=true), forbidden sysctls',
      spots: [
        { steps: ['spec', 'hostPID'], missing: false },
        { steps: ['spec', 'securityContext', 'sysctls', 0, 'name'], missing: true },
      ],
    },
    audit: expect.objectContaining({
      message: 'would violate PodSecurity "baseline:v1.25": host namespaces (hostPID=true), forbidden sysctls',
    }),
    warning: null,
  });
});

test('What makes pods is only warned of', () => {
  const spots = [{ steps: ['spec', 'template', 'spec', 'hostPID'], missing: false }];
  const message = 'would violate PodSecurity "baseline:latest": host namespaces (hostPID=true)';
  expect(admitted(job, { enforce: 'baseline' })).toEqual({ ...nothing, warning: { message, spots } });
});

test.each([
  [pod, {}],
  [{ kind: 'Pod', spec: {} }, { enforce: 'restricted' }],
  [{ kind: 'Job', spec: {} }, { enforce: 'restricted' }],
  [{ kind: 'Service', spec: { hostPID: true } }, { enforce: 'restricted' }],
])('%j may be', (object, labels) => {
  expect(admitted(object, labels)).toEqual(nothing);
});

test('What is no pod is told', () => {
  expect(admitted({ kind: 'Pod', spec: { hostPID: 'yes' } }, {})).toBeInstanceOf(Misshapen);
});

const unmasked = podOf({ hostUsers: false, containers: [{ name: 'a', securityContext: { procMount: 'Unmasked' } }] });
const mounting = podOf({ volumes: [{ name: 'v', hostPath: {} }] });

test.each<[string, object, LevelVersion, number, readonly string[]]>([
  ['anything may be', mounting, { level: 'privileged', version: 'latest' }, 37, []],
  ['the baseline', mounting, { level: 'baseline', version: 0 }, 37, ['hostPath volumes']],
  [
    'what restricts takes the place of it',
    mounting,
    { level: 'restricted', version: 'latest' },
    37,
    ['restricted volume types'],
  ],
  ['users of its own', unmasked, { level: 'baseline', version: 'latest' }, 37, []],
  ['users of its own, on an older server', unmasked, { level: 'baseline', version: 'latest' }, 34, ['procMount']],
  [
    'users of its own, on an older server than the version',
    unmasked,
    { level: 'baseline', version: 36 },
    34,
    ['procMount'],
  ],
  ['an older version than the server', unmasked, { level: 'baseline', version: 34 }, 37, ['procMount']],
  [
    'what is older than most that is restricted',
    podOf({ containers: [{ name: 'a' }] }),
    { level: 'restricted', version: 7 },
    37,
    ['runAsNonRoot != true'],
  ],
])('%s: %#', (_, read, standard, minor, expected) => {
  expect(violationsOf(read as ReturnType<typeof podOf>, standard, minor).map(({ reason }) => reason)).toEqual(expected);
});

test('First the baseline, then what is restricted, each by its id', () => {
  const worst = podOf({
    hostPID: true,
    volumes: [{ name: 'v', nfs: {} }],
    containers: [{ name: 'a', securityContext: { privileged: true } }],
  });
  const standard: LevelVersion = { level: 'restricted', version: 21 };
  expect(admissionText('violates', standard, violationsOf(worst, standard, 37))).toBe(
    'violates PodSecurity "restricted:v1.21": host namespaces (hostPID=true), ' +
      'privileged (container "a" must not set securityContext.privileged=true), ' +
      'allowPrivilegeEscalation != false (container "a" must set securityContext.allowPrivilegeEscalation=false), ' +
      'restricted volume types (volume "v" uses restricted volume type "nfs"), ' +
      'runAsNonRoot != true (pod or container "a" must set securityContext.runAsNonRoot=true), ' +
      'seccompProfile (pod or container "a" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost")',
  );
});
