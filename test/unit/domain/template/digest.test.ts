import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { digestOf, sums } from '../../../../src/domain/template/digest.ts';
import { filesOf } from '../../../fakes/templates.ts';

const hex = (text: string): string => createHash('sha256').update(text).digest('hex');
const files = filesOf({ b: 'two', 'a/x.sh': 'one' });

test('Each file has its sum, in the order of paths', async () => {
  expect(JSON.stringify(await sums(files.toReversed()))).toBe(JSON.stringify({ 'a/x.sh': hex('one'), b: hex('two') }));
});

describe('the digest of a set of files', () => {
  test('is that of the lines of sha256sum', async () => {
    expect(await digestOf(files)).toBe(hex(`${hex('one')}  a/x.sh\n${hex('two')}  b\n`));
  });

  test('does not depend on the order, nor on modes', async () => {
    const others = files.toReversed().map(({ path, bytes }) => ({ path, bytes, executable: false }));
    expect(await digestOf(others)).toBe(await digestOf(files));
  });

  test.each([
    ['another text', { b: 'two!', 'a/x.sh': 'one' }],
    ['another name', { c: 'two', 'a/x.sh': 'one' }],
    ['one file less', { b: 'two' }],
  ])('changes with %s', async (_, texts) => {
    expect(await digestOf(filesOf(texts as Record<string, string>))).not.toBe(await digestOf(files));
  });
});
