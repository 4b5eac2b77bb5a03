import { expect, test } from 'vitest';
import { CertificateMemory } from '../../../../src/vscode/sealing/certificateMemory.ts';

/** What the editor keeps for this user, in memory; how often it was written. */
function memento() {
  const values = new Map<string, unknown>();
  const written: string[] = [];
  return {
    written,
    keys: () => [...values.keys()],
    get: <Value>(key: string, otherwise?: Value) => (values.has(key) ? values.get(key) : otherwise) as Value,
    update: async (key: string, value: unknown) => {
      written.push(key);
      values.set(key, value);
    },
  };
}

test('A cluster is known by its uid, with the last certificate that it had', async () => {
  const kept = memento();
  const memory = new CertificateMemory(kept);
  expect(memory.last('uid-1')).toBeNull();
  await memory.remember('uid-1', 'SHA256:a');
  await memory.remember('uid-2', 'SHA256:b');
  await memory.remember('uid-1', 'SHA256:c');
  const later = new CertificateMemory(kept);
  expect([later.last('uid-1'), later.last('uid-2'), later.last('constructor')]).toEqual(['SHA256:c', 'SHA256:b', null]);
});

test('What is known already is not written again', async () => {
  const kept = memento();
  const memory = new CertificateMemory(kept);
  await memory.remember('uid-1', 'SHA256:a');
  await memory.remember('uid-1', 'SHA256:a');
  expect(kept.written).toHaveLength(1);
});
