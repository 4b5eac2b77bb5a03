/** One rule about pods in both languages of Kyverno, in which it says the same about every object of `policyObjects`. */
export interface PodRule {
  readonly name: string;
  readonly message: string;
  readonly expression: string;
  /** Of the classic policy: the pod's `spec`, or what it says of each container. */
  readonly pattern: { readonly pod: object } | { readonly container: object };
  /** What breaks this rule and no other; a key that is undefined is left out. */
  readonly broken: { readonly pod: object } | { readonly container: object };
}

export const podRules: readonly PodRule[] = [
  {
    name: 'disallow-latest-tag',
    message: 'The tag latest is not allowed.',
    expression: "object.spec.containers.all(c, !c.image.endsWith(':latest'))",
    pattern: { container: { image: '!*:latest' } },
    broken: { container: { image: 'registry.example.org/web:latest' } },
  },
  {
    name: 'restrict-registries',
    message: 'Images come from registry.example.org.',
    expression: "object.spec.containers.all(c, c.image.startsWith('registry.example.org/'))",
    pattern: { container: { image: 'registry.example.org/*' } },
    broken: { container: { image: 'registry.example.com/web:1.4.2' } },
  },
  {
    name: 'require-cpu-request',
    message: 'A container says how much CPU it requests.',
    expression: 'object.spec.containers.all(c, c.?resources.?requests.?cpu.hasValue())',
    pattern: { container: { resources: { requests: { cpu: '?*' } } } },
    broken: { container: { resources: { requests: { memory: '64Mi' }, limits: { memory: '128Mi' } } } },
  },
  {
    name: 'require-memory-request',
    message: 'A container says how much memory it requests.',
    expression: 'object.spec.containers.all(c, c.?resources.?requests.?memory.hasValue())',
    pattern: { container: { resources: { requests: { memory: '?*' } } } },
    // With a limit an API server would take that for the request.
    broken: { container: { resources: { requests: { cpu: '50m' }, limits: { 'ephemeral-storage': '1Gi' } } } },
  },
  {
    name: 'require-some-limit',
    message: 'A container has limits.',
    expression: 'object.spec.containers.all(c, c.?resources.?limits.hasValue())',
    pattern: { container: { resources: { limits: '*' } } },
    broken: { container: { resources: { requests: { cpu: '50m', memory: '64Mi' } } } },
  },
  {
    name: 'require-run-as-non-root',
    message: 'A pod does not run as root.',
    expression: 'object.spec.?securityContext.?runAsNonRoot.orValue(false) == true',
    pattern: { pod: { securityContext: { runAsNonRoot: true } } },
    broken: { pod: { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } } },
  },
  {
    name: 'require-seccomp-profile',
    message: 'A pod has a seccomp profile.',
    expression: "object.spec.?securityContext.?seccompProfile.?type.orValue('') in ['RuntimeDefault', 'Localhost']",
    pattern: { pod: { securityContext: { seccompProfile: { type: 'RuntimeDefault | Localhost' } } } },
    broken: { pod: { securityContext: { runAsNonRoot: true } } },
  },
  {
    name: 'require-read-only-root',
    message: 'The root filesystem of a container is read-only.',
    expression: 'object.spec.containers.all(c, c.?securityContext.?readOnlyRootFilesystem.orValue(false))',
    pattern: { container: { securityContext: { readOnlyRootFilesystem: true } } },
    broken: { container: { securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } } },
  },
  {
    name: 'disallow-privilege-escalation',
    message: 'A container gains no privileges.',
    expression: 'object.spec.containers.all(c, !c.?securityContext.?allowPrivilegeEscalation.orValue(true))',
    pattern: { container: { securityContext: { allowPrivilegeEscalation: false } } },
    broken: { container: { securityContext: { readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } } } },
  },
  {
    name: 'require-drop-all',
    message: 'A container drops all capabilities.',
    expression: "object.spec.containers.all(c, 'ALL' in c.?securityContext.?capabilities.?drop.orValue([]))",
    pattern: { container: { securityContext: { capabilities: { drop: ['ALL'] } } } },
    broken: { container: { securityContext: { readOnlyRootFilesystem: true, allowPrivilegeEscalation: false } } },
  },
  {
    name: 'disallow-host-network',
    message: 'A pod has a network of its own.',
    expression: '!object.spec.?hostNetwork.orValue(false)',
    pattern: { pod: { '=(hostNetwork)': 'false' } },
    broken: { pod: { hostNetwork: true } },
  },
  {
    name: 'disallow-host-pid',
    message: 'A pod has processes of its own.',
    expression: '!object.spec.?hostPID.orValue(false)',
    pattern: { pod: { '=(hostPID)': 'false' } },
    broken: { pod: { hostPID: true } },
  },
  {
    name: 'disallow-host-ipc',
    message: 'A pod shares no memory with its host.',
    expression: '!object.spec.?hostIPC.orValue(false)',
    pattern: { pod: { '=(hostIPC)': 'false' } },
    broken: { pod: { hostIPC: true } },
  },
  {
    name: 'disallow-host-path',
    message: 'A pod sees no folder of its host.',
    expression: 'object.spec.?volumes.orValue([]).all(v, !has(v.hostPath))',
    pattern: { pod: { '=(volumes)': [{ 'X(hostPath)': 'null' }] } },
    broken: { pod: { volumes: [{ name: 'config', hostPath: { path: '/etc/app' } }] } },
  },
  {
    name: 'disallow-host-ports',
    message: 'A container takes no port of its host.',
    expression: 'object.spec.containers.all(c, c.?ports.orValue([]).all(p, !has(p.hostPort) || p.hostPort == 0))',
    pattern: { container: { '=(ports)': [{ '=(hostPort)': 0 }] } },
    broken: { container: { ports: [{ name: 'http', containerPort: 8080, hostPort: 8080 }] } },
  },
  {
    name: 'require-readiness-probe',
    message: 'A container has a readiness probe.',
    expression: 'object.spec.containers.all(c, c.?readinessProbe.?periodSeconds.orValue(0) > 0)',
    pattern: { container: { readinessProbe: { periodSeconds: '>0' } } },
    broken: { container: { readinessProbe: undefined } },
  },
  {
    name: 'require-liveness-probe',
    message: 'A container has a liveness probe.',
    expression: 'object.spec.containers.all(c, c.?livenessProbe.?periodSeconds.orValue(0) > 0)',
    pattern: { container: { livenessProbe: { periodSeconds: '>0' } } },
    broken: { container: { livenessProbe: undefined } },
  },
  {
    name: 'disallow-token',
    message: 'A pod gets no token of its service account.',
    expression: '!object.spec.?automountServiceAccountToken.orValue(true)',
    pattern: { pod: { automountServiceAccountToken: false } },
    broken: { pod: { automountServiceAccountToken: undefined } },
  },
  {
    name: 'disallow-always-pulling',
    message: 'An image is pulled once.',
    expression: "object.spec.containers.all(c, c.?imagePullPolicy.orValue('') == 'IfNotPresent')",
    pattern: { container: { imagePullPolicy: 'IfNotPresent' } },
    broken: { container: { imagePullPolicy: 'Always' } },
  },
  {
    name: 'require-short-grace',
    message: 'A pod ends within a minute.',
    expression: 'object.spec.?terminationGracePeriodSeconds.orValue(30) <= 60',
    pattern: { pod: { '=(terminationGracePeriodSeconds)': '<=60' } },
    broken: { pod: { terminationGracePeriodSeconds: 120 } },
  },
];
