import { expect, test } from 'vitest';
import { sha256 } from '../../../../src/domain/sha256.ts';
import { recordOf } from '../../../../src/domain/template/record.ts';
import { filesOf } from '../../../fakes/templates.ts';

test('The record names version, digest and each file with its sum, the same for the same files', async () => {
  const files = filesOf({ 'b.yaml': 'b', 'a.sh': 'a' });
  const text = await recordOf('1.2.3', 'd1', files);
  expect(JSON.parse(text)).toEqual({
    format: 'slipway.template/1',
    version: '1.2.3',
    digest: 'd1',
    files: {
      'a.sh': await sha256(new TextEncoder().encode('a')),
      'b.yaml': await sha256(new TextEncoder().encode('b')),
    },
  });
  expect(text.endsWith('}\n')).toBe(true);
  expect(await recordOf('1.2.3', 'd1', files.toReversed())).toBe(text);
});
