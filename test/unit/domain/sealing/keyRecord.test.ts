import { describe, expect, test } from 'vitest';
import { keysIn, withKey, withKeys } from '../../../../src/domain/sealing/keyRecord.ts';
import type { RecordedKey } from '../../../../src/domain/sealing/keyRecord.ts';

const key: RecordedKey = {
  fingerprint: 'SHA256:a',
  created: '2026-11-26T12:00:00Z',
  notAfter: '2036-11-23T12:00:00Z',
  backup: { file: 'backup.age', sha256: 'b', opensWith: 'passphrase' },
};
const other: RecordedKey = { ...key, fingerprint: 'SHA256:c', backup: { ...key.backup, opensWith: ['age1x'] } };

test('A record is begun, and goes on with the present key last', () => {
  const begun = withKey([], key);
  expect(keysIn(begun)).toEqual([key]);
  expect(keysIn(withKey([key], other))).toEqual([key, other]);
  expect(begun.endsWith('}\n')).toBe(true);
});

test('Further keys of a cluster come before the present one', () => {
  const third = { ...key, fingerprint: 'SHA256:d' };
  const order = (text: string) => keysIn(text)?.map(({ fingerprint }) => fingerprint);
  expect(order(withKeys([key, other], [third], 'SHA256:c'))).toEqual(['SHA256:a', 'SHA256:d', 'SHA256:c']);
  expect(order(withKeys([key], [third, other], 'SHA256:d'))).toEqual(['SHA256:a', 'SHA256:c', 'SHA256:d']);
});

describe('what is no record is told from one', () => {
  const record = { format: 'slipway.sealing-key/1', keys: [key] };
  test.each([
    ['no JSON', '{'],
    ['something else', '[]'],
    ['another format', JSON.stringify({ ...record, format: 'slipway.sealing-key/2' })],
    ['no list of keys', JSON.stringify({ ...record, keys: {} })],
    ['a key without a backup', JSON.stringify({ ...record, keys: [{ ...key, backup: undefined }] })],
    ['a key with half a backup', JSON.stringify({ ...record, keys: [{ ...key, backup: { file: 'a' } }] })],
    ['a fingerprint that is none', JSON.stringify({ ...record, keys: [{ ...key, fingerprint: 1 }] })],
    [
      'recipients that are none',
      JSON.stringify({ ...record, keys: [{ ...key, backup: { ...key.backup, opensWith: [1] } }] }),
    ],
  ])('%s', (_, text) => expect(keysIn(text)).toBe(null));
});
