import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/domain/yaml/parse.ts';
import { documentsIn, filesRead } from '../../../src/repository/filesRead.ts';
import { memoryTree } from '../../fakes/tree.ts';

describe('the documents of a file', () => {
  test.each([
    ['a.yaml', 'a: 1\n---\nb: yes\n---\n# nothing\n', [{ a: 1 }, { b: true }]],
    ['a.json', '{"a": [1, null]}', [{ a: [1, null] }]],
    ['a.yaml', '', []],
    ['pub-cert.pem', '-----BEGIN CERTIFICATE-----\n', ['-----BEGIN CERTIFICATE-----\n']],
    ['key.pem', '-----BEGIN RSA PRIVATE KEY-----\nx', [null]],
    ['key.txt', 'AGE-SECRET-KEY-1ABC', [null]],
    ['a.yaml', 'kind: Secret\nstringData: {a: hidden}\n', [{ kind: 'Secret', stringData: { a: null } }]],
    ['a.yaml', '__proto__: {a: 1}\n', [JSON.parse('{"__proto__": {"a": 1}}')]],
  ])('%s: %j', (path, text, documents) => {
    expect(documentsIn(path, text, parse)).toEqual({ documents, problem: null });
  });

  test.each([
    ['a: [', "a.yaml can't be read: line 1: "],
    ['a: 1\n---\nb: 1\nb: 2\n', "a.yaml can't be read: line 4: "],
    [`a: &a [${'x, '.repeat(200)}]\nb: &b [${'*a, '.repeat(200)}]\n`, "a.yaml can't be read: line 1: "],
  ])('%.30j is told', (text, problem) => {
    expect(documentsIn('a.yaml', text, parse).problem).toContain(problem);
  });
});

describe('the files of a pattern', () => {
  test('are read in their order', () => {
    const tree = memoryTree({ 'x/b.yaml': 'v: 2', 'x/a.yaml': 'v: 1\n---\nv: 1.5', 'y.yaml': 'v: 3' });
    expect(filesRead(tree, 'x/*.yaml', parse)).toEqual({
      paths: ['x/a.yaml', 'x/b.yaml'],
      documents: [{ v: 1 }, { v: 1.5 }, { v: 2 }],
      problem: null,
    });
  });

  test('A file that is missing is no problem', () => {
    expect(filesRead(memoryTree({}), 'x.yaml', parse)).toEqual({ paths: [], documents: [], problem: null });
  });

  test.each([
    [
      'one that is too large',
      { 'a.yaml': `a: ${'x'.repeat(300_000)}` },
      "a.yaml can't be read: it is too large, or no text.",
    ],
    ['one that is broken', { 'a.yaml': 'a: [', 'b.yaml': 'b: 1' }, "a.yaml can't be read: line 1: "],
    [
      'more than are read',
      Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}.yaml`, ''])),
      '"*.yaml" names more files than are read.',
    ],
    [
      'more text than is read',
      Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}.yaml`, `a: ${'x'.repeat(200_000)}`])),
      'it is too large, or no text.',
    ],
  ])('%s is told', (_, files, problem) => {
    expect(filesRead(memoryTree(files), '*.yaml', parse).problem).toContain(problem);
  });
});
