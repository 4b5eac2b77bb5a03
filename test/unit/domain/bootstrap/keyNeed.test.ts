import { describe, expect, test } from 'vitest';
import { keyNeed, secretOf } from '../../../../src/domain/bootstrap/keyNeed.ts';
import type { ActiveKey, KeyFacts } from '../../../../src/domain/bootstrap/keyNeed.ts';
import type { RecordedKey } from '../../../../src/domain/sealing/keyRecord.ts';

const [a, b] = ['SHA256:AAAAAAAAAA+x', 'SHA256:bbbbbbbbbb/y'];

function active(fingerprint: string, secret: string, day = 1): ActiveKey {
  return { fingerprint, secret, notBefore: new Date(Date.UTC(2026, 0, day)) };
}

function recorded(fingerprint: string, secret?: string): RecordedKey {
  const backup = { file: 'x.age', sha256: '0', opensWith: 'passphrase' as const };
  const key = { fingerprint, created: '2026-01-01T00:00:00Z', notAfter: '2036-01-01T00:00:00Z', backup };
  return secret === undefined ? key : { ...key, secret };
}

const cases: readonly (readonly [rule: string, facts: KeyFacts, need: object])[] = [
  ['nothing anywhere: a key is made', { certificate: null, record: [], active: [] }, { need: 'create' }],
  [
    'an old record without a certificate: a key is made',
    { certificate: null, record: [recorded(a)], active: [] },
    { need: 'create' },
  ],
  [
    'a certificate with its record, and an empty cluster: the backup is wanted',
    { certificate: a, record: [recorded(b), recorded(a, 'one')], active: [] },
    { need: 'restore', key: recorded(a, 'one') },
  ],
  [
    'a certificate whose key nobody has: somebody has to decide',
    { certificate: a, record: [recorded(b)], active: [] },
    { need: 'decision', problem: expect.stringContaining(a) },
  ],
  [
    'all on record',
    { certificate: a, record: [recorded(a, 'one'), recorded(b, 'two')], active: [active(a, 'one'), active(b, 'two')] },
    { need: 'nothing' },
  ],
  [
    'an older record does not say the name of the Secret',
    { certificate: a, record: [recorded(a)], active: [active(a, 'sealed-secrets-key-aaaaaaaaaa')] },
    { need: 'nothing' },
  ],
  [
    'a key that the controller has made: it is backed up',
    { certificate: a, record: [recorded(a, 'one')], active: [active(a, 'one'), active(b, 'two', 2)] },
    { need: 'backup', keys: [active(b, 'two', 2)], certificate: null },
  ],
  [
    'a cluster that Git knows nothing of: its newest certificate is taken, and all are backed up',
    { certificate: null, record: [], active: [active(b, 'new', 9), active(a, 'old', 2)] },
    { need: 'backup', keys: [active(b, 'new', 9), active(a, 'old', 2)], certificate: active(b, 'new', 9) },
  ],
  [
    'a certificate that was lost: it is taken from the cluster, and no backup is needed',
    { certificate: null, record: [recorded(a, 'one')], active: [active(a, 'one')] },
    { need: 'backup', keys: [], certificate: active(a, 'one') },
  ],
  [
    'a certificate of another key than the cluster has: somebody has to decide',
    { certificate: a, record: [recorded(a)], active: [active(b, 'two')] },
    { need: 'decision', problem: expect.stringMatching(/SHA256:AAA.*SHA256:bbb/) },
  ],
];

describe('what a platform lacks of its sealing key', () => {
  test.each(cases)('%s', (_, facts, need) => expect(keyNeed(facts)).toEqual(need));
});

test('The Secret of a recorded key has the name that the record says, else the one that we give', () => {
  expect([secretOf(recorded(a, 'one')), secretOf(recorded(b))]).toEqual(['one', 'sealed-secrets-key-bbbbbbbbbb']);
});
