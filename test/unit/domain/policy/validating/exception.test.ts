import { describe, expect, test } from 'vitest';
import { deciding, exceptionOf, exceptionsFor, isFull } from '../../../../../src/domain/policy/validating/exception.ts';

const made = (spec: object, metadata: object = {}): ReturnType<typeof exceptionOf> =>
  exceptionOf({ metadata: { name: 'gpu', namespace: 'lab', ...metadata }, spec });

describe('a PolicyException', () => {
  test('is read as it is written', () => {
    const exception = made({
      policyRefs: [{ kind: 'ValidatingPolicy', name: 'images' }],
      matchConditions: [{ name: 'a', expression: 'true' }],
      images: ['ghcr.io/*'],
      allowedValues: ['1'],
      reportResult: 'pass',
      expiresAt: '2026-01-02T03:04:05Z',
    });
    expect(exception).toEqual({
      key: 'lab/gpu',
      policies: [{ kind: 'ValidatingPolicy', name: 'images' }],
      conditions: ['true'],
      images: ['ghcr.io/*'],
      values: ['1'],
      priority: 0,
      reports: 'pass',
      expires: Date.UTC(2026, 0, 2, 3, 4, 5),
    });
    expect(isFull(exception)).toBe(false);
    expect(exceptionsFor({ kind: 'ValidatingPolicy', name: 'images' }, [exception])).toEqual([exception]);
    expect(exceptionsFor({ kind: 'NamespacedValidatingPolicy', name: 'images' }, [exception])).toEqual([]);
  });

  test('that names a policy twice is there twice, beside others', () => {
    const kind = 'ValidatingPolicy';
    const refs = (...names: string[]) => ({ policyRefs: names.map((name) => ({ kind, name })) });
    const [other, twice] = [made(refs('tags')), made(refs('images', 'tags', 'images'))];
    expect(exceptionsFor({ kind, name: 'images' }, [other, twice])).toEqual([twice, twice]);
  });

  test('without images and values exempts from everything', () => {
    expect(isFull(made({}))).toBe(true);
  });

  test('of the highest priority decides, and else the first', () => {
    const label = (priority: string): object => ({ name: priority, labels: { 'polex.kyverno.io/priority': priority } });
    const [none, low, high, bad] = [made({}), made({}, label('1')), made({}, label('20')), made({}, label('9x'))];
    expect(deciding([none, low, high, bad])).toBe(high);
    expect(deciding([none, bad, made({}, label('-3'))])).toBe(none);
    expect(deciding([])).toBeUndefined();
  });
});
