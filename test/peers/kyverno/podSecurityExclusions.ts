/** What rules and exceptions take out of the Pod Security Standards, at random. */
import type { Random } from '../random.ts';
import { some } from './podSecurityPods.ts';
import type { Json } from './podSecurityPods.ts';

const controls = [
  'Capabilities',
  'Seccomp',
  'Privileged Containers',
  'Host Ports',
  '/proc Mount Type',
  'HostProcess',
  'SELinux',
  'Host Namespaces',
  'HostPath Volumes',
  'Sysctls',
  'AppArmor',
  'Privilege Escalation',
  'Running as Non-root',
  'Running as Non-root user',
  'Volume Types',
];

const fields = [
  'spec.containers[*].securityContext.capabilities.add',
  'spec.containers[*].securityContext.capabilities.drop',
  'spec.securityContext.seccompProfile.type',
  'spec.containers[*].securityContext.seccompProfile.type',
  'spec.containers[*].securityContext.privileged',
  'spec.initContainers[*].securityContext.privileged',
  'spec.containers[*].ports[*].hostPort',
  'spec.containers[*].securityContext.procMount',
  'spec.hostNetwork',
  'spec.hostPID',
  'spec.volumes[*].hostPath',
  'spec.securityContext.sysctls[*].name',
  'spec.containers[*].securityContext.seLinuxOptions.type',
  'spec.securityContext.runAsNonRoot',
  'spec.containers[*].securityContext.runAsNonRoot',
  'spec.containers[*].securityContext.runAsUser',
  'spec.containers[*].securityContext.allowPrivilegeEscalation',
  'metadata.annotations[container.apparmor.security.beta.kubernetes.io/app]',
];

const values = [
  '*',
  'true',
  'false',
  '0',
  '80',
  '8*',
  'SYS_ADMIN',
  'NET_RAW',
  'CHOWN',
  'K*',
  'Unconfined',
  '/etc',
  'kernel.sem',
  'nil',
  'Unmasked',
  'bad_t',
  'unconfined',
];

/** What a rule or an exception excludes. */
export function exclusionOf(random: Random): Json {
  return {
    controlName: random.pick(controls),
    ...some(random, 0.6, 'images', () => [random.pick(['*', 'nginx*', 'ghcr.io/*', 'busybox', '*/tool*'])]),
    ...(random.chance(0.4)
      ? { restrictedField: random.pick(fields), values: [random.pick(values), random.pick(values)] }
      : some(random, 0.1, 'values', () => [random.pick(values)])),
  };
}

/** What lets nearly all of a standard through, for pods and for containers. */
export function wideExclusions(random: Random): Json[] {
  return controls
    .filter(() => random.chance(0.97))
    .flatMap((controlName) => [{ controlName }, { controlName, images: ['*'] }, { controlName, images: ['*'] }]);
}
