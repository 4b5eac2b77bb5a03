import { describe, expect, test } from 'vitest';
import { nameOf } from '../../../src/domain/cel/type.ts';
import { matchedType } from '../../../src/repository/matchedType.ts';
import { bundled } from '../product.ts';

const resources = (...kinds: readonly string[]) => ({ resources: { kinds } });

describe('A rule is about', () => {
  test.each<[match: object, type: string]>([
    [resources('Pod'), 'Pod'],
    [{ any: [resources('v1/Pod')] }, 'Pod'],
    [{ all: [resources('apps/v1/Deployment')] }, 'Deployment'],
    [resources('apps/*/Deployment'), 'Deployment'],
    [resources('batch/v1/Deployment'), 'dyn'],
    [resources('Pod/status'), 'dyn'],
    [resources('P*'), 'dyn'],
    [resources('Nothing'), 'dyn'],
    [{}, 'dyn'],
  ])('what %j matches: %s', (match, type) => expect(nameOf(matchedType({ match }, [bundled]))).toBe(type));

  test('the fields of each of several kinds', () => {
    const type = matchedType({ match: { any: [resources('Pod'), resources('ConfigMap', 'Secret')] } }, [bundled]);
    const fields = type.kind === 'object' ? [...type.fields.keys()] : [];
    expect(fields).toEqual(expect.arrayContaining(['spec', 'data', 'stringData']));
  });

  test('anything, where there is no rule', () => expect(nameOf(matchedType(undefined, [bundled]))).toBe('dyn'));
});
