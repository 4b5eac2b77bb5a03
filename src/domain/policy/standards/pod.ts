import type { Steps } from '../outcome.ts';

/** What the Pod Security Standards look at of a pod; what is not there is null, empty or false. */
export interface Pod {
  readonly annotations: ReadonlyMap<string, string>;
  /** `spec.os.name`. */
  readonly os: string;
  /** `spec.hostUsers`. */
  readonly hostUsers: boolean | null;
  readonly hostNetwork: boolean;
  readonly hostPID: boolean;
  readonly hostIPC: boolean;
  readonly volumes: readonly Volume[];
  readonly security: PodSecurity | null;
  /** Those that prepare the pod, those that run in it, and those that were put into it, in this order. */
  readonly containers: readonly Container[];
}

export interface Volume {
  readonly name: string;
  /** The kinds of sources that it has: `hostPath`, `emptyDir`. */
  readonly sources: ReadonlySet<string>;
  /** `hostPath.path`; null when it has no `hostPath`. */
  readonly hostPath: string | null;
}

/** What pods and containers can both say in their `securityContext`. */
export interface Security {
  readonly runAsNonRoot: boolean | null;
  /** Whether `runAsUser` is 0. */
  readonly runsAsRoot: boolean;
  readonly seLinuxOptions: SELinuxOptions | null;
  /** `seccompProfile.type`, empty for a profile without one; null without a profile. */
  readonly seccompProfile: string | null;
  /** The same of `appArmorProfile`. */
  readonly appArmorProfile: string | null;
  /** `windowsOptions.hostProcess`. */
  readonly hostProcess: boolean;
}

export interface SELinuxOptions {
  readonly type: string;
  readonly user: string;
  readonly role: string;
}

export interface PodSecurity extends Security {
  /** Their names. */
  readonly sysctls: readonly string[];
}

export interface ContainerSecurity extends Security {
  readonly privileged: boolean;
  readonly allowPrivilegeEscalation: boolean | null;
  readonly procMount: string | null;
  readonly capabilities: { readonly add: readonly string[]; readonly drop: readonly string[] } | null;
}

export interface Container {
  /** Where it lies in the pod: `spec`, `containers`, 0. */
  readonly steps: Steps;
  readonly name: string;
  readonly image: string;
  /** The `hostPort` of each of its ports, 0 for none. */
  readonly hostPorts: readonly number[];
  /** The hosts that its probes and handlers name, and where in the container. */
  readonly hosts: readonly { readonly host: string; readonly steps: Steps }[];
  readonly security: ContainerSecurity | null;
}

/** Whether the pod has users of its own: root in it is nobody on the host. */
export function hasOwnUsers({ hostUsers }: Pod): boolean {
  return hostUsers === false;
}
