import { describe, expect, test } from 'vitest';
import { unsealCheck } from '../../../src/actions/unsealCheck.ts';
import type { UnsealReport } from '../../../src/actions/unsealCheck.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { vectors } from '../../fixtures/sealing/vectors.ts';
import { fixture, refusal } from '../domain/sealing/fixtures.ts';

const [vector] = vectors;
const sealed = `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: ${vector?.name}, namespace: ${vector?.namespace}}\nspec: {encryptedData: {a: ${vector?.sealed}}}\n`;
const files = memoryFiles({
  'key.pem': fixture('key.pem'),
  'locked.pem': fixture('key.locked.pem'),
  'a.yaml': sealed,
  'renamed.yaml': sealed.replace(vector?.name ?? '', 'other'),
  'broken.yaml': `a: [\n---\n${sealed}`,
  'none.yaml': 'a: 1\n',
  'large.yaml': { failure: 'too-large', bytes: 99 },
  'binary.yaml': { failure: 'not-text' },
});

function check(paths: readonly string[], keys: readonly string[] = ['key.pem']): Promise<UnsealReport> {
  const stdin = (): Promise<{ readonly text: string }> => Promise.resolve({ text: sealed });
  return unsealCheck(files, { paths, stdin, keys }, new AbortController().signal);
}

describe('sealed values are tried', () => {
  test('in files and in standard input, sorted', async () => {
    const { items, failures } = await check(['renamed.yaml', 'a.yaml', '-']);
    expect(items.map(({ file, key, ok }) => ({ file, key, ok }))).toEqual([
      { file: '-', key: 'a', ok: true },
      { file: 'a.yaml', key: 'a', ok: true },
      { file: 'renamed.yaml', key: 'a', ok: false },
    ]);
    expect(failures).toEqual([]);
  });

  test('A document that can not be read is told beside those that can', async () => {
    const { items, failures } = await check(['broken.yaml']);
    expect(items).toMatchObject([{ file: 'broken.yaml', document: 1, ok: true }]);
    expect(failures).toEqual([
      {
        code: 'unseal/unreadable',
        sentence: 'broken.yaml: Document 1 is no YAML that Kubernetes reads, from line 1 on.',
      },
    ]);
  });

  test('What can not be looked at is told beside the rest', async () => {
    const { items, failures } = await check(['none.yaml', 'missing.yaml', 'large.yaml', 'binary.yaml', 'a.yaml']);
    expect(items).toHaveLength(1);
    expect(failures).toEqual([
      { code: 'unseal/not-sealed', sentence: 'none.yaml: There is no sealed value in the text.' },
      { code: 'unseal/unreadable', sentence: "missing.yaml can't be read: it does not exist." },
      { code: 'unseal/unreadable', sentence: "large.yaml can't be read: it has more than 16 MB." },
      { code: 'unseal/unreadable', sentence: "binary.yaml can't be read: it is no text." },
    ]);
  });
});

describe('keys that are of no use', () => {
  test.each([
    ['missing.pem', "unseal/key-unreadable: missing.pem can't be read: it does not exist."],
    ['locked.pem', 'unseal/key-unreadable: locked.pem: The private key is locked with a passphrase; unlock it first.'],
    [
      'none.yaml',
      'unseal/key-unreadable: none.yaml: There is no private key: PEM is wanted, or a Secret with tls.key.',
    ],
  ])('%s', async (path, said) => expect(await refusal(() => check(['a.yaml'], ['key.pem', path]))).toBe(said));
});
