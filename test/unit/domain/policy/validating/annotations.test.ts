import { describe, expect, test } from 'vitest';
import { judged, latest, pod, tagged } from '../asked.ts';

describe('a policy', () => {
  test.each<[string, object, unknown, object | null]>([
    [
      'is an error when an annotation can not be written',
      { ...tagged, auditAnnotations: [{ key: 'k', valueExpression: 'null' }] },
      pod({ containers: [] }),
      { outcome: 'error', message: expect.stringContaining("failed to convert auditAnnotation 'k'") },
    ],
    [
      'fails as ever when its annotations can be written',
      { ...tagged, auditAnnotations: [{ key: 'k', valueExpression: 'string(object.metadata.name)' }] },
      pod(latest),
      { outcome: 'fail' },
    ],
    [
      'is an error instead of a failure when one can not be worked out',
      { ...tagged, auditAnnotations: [{ key: 'k', valueExpression: "object.spec.nope+ ''" }] },
      pod(latest),
      {
        outcome: 'error',
        validation: 0,
        message: expect.stringMatching(/^error: failed to evaluate auditAnnotation 'k'/),
      },
    ],
  ])('%s', (_, spec, object, outcome) => {
    expect(judged(spec, object)).toMatchObject(outcome === null ? [] : [outcome]);
  });
});
