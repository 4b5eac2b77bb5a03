import { expect, test } from 'vitest';
import { evaluatePodSecurity } from '../../../../../src/domain/policy/standards/evaluate.ts';
import { refusalsText } from '../../../../../src/domain/policy/standards/message.ts';
import { podOf } from './made.ts';

const key = 'container.apparmor.security.beta.kubernetes.io/a';
const spec = {
  volumes: [{ name: 'v', nfs: {} }],
  containers: [
    {
      name: 'a',
      livenessProbe: { httpGet: { host: 'x' } },
      ports: [{ hostPort: 80 }],
      securityContext: {
        runAsNonRoot: true,
        seccompProfile: { type: 'Localhost' },
        allowPrivilegeEscalation: true,
        capabilities: { drop: ['ALL'], add: ['NET_RAW', 'BPF'] },
      },
    },
    {
      name: 'b',
      securityContext: { runAsNonRoot: true, allowPrivilegeEscalation: false, seccompProfile: { type: 'Localhost' } },
    },
  ],
};
const refusals = evaluatePodSecurity(podOf(spec, { [key]: 'x' }), { level: 'restricted', version: 30 }, []);

test.each([
  ['Pod', 'spec'],
  ['Deployment', 'spec.template.spec'],
  ['CronJob', 'spec.jobTemplate.spec.template.spec'],
])('What Kyverno says of a %s', (kind, place) => {
  expect(refusalsText(refusals, kind)).toBe(
    [
      '(Forbidden reason: allowPrivilegeEscalation != false, field error list: [',
      `${place}.containers[0].securityContext.allowPrivilegeEscalation is forbidden, forbidden values found: true`,
      '])(Forbidden reason: forbidden AppArmor profile, field error list: [',
      `spec.template.metadata.annotations[${key}] is forbidden, forbidden values found: x`,
      '])(Forbidden reason: non-default capabilities, field error list: [',
      `${place}.containers[0].securityContext.capabilities.add is forbidden, forbidden values found: [BPF NET_RAW]`,
      '])(Forbidden reason: unrestricted capabilities, field error list: [',
      `${place}.containers[1].securityContext.capabilities.drop: Required value, `,
      `${place}.containers[0].securityContext.capabilities.add is forbidden, forbidden values found: [BPF NET_RAW]`,
      '])(Forbidden reason: hostPort, field error list: [',
      `${place}.containers[0].ports[0].hostPort is forbidden, forbidden values found: 80`,
      '])(Forbidden reason: probe or lifecycle host, field error list: [',
      '])(Forbidden reason: restricted volume types, field error list: [',
      `${place}.volumes[0].nfs: Forbidden])`,
    ].join(''),
  );
});

test('Nothing refused is nothing said', () => {
  expect(refusalsText([], 'Pod')).toBe('');
});
