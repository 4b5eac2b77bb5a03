import type { ClusterObject, Kind } from '../../../src/domain/kubernetes/query.ts';
import { denied } from '../api/failure.ts';
import type { State } from '../api/state.ts';
import type { Admission } from '../api/write.ts';
import { at, isFields, itemsAt, mapAt, textAt, textsAt } from '../field.ts';
import type { Fields } from '../field.ts';

const policies: Kind = { apiVersion: 'policies.kyverno.io/v1', kind: 'ValidatingPolicy' };
const exceptions: Kind = { apiVersion: 'policies.kyverno.io/v1', kind: 'PolicyException' };
const webhook = 'vpol.validate.kyverno.svc-fail';

/**
 * Refuses what the enforced policies of the template refuse, as far as the probes of phase 3 need it: each policy is a
 * look at one thing of the pod, not the expression that it holds.
 */
export function kyverno(state: State): Admission {
  return (_, object) => {
    const pod = podIn(object);
    if (pod === null || !runs(state)) return [];
    for (const [name, violates] of Object.entries(violations)) {
      const policy = state.get(policies, { name });
      if (policy === undefined || !denies(policy) || !violates(pod) || isExempt(state, object, name)) continue;
      throw denied(webhook, `Policy ${name} failed: ${messageOf(policy)}`);
    }
    return [];
  };
}

type Judge = (pod: Fields) => boolean;

const violations: Readonly<Record<string, Judge>> = {
  'disallow-capabilities': someContainer((one) =>
    textsAt(one, 'securityContext', 'capabilities', 'add').some((name) => !baseline.has(name)),
  ),
  'disallow-host-namespaces': (pod) => ['hostIPC', 'hostNetwork', 'hostPID'].some((field) => pod[field] === true),
  'disallow-host-path': (pod) => itemsAt(pod, 'volumes').some((volume) => 'hostPath' in volume),
  'disallow-host-ports': someContainer((one) =>
    itemsAt(one, 'ports').some(({ hostPort }) => typeof hostPort === 'number' && hostPort > 0),
  ),
  'disallow-latest-tag': someContainer((one) => /(^[^:]*|:latest)$/.test(textAt(one, 'image').split('/').at(-1) ?? '')),
  'disallow-privileged-containers': someContainer((one) => at(one, 'securityContext', 'privileged') === true),
  'disallow-proc-mount': someContainer((one) => !['', 'Default'].includes(textAt(one, 'securityContext', 'procMount'))),
  'disallow-selinux': anyContext(
    (context) =>
      !['', 'container_t', 'container_init_t', 'container_kvm_t'].includes(textAt(context, 'seLinuxOptions', 'type')),
  ),
  'require-run-as-nonroot': (pod) =>
    at(pod, 'securityContext', 'runAsNonRoot') !== true &&
    containersOf(pod).some((one) => at(one, 'securityContext', 'runAsNonRoot') !== true),
  'restrict-apparmor-profiles': anyContext((context) => textAt(context, 'appArmorProfile', 'type') === 'Unconfined'),
  'restrict-seccomp': anyContext((context) => textAt(context, 'seccompProfile', 'type') === 'Unconfined'),
  'restrict-sysctls': (pod) => itemsAt(pod, 'securityContext', 'sysctls').some((one) => !safe.has(textAt(one, 'name'))),
};

const baseline: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

const safe: ReadonlySet<string> = new Set([
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ping_group_range',
  'net.ipv4.tcp_syncookies',
]);

function containersOf(pod: Fields): readonly Fields[] {
  return ['containers', 'initContainers', 'ephemeralContainers'].flatMap((field) => itemsAt(pod, field));
}

function someContainer(violates: Judge): Judge {
  return (pod) => containersOf(pod).some(violates);
}

function anyContext(violates: Judge): Judge {
  return (pod) => [pod, ...containersOf(pod)].some((one) => violates(mapAt(one, 'securityContext')));
}

/** The pod, or that of a controller. */
function podIn(object: ClusterObject): Fields | null {
  const paths = [['spec'], ['spec', 'template', 'spec'], ['spec', 'jobTemplate', 'spec', 'template', 'spec']];
  const found = paths.map((path) => at(object, ...path)).find((spec) => isFields(spec) && 'containers' in spec);
  return isFields(found) ? found : null;
}

/** Its webhook fails open: while nobody is there to judge, everything is let in. */
function runs(state: State): boolean {
  if (!state.kinds.some(({ group, kind }) => group === 'policies.kyverno.io' && kind === 'ValidatingPolicy'))
    return false;
  const place = { namespace: 'kyverno', name: 'kyverno-admission-controller' };
  const found = state.get({ apiVersion: 'apps/v1', kind: 'Deployment' }, place);
  return Number(at(found, 'status', 'readyReplicas') ?? 0) > 0;
}

function denies(policy: ClusterObject): boolean {
  const actions = textsAt(policy, 'spec', 'validationActions');
  return actions.length === 0 || actions.includes('Deny');
}

/** The exceptions of the template name one namespace each. */
function isExempt(state: State, { metadata }: ClusterObject, policy: string): boolean {
  return state
    .list(exceptions)
    .filter((exception) => itemsAt(exception, 'spec', 'policyRefs').some(({ name }) => name === policy))
    .some((exception) =>
      itemsAt(exception, 'spec', 'matchConditions').some((one) =>
        textAt(one, 'expression').includes(`request.namespace == '${metadata.namespace ?? ''}'`),
      ),
    );
}

/** Its message; the first sentence of its description where the message is an expression, which is not evaluated here. */
function messageOf(policy: ClusterObject): string {
  const [message = ''] = itemsAt(policy, 'spec', 'validations').map((one) => textAt(one, 'message'));
  const description = policy.metadata.annotations?.['policies.kyverno.io/description'] ?? '';
  return message === '' ? (description.split(/(?<=\.)\s/)[0] ?? '') : message;
}
