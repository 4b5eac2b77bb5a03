import { expect, test } from 'vitest';
import { evaluatePodSecurity, exclude } from '../../../../../src/domain/policy/standards/evaluate.ts';
import { exclusionOf } from '../../../../../src/domain/policy/standards/exclude.ts';
import type { Pod } from '../../../../../src/domain/policy/standards/pod.ts';
import type { Version } from '../../../../../src/domain/policy/standards/version.ts';
import { podOf } from './made.ts';

const bare = podOf({ containers: [{ name: 'a' }] });
const probing = podOf({ containers: [{ name: 'a', livenessProbe: { httpGet: { host: 'x' } } }] });
const sysctl = (name: string): Pod => podOf({ securityContext: { sysctls: [{ name }] } });
const unmasked = podOf({ hostUsers: false, containers: [{ name: 'a', securityContext: { procMount: 'Unmasked' } }] });
const demanding = ['allowPrivilegeEscalation', 'capabilities_restricted', 'runAsNonRoot', 'seccompProfile_restricted'];

test.each<[string, Pod, string, Version, readonly string[]]>([
  ['a bare pod', bare, 'baseline', 'latest', []],
  ['a bare pod', bare, 'restricted', 'latest', demanding],
  ['a bare pod, where everything may be', bare, 'privileged', 'latest', demanding],
  // The oldest revision counts for what is newer.
  ['a bare pod, before all of that', bare, 'restricted', 0, demanding],
  ['probes of other hosts, before that counted', probing, 'baseline', 24, ['hostProbesAndHostLifecycle']],
  ['a sysctl of 1.32', sysctl('net.ipv4.tcp_rmem'), 'baseline', 31, ['sysctls']],
  ['a sysctl of 1.32', sysctl('net.ipv4.tcp_rmem'), 'baseline', 32, []],
  ['what Kubernetes has had since 1.37', sysctl('net.ipv4.tcp_notsent_lowat'), 'baseline', 'latest', ['sysctls']],
  ['what Kubernetes has had since 1.35', unmasked, 'baseline', 'latest', ['procMount']],
])('%s: %#', (_, pod, level, version, expected) => {
  const refusals = evaluatePodSecurity(pod, { level, version }, []);
  expect(refusals.map(({ control }) => control.id)).toEqual(expected);
});

test('What restricts comes beside what it takes the place of in Kubernetes', () => {
  const pod = podOf({ volumes: [{ name: 'v', hostPath: { path: '/' } }] });
  const ids = evaluatePodSecurity(pod, { level: 'restricted', version: 30 }, []).map(({ control }) => control.id);
  expect(ids).toEqual(['hostPathVolumes', 'restrictedVolumes']);
});

test('More exclusions take from what is left', () => {
  const standard = { level: 'restricted', version: 30 };
  const named = ['Privilege Escalation', 'Capabilities', 'Running as Non-root', 'Seccomp'];
  const exclusions = named.map((controlName) => exclusionOf({ controlName, images: ['*'] }));
  const some = evaluatePodSecurity(bare, standard, exclusions.slice(0, 2));
  expect(some.map(({ control }) => control.id)).toEqual(demanding.slice(2));
  expect(exclude(some, bare, standard, exclusions.slice(2))).toEqual([]);
  expect(exclude(some, bare, standard, [])).toBe(some);
});
