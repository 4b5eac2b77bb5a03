import { expect, test } from 'vitest';
import { asAdmitted } from '../../../../../src/domain/policy/data.ts';
import { podIn } from '../../../../../src/domain/policy/standards/podIn.ts';
import { readPod } from '../../../../../src/domain/policy/standards/readPod.ts';
import { Misshapen } from '../../../../../src/domain/policy/standards/struct.ts';

function read(object: object): ReturnType<typeof readPod> {
  const data = asAdmitted(object);
  const where = podIn(data);
  if (where === null) throw new Error('There is no pod in it.');
  return readPod(data, where);
}

const empty = {
  annotations: new Map(),
  os: '',
  hostUsers: null,
  hostNetwork: false,
  hostPID: false,
  hostIPC: false,
  volumes: [],
  security: null,
  containers: [],
};

test.each([
  { kind: 'Pod' },
  { kind: 'Pod', spec: null, metadata: null },
  { kind: 'Deployment', spec: {} },
  { kind: 'CronJob', spec: { jobTemplate: null } },
  { kind: 'Pod', spec: { containers: null, volumes: null, securityContext: null, os: null } },
])('%j is a pod that says nothing', (object) => {
  expect(read(object)).toEqual(empty);
});

test('All that is looked at', () => {
  const context = {
    runAsNonRoot: true,
    runAsUser: 0,
    seLinuxOptions: { type: 't', user: 'u' },
    seccompProfile: { type: 'Localhost' },
    appArmorProfile: {},
    windowsOptions: { hostProcess: true },
  };
  const security = {
    runAsNonRoot: true,
    runsAsRoot: true,
    seLinuxOptions: { type: 't', user: 'u', role: '' },
    seccompProfile: 'Localhost',
    appArmorProfile: '',
    hostProcess: true,
  };
  const spec = {
    os: { name: 'linux' },
    hostUsers: false,
    hostNetwork: true,
    hostPID: true,
    hostIPC: true,
    volumes: [
      { name: 'v', hostPath: { path: '/etc' } },
      { name: 'w', emptyDir: {}, nfs: null },
    ],
    securityContext: { ...context, sysctls: [{ name: 's' }] },
    ephemeralContainers: [{ name: 'e' }],
    containers: [
      {
        name: 'c',
        image: 'x:1',
        ports: [{ containerPort: 1 }, { hostPort: 80 }],
        livenessProbe: { httpGet: { host: 'h' } },
        securityContext: {
          ...context,
          privileged: true,
          allowPrivilegeEscalation: false,
          procMount: 'Default',
          capabilities: { add: ['A'], drop: ['B'] },
        },
      },
    ],
    initContainers: [{ name: 'i' }],
  };
  const bare = { image: '', hostPorts: [], hosts: [], security: null };
  expect(read({ kind: 'Job', spec: { template: { metadata: { annotations: { a: 'b' } }, spec } } })).toEqual({
    annotations: new Map([['a', 'b']]),
    os: 'linux',
    hostUsers: false,
    hostNetwork: true,
    hostPID: true,
    hostIPC: true,
    volumes: [
      { name: 'v', sources: new Set(['hostPath']), hostPath: '/etc' },
      { name: 'w', sources: new Set(['emptyDir']), hostPath: null },
    ],
    security: { ...security, sysctls: ['s'] },
    containers: [
      { ...bare, name: 'i', steps: ['spec', 'initContainers', 0] },
      {
        name: 'c',
        image: 'x:1',
        steps: ['spec', 'containers', 0],
        hostPorts: [0, 80],
        hosts: [{ host: 'h', steps: ['livenessProbe', 'httpGet', 'host'] }],
        security: {
          ...security,
          privileged: true,
          allowPrivilegeEscalation: false,
          procMount: 'Default',
          capabilities: { add: ['A'], drop: ['B'] },
        },
      },
      { ...bare, name: 'e', steps: ['spec', 'ephemeralContainers', 0] },
    ],
  });
});

test.each([
  [{ kind: 'Pod', spec: [] }, 'array into Go struct field Pod.spec of type v1.PodSpec'],
  [
    { kind: 'Job', spec: { template: 'x' } },
    'string into Go struct field DeploymentSpec.spec.template of type v1.PodTemplateSpec',
  ],
  [
    { kind: 'CronJob', spec: { jobTemplate: { spec: { template: { spec: { hostPID: 'x' } } } } } },
    'string into Go struct field PodSpec.spec.jobTemplate.spec.template.spec.hostPID of type bool',
  ],
  [
    { kind: 'Pod', spec: { ephemeralContainers: [{ image: 1 }] } },
    'number into Go struct field EphemeralContainer.spec.ephemeralContainers.EphemeralContainerCommon.image of type string',
  ],
])('%j is no pod', (object, words) => {
  const pod = read(object);
  expect(pod).toBeInstanceOf(Misshapen);
  expect(pod).toMatchObject({ message: `json: cannot unmarshal ${words}` });
});
