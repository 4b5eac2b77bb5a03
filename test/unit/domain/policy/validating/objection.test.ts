import { describe, expect, test } from 'vitest';
import { judged, latest, pod } from '../asked.ts';

describe('what a validation has against an object', () => {
  test.each<[string, object, unknown, object | null]>([
    [
      'is an error when a validation has no value',
      { validations: [{ expression: 'object.spec.nope == 1' }] },
      pod(latest),
      { outcome: 'error', validation: 0, message: 'error: no such key: nope' },
    ],
    [
      'says its message',
      { validations: [{ expression: 'false', message: 'no' }] },
      pod(latest),
      { outcome: 'fail', message: 'no' },
    ],
    [
      'says the message that it works out',
      { validations: [{ expression: 'false', message: 'no', messageExpression: "'no ' + object.metadata.name" }] },
      pod(latest),
      { outcome: 'fail', message: 'no web' },
    ],
    [
      'points to what misses a field',
      { validations: [{ expression: 'has(object.spec.securityContext)' }] },
      pod(latest),
      { outcome: 'fail', spots: [{ steps: ['spec', 'securityContext'], missing: true }] },
    ],
    [
      'points to the name and the namespace that a request has',
      { validations: [{ expression: "request.namespace != 'shop' && request.name != 'web'" }] },
      pod(latest),
      {
        outcome: 'fail',
        spots: [
          { steps: ['metadata', 'namespace'], missing: false },
          { steps: ['metadata', 'name'], missing: false },
        ],
      },
    ],
  ])('%s', (_, spec, object, outcome) => {
    expect(judged(spec, object)).toMatchObject(outcome === null ? [] : [outcome]);
  });
});
