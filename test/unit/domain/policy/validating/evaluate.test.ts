import { describe, expect, test } from 'vitest';
import { judgeValidating } from '../../../../../src/domain/policy/validating/judge.ts';
import { asked, judged, latest, loaded, pod, surroundings, tagged } from '../asked.ts';

describe('a policy that is asked', () => {
  test.each<[string, object, unknown, object | null]>([
    [
      'is skipped when a condition does not hold',
      { ...tagged, matchConditions: [{ name: 'a', expression: "object.metadata.name == 'db'" }] },
      pod(latest),
      { outcome: 'skip', message: 'skip' },
    ],
    [
      'is an error when a condition has no value',
      { ...tagged, matchConditions: [{ name: 'a', expression: "object.spec.nope == 'db'" }] },
      pod(latest),
      { outcome: 'error', message: 'failed to load context: no such key: nope' },
    ],
    [
      'is skipped when that is to be ignored',
      { ...tagged, failurePolicy: 'Ignore', matchConditions: [{ name: 'a', expression: "object.spec.nope == 'db'" }] },
      pod(latest),
      { outcome: 'skip' },
    ],
    [
      'knows its variables, and these each other',
      {
        variables: [
          { name: 'images', expression: 'object.spec.containers.map(c, c.image)' },
          { name: 'latest', expression: "variables.images.filter(i, i.endsWith(':latest'))" },
        ],
        validations: [{ expression: 'variables.latest.size() == 0', messageExpression: "variables.latest.join(',')" }],
      },
      pod(latest),
      { outcome: 'fail', message: 'y:latest', spots: [{ steps: ['spec', 'containers', 1, 'image'], missing: false }] },
    ],
    [
      'is not judged when it asks for what nobody knows',
      { validations: [{ expression: "namespaceObject.metadata.labels['a'] == 'b'" }] },
      pod(latest),
      { outcome: 'unjudged', missing: [{ kind: 'namespaceLabels', name: 'shop' }] },
    ],
  ])('%s', (_, spec, object, outcome) => {
    expect(judged(spec, object)).toMatchObject(outcome === null ? [] : [outcome]);
  });

  test('asks all validations, or as Kyverno only up to the first that fails', () => {
    const policy = loaded({ validations: [{ expression: 'false' }, { expression: 'true' }, { expression: 'false' }] });
    const failed = (likeCommandLine: boolean): unknown =>
      judgeValidating(policy, asked(pod(latest)), surroundings({}, likeCommandLine)).map(
        ({ validation }) => validation,
      );
    expect([failed(false), failed(true)]).toEqual([[0, 2], [0]]);
  });
});
