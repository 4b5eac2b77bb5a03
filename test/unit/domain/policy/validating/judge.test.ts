import { describe, expect, test } from 'vitest';
import { judgeJson, judgeValidating } from '../../../../../src/domain/policy/validating/judge.ts';
import { aboutPods, asked, deployment, judged, latest, loaded, pod, surroundings, tagged } from '../asked.ts';

describe('a ValidatingPolicy', () => {
  test('says which field fails, and by which validation', () => {
    expect(judgeValidating(loaded(tagged), asked(pod(latest)), surroundings())).toEqual([
      {
        rule: '',
        validation: 0,
        outcome: 'fail',
        action: 'enforce',
        scored: true,
        message: 'CEL expression validation failed at index 0',
        reason: null,
        isStopped: false,
        missing: [],
        assumptions: [],
        exception: null,
        spots: [{ steps: ['spec', 'containers', 1, 'image'], missing: false }],
        said: ['spec', 'validations', 0, 'expression'],
      },
    ]);
  });

  test('says it of what makes pods, at the place that it has there', () => {
    const [outcome] = judgeValidating(loaded(tagged), asked(deployment(latest)), surroundings());
    expect(outcome).toMatchObject({
      outcome: 'fail',
      spots: [{ steps: ['spec', 'template', 'spec', 'containers', 1, 'image'], missing: false }],
    });
  });

  test.each<[string, object, unknown, object | null]>([
    ['passes', tagged, pod({ containers: [] }), { outcome: 'pass', message: 'success' }],
    ['is not asked about other kinds', tagged, { apiVersion: 'v1', kind: 'Service' }, null],
  ])('%s', (_, spec, object, outcome) => {
    expect(judged(spec, object)).toMatchObject(outcome === null ? [] : [outcome]);
  });

  test('of a namespace is asked about that alone', () => {
    const metadata = { name: 'images', namespace: 'lab' };
    const policy = loaded(tagged, { kind: 'NamespacedValidatingPolicy', metadata });
    expect(judgeValidating(policy, asked(pod(latest)), surroundings())).toEqual([]);
    const inLab = asked(pod(latest, { namespace: 'lab' }));
    expect(judgeValidating(policy, inLab, surroundings())).toHaveLength(1);
    // Kyverno's command line does not look where it lies.
    expect(judgeValidating(policy, asked(pod(latest)), surroundings({}, true))).toHaveLength(1);
  });

  test('that is not scored says so', () => {
    const metadata = { name: 'images', annotations: { 'policies.kyverno.io/scored': 'false' } };
    const outcomes = judgeValidating(loaded(tagged, { metadata }), asked(pod(latest)), surroundings());
    expect(outcomes).toMatchObject([{ outcome: 'fail', scored: false }]);
  });

  test('about objects without a label: a command line sees an old object without any', () => {
    const objectSelector = { matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] };
    const policy = loaded({ ...tagged, matchConstraints: { ...aboutPods, objectSelector } });
    const labelled = asked(pod(latest, { labels: { app: 'web' } }));
    expect(judgeValidating(policy, labelled, surroundings())).toEqual([]);
    expect(judgeValidating(policy, labelled, surroundings({}, true))).toHaveLength(1);
  });

  test('of JSON is asked in each of its forms, whatever the data are', () => {
    const spec = { evaluation: { mode: 'JSON' }, validations: [{ expression: 'object.spec.x == 1' }] };
    const outcomes = judgeJson(loaded(spec), { spec: { x: 1 } }, surroundings());
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['pass', 'error', 'error']);
    const other = { ...spec, matchConstraints: { resourceRules: [] } };
    expect(judgeJson(loaded(other), { spec: { x: 1 } }, surroundings())).toHaveLength(1);
  });
});

describe('what makes pods in a way of its own', () => {
  const set = (...specs: object[]): object => ({
    apiVersion: 'jobset.x-k8s.io/v1alpha2',
    kind: 'JobSet',
    metadata: { name: 'train', namespace: 'shop' },
    spec: { jobs: specs.map((spec) => ({ template: { spec } })) },
  });
  const autogen = { podControllers: { controllers: ['jobsets.v1alpha2.jobset.x-k8s.io'] } };
  const policy = loaded({ ...tagged, autogen });
  const fine = { containers: [{ name: 'a', image: 'x:1' }] };

  test.each<[string, object, object]>([
    ['passes when all of its pods do', set(fine, fine), { outcome: 'pass' }],
    [
      'fails with the first that does',
      set(fine, latest),
      {
        outcome: 'fail',
        message: 'CEL expression validation failed at index 0 (pod template at spec.jobs[1].template)',
        spots: [{ steps: ['spec', 'jobs', 1, 'template', 'spec', 'containers', 1, 'image'], missing: false }],
      },
    ],
    [
      'is an error without pods',
      set(),
      { outcome: 'error', message: expect.stringContaining('no pod template found') },
    ],
  ])('%s', (_, object, outcome) => {
    expect(judgeValidating(policy, asked(object), surroundings())).toEqual([expect.objectContaining(outcome)]);
  });
});

test('Data of any kind is judged in the mode for it alone', () => {
  const validations = [{ expression: 'object.size == 3' }];
  const spec = { evaluation: { mode: 'JSON' }, matchConstraints: {}, validations };
  expect(judgeJson(loaded(spec), { size: 4 }, surroundings())).toEqual([expect.objectContaining({ outcome: 'fail' })]);
  expect(judgeJson(loaded(tagged), { size: 4 }, surroundings())).toEqual([]);
  expect(judgeValidating(loaded(spec), asked(pod(latest)), surroundings())).toEqual([]);
});
