import { describe, expect, test } from 'vitest';
import { anyPatternAnswer, patternAnswer } from '../../../../../src/domain/policy/classic/patterns.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { latest, pod } from '../asked.ts';
import { subjectFor } from './around.ts';

const images = (image: string): Data => ({ spec: { containers: [{ image }] } });
const said = ['validate', 'pattern'];

describe('a pattern', () => {
  test.each<[string, Data, object]>([
    ['passes', images('*:*'), { outcome: 'pass', message: "validation rule 'tags' passed." }],
    [
      'fails at the field that does not fit',
      images('!*:latest'),
      {
        outcome: 'fail',
        message: 'validation error: rule tags failed at path /spec/containers/1/image/',
        spots: [{ steps: ['spec', 'containers', 1, 'image'], missing: false }],
        said: [...said, 'spec', 'containers', 0, 'image'],
      },
    ],
    [
      'fails where a field is missing',
      { spec: { hostNetwork: false } },
      { outcome: 'fail', spots: [{ steps: ['spec', 'hostNetwork'], missing: true }] },
    ],
    ['is skipped where a condition does not hold', { spec: { '(x)': 'y' } }, { outcome: 'skip', said }],
    ['has variables', { metadata: { name: '{{ request.object.metadata.name }}' } }, { outcome: 'pass' }],
    [
      'is an error without a value',
      { metadata: { name: '{{ nope }}' } },
      { outcome: 'error', message: expect.stringMatching(/^variable substitution failed: /) },
    ],
  ])('%s', (_, pattern, result) => {
    expect(patternAnswer(pattern, subjectFor(pod(latest)), said)).toMatchObject(result);
  });

  test('says nothing of what is deleted', () => {
    expect(patternAnswer(images('*'), { ...subjectFor(pod(latest)), scope: null }, said)).toBeNull();
  });

  test('is laid over a part of the object where that is asked', () => {
    const scope = { data: { image: 'y:latest' }, steps: ['spec', 'containers', 1] };
    expect(patternAnswer({ image: 'x' }, { ...subjectFor(pod(latest)), scope }, said)).toMatchObject({
      spots: [{ steps: ['spec', 'containers', 1, 'image'], missing: false }],
    });
  });
});

describe('several patterns', () => {
  const here = ['validate', 'anyPattern'];

  test.each<[string, Data, object]>([
    [
      'pass when one fits',
      [images('x'), images('*:*')],
      { outcome: 'pass', message: "validation rule 'tags' anyPattern[1] passed." },
    ],
    [
      'fail when none fits, where one got farthest',
      [{ spec: 'x' }, images('x:1')],
      {
        outcome: 'fail',
        message:
          'validation error: rule tags[0] failed at path /spec/ rule tags[1] failed at path /spec/containers/1/image/',
        spots: [{ steps: ['spec', 'containers', 1, 'image'], missing: false }],
        said: [...here, 1, 'spec', 'containers', 0, 'image'],
      },
    ],
    [
      'fail where most of one fits, however deep another goes',
      [images('x:1'), { kind: 'Pod', metadata: { name: 'web' }, spec: { hostNetwork: true } }],
      {
        outcome: 'fail',
        spots: [{ steps: ['spec', 'hostNetwork'], missing: true }],
        said: [...here, 1, 'spec', 'hostNetwork'],
      },
    ],
    [
      'fail where the least is to be mended',
      [{ kind: 'Pod', metadata: { name: 'web', uid: 'x' }, spec: { hostNetwork: true } }, { kind: 'Service' }],
      { outcome: 'fail', spots: [{ steps: ['kind'], missing: false }] },
    ],
    [
      'fail where something could be mended before it would be called otherwise',
      [{ metadata: { name: 'db' } }, { spec: { hostNetwork: true } }],
      { outcome: 'fail', spots: [{ steps: ['spec', 'hostNetwork'], missing: true }] },
    ],
    [
      'fail where more of a list is as it should be',
      [images('zzz'), images('!*:latest')],
      { outcome: 'fail', spots: [{ steps: ['spec', 'containers', 1, 'image'], missing: false }] },
    ],
    [
      'fail where there is something rather than nothing',
      [{ spec: { hostNetwork: true } }, { kind: 'Service' }],
      { outcome: 'fail', spots: [{ steps: ['kind'], missing: false }] },
    ],
    [
      'are skipped when all are',
      [{ spec: { '(x)': 'y' } }],
      { outcome: 'skip', message: expect.stringMatching(/^rule tags\[0\] skipped: /) },
    ],
    ['fail when not all are skipped', [{ spec: { '(x)': 'y' } }, images('x')], { outcome: 'fail' }],
    ['are a list', 'x', { outcome: 'error', message: 'failed to deserialize anyPattern, expected type array' }],
    ['may be none', [], { outcome: 'pass' }],
  ])('%s', (_, patterns, result) => {
    expect(anyPatternAnswer(patterns, subjectFor(pod(latest)), here)).toMatchObject(result);
  });
});
