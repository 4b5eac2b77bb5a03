import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { vectors } from '../../fixtures/sealing/vectors.ts';
import { fixture } from '../domain/sealing/fixtures.ts';
import { folderWith } from '../node/folder.ts';
import { needsBuild, slipway } from './slipway.ts';
import type { Run } from './slipway.ts';

needsBuild();

const vector = vectors[1] ?? vectors[0];
const value = Buffer.from(vector?.value ?? '', 'base64');
const sealed = `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: ${vector?.name}, namespace: ${vector?.namespace}}\nspec: {encryptedData: {a: ${vector?.sealed}}}\n`;
const files = {
  'key.pem': fixture('key.pem'),
  'locked.pem': fixture('key.locked.pem'),
  'a.yaml': sealed,
  'renamed.yaml': sealed.replace(vector?.name ?? '', 'other'),
  'broken.yaml': `${sealed}---\na: [\n`,
};
const opened = { key: 'a', ok: true, bytes: value.length, sha256: createHash('sha256').update(value).digest('hex') };
const place = { document: 0, item: null, namespace: vector?.namespace, name: vector?.name };

function check(args: readonly string[], run: Partial<Run> & { readonly items?: readonly unknown[] }): void {
  const { items, ...expected } = run;
  const { status, stdout, stderr } = slipway(['unseal-check', '--format', 'json', ...args], {
    cwd: folderWith(files),
    input: sealed,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '', ...expected });
  expect(stdout).not.toContain(value.toString());
  expect(stdout).toBe(items === undefined ? '' : `${JSON.stringify({ format: 'slipway.unseal/1', items })}\n`);
}

describe('what is told of sealed values', () => {
  test('Length and SHA-256 of what can be opened', () => {
    check(['--key', 'key.pem', 'a.yaml'], { items: [{ file: 'a.yaml', ...place, ...opened }] });
    check(['--key', 'key.pem'], { items: [{ file: '-', ...place, ...opened }] });
  });

  test('1: something can not be opened', () => {
    const closed = { ...place, name: 'other', key: 'a', ok: false, bytes: null, sha256: null };
    check(['--key', 'key.pem', 'renamed.yaml', '-'], {
      status: 1,
      items: [
        { file: '-', ...place, ...opened },
        { file: 'renamed.yaml', ...closed },
      ],
    });
  });

  test('2: something can not be read, and the rest is told', () => {
    check(['--key', 'key.pem', 'missing.yaml', 'a.yaml'], {
      status: 2,
      stderr: "slipway: unseal/unreadable: missing.yaml can't be read: it does not exist.\n",
      items: [{ file: 'a.yaml', ...place, ...opened }],
    });
  });

  test('2: a document can not be read, and the others are told', () => {
    check(['--key', 'key.pem', 'broken.yaml'], {
      status: 2,
      stderr: 'slipway: unseal/unreadable: broken.yaml: Document 2 is no YAML that Kubernetes reads, from line 6 on.\n',
      items: [{ file: 'broken.yaml', ...place, ...opened }],
    });
  });

  test('In words, which is the default', () => {
    const run = slipway(['unseal-check', '--key', 'key.pem', 'a.yaml', 'renamed.yaml'], {
      cwd: folderWith(files),
    });
    expect(run.stdout).toBe(
      `a.yaml: gitlab/gitlab-initial a: ${value.length} bytes, SHA-256 ${opened.sha256}\nrenamed.yaml: gitlab/other a: no key opens it\n`,
    );
  });
});

describe('is refused with status 2', () => {
  test.each([
    [[], 'unseal/bad-flag: --key FILE is wanted: a private key in PEM, or a backup of keys.'],
    [['--key', 'key.pem', '--format', 'yaml'], 'unseal/bad-flag: --format takes text, json, not "yaml".'],
    [['--key', 'key.pem', '--show'], "unseal/bad-flag: Unknown option '--show'; slipway --help lists the flags."],
    [['--key', 'none.pem'], "unseal/key-unreadable: none.pem can't be read: it does not exist."],
    [
      ['--key', 'locked.pem'],
      'unseal/key-unreadable: locked.pem: The private key is locked with a passphrase; unlock it first.',
    ],
  ])('%j', (args, said) => check(args, { status: 2, stderr: `slipway: ${said}\n` }));
});
