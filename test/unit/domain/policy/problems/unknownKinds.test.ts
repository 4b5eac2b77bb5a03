import { describe, expect, test } from 'vitest';
import type { PolicyProblem } from '../../../../../src/domain/policy/problems/problem.ts';
import { unknownKinds, unknownResources } from '../../../../../src/domain/policy/problems/unknownKinds.ts';

const kinds = [
  { group: '', kind: 'Pod' },
  { group: '', kind: 'PodList' },
  { group: 'apps', kind: 'Deployment' },
  { group: 'example.org', kind: 'Widget' },
];
const beside = { policies: [], now: null, kinds: () => kinds };

function told(problems: readonly PolicyProblem[]): readonly unknown[] {
  return problems.map(({ message, near, steps, part, severity, kind }) => {
    expect([severity, kind]).toEqual(['warning', 'unmatched']);
    return [message, near, steps.join('.'), part?.start];
  });
}

describe('A kind that nobody knows', () => {
  const classic = (...written: readonly string[]): unknown => ({
    spec: { rules: [{ match: { any: [{ resources: { kinds: written } }] } }] },
  });
  const at = 'spec.rules.0.match.any.0.resources.kinds.0';

  test.each<[string, string, string, number]>([
    ['Podd', 'Podd', 'Pod', 0],
    ['pod', 'pod', 'Pod', 0],
    ['v1/Podd', 'Podd', 'Pod', 3],
    ['apps/v1/Deploymnt', 'Deploymnt', 'Deployment', 8],
    ['Podd/status', 'Podd', 'Pod', 0],
  ])('is told where a known one is near: %s', (written, name, near, start) => {
    const message = `No kind "${name}" is known here; did you mean "${near}"?`;
    expect(told(unknownKinds(classic(written), beside))).toEqual([[message, near, at, start]]);
  });

  test('is told in exclude and in the old form too', () => {
    const policy = {
      spec: { rules: [{ match: { resources: { kinds: ['Pod'] } }, exclude: { resources: { kinds: ['Podd'] } } }] },
    };
    expect(unknownKinds(policy, beside).map(({ steps }) => steps.join('.'))).toEqual([
      'spec.rules.0.exclude.resources.kinds.0',
    ]);
  });

  test.each(['Pod', 'Widget', 'Kafka', '*', 'Po*', 'Pod?', 'example.com/v1/Podd', 'apps/v1/Podd', ''])(
    'is not told where it is known, or may be of a definition elsewhere: %j',
    (written) => {
      expect(unknownKinds(classic(written), beside)).toEqual([]);
    },
  );

  test('is not told where no kinds are known, and of a heap only the first are', () => {
    expect(unknownKinds(classic('Podd'), { policies: [], now: null })).toEqual([]);
    const heap = Array.from({ length: 1000 }, () => 'Podd');
    expect(unknownKinds(classic(...heap), beside)).toHaveLength(20);
  });
});

describe('A resource that nobody knows', () => {
  const validating = (apiGroups: readonly string[], resources: readonly string[]): unknown => ({
    spec: { matchConstraints: { resourceRules: [{ apiGroups, resources }] } },
  });

  test.each<[string, string]>([
    ['deployment', 'deployments'],
    ['Deployments', 'deployments'],
    ['deployment/scale', 'deployments'],
  ])('is told where a known one is near: %s', (written, near) => {
    const message = `No resource "${written.replace('/scale', '')}" is known here; did you mean "${near}"?`;
    expect(told(unknownResources(validating(['apps'], [written]), beside))).toEqual([
      [message, near, 'spec.matchConstraints.resourceRules.0.resources.0', 0],
    ]);
  });

  test.each<[readonly string[], string]>([
    [['apps'], 'deployments'],
    [['apps'], 'deployments/scale'],
    [['apps'], '*'],
    [['apps'], '*/scale'],
    [['apps'], 'bindings'],
    [['*'], 'deployment'],
    [['batch'], 'deployment'],
    [['apps', 'batch'], 'deployment'],
    // How a custom resource is called nobody can guess.
    [['example.org'], 'widget'],
  ])('is not told where it is known, or may be: %j %s', (groups, written) => {
    expect(unknownResources(validating(groups, [written]), beside)).toEqual([]);
  });

  test('is not told where no kinds are known', () => {
    expect(unknownResources(validating(['apps'], ['deployment']), { policies: [], now: null })).toEqual([]);
  });
});
