import { expect, test } from 'vitest';
import { labelProblems } from '../../../../../src/domain/policy/problems/standards.ts';

const level = 'pod-security.kubernetes.io/enforce';

test.each<[object, readonly object[]]>([
  [{ [level]: 'baseline', [`${level}-version`]: 'v1.30' }, []],
  [
    { [level]: 'strict' },
    [
      {
        steps: ['metadata', 'labels', level],
        severity: 'error',
        message: `Kubernetes refuses this Namespace: "${level}" is "strict", and must be one of privileged, baseline, restricted.`,
      },
    ],
  ],
  [
    { [`${level}-version`]: '1.30' },
    [
      {
        steps: ['metadata', 'labels', `${level}-version`],
        severity: 'error',
        message: `Kubernetes refuses this Namespace: "${level}-version" is "1.30", and must be "latest" or "v1.x".`,
      },
    ],
  ],
])('The labels %j', (labels, problems) => {
  const found = labelProblems({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', labels } });
  expect(found.map(({ steps, severity, message }) => ({ steps, severity, message }))).toEqual(problems);
});
