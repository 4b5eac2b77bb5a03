import { expect, test } from 'vitest';
import { backupTrouble } from '../../../../src/domain/bootstrap/backupTrouble.ts';
import { withKey } from '../../../../src/domain/sealing/keyRecord.ts';

const now = new Date('2026-03-01T00:00:00Z');
const record = (created: string) =>
  withKey([], {
    fingerprint: 'SHA256:x',
    created,
    notAfter: '2036-01-01T00:00:00Z',
    backup: { file: 'key.age', sha256: 'a', opensWith: 'passphrase' },
  });

const of = (day: string): string =>
  `The backup on record, of the sealing key, is of ${day}: other data has none on record.`;

test.each<[string, string | null, string | null]>([
  ['none', null, 'No backup is on record.'],
  ['no record', '{}', 'No backup is on record.'],
  ['one of today', record('2026-03-01T00:00:00Z'), null],
  ['one of 30 days ago', record('2026-01-30T00:00:00Z'), null],
  ['one of 31 days ago', record('2026-01-29T00:00:00Z'), of('2026-01-29')],
  ['one of tomorrow', record('2026-03-02T00:00:00Z'), of('2026-03-02')],
  ['one of no day', record('x'), of('x')],
])('%s', (_, text, trouble) => expect(backupTrouble(text, now)).toBe(trouble));
