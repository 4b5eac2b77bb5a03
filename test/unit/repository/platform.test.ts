import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { codes } from '../../../src/domain/code.ts';
import { lineStarts, positionAt } from '../../../src/domain/lines.ts';
import { nodeTree } from '../../../src/node/tree.ts';
import { objectsOf } from '../../../src/repository/judge.ts';
import { ownFile } from '../../../src/repository/own.ts';
import type { OwnFile } from '../../../src/repository/own.ts';
import { judgeOwn } from '../../../src/repository/platform.ts';
import { memoryTree } from '../../fakes/tree.ts';
import { good } from '../domain/platform/repo.ts';
import { product } from '../product.ts';

const fixtures = join(product, 'test/fixtures/platform/broken');
const broken = readdirSync(fixtures).map((name) => {
  const [, path = '', text = ''] =
    /^# In the place of (\S+)\n([\s\S]*)$/.exec(readFileSync(join(fixtures, name), 'utf8')) ?? [];
  const [area = '', what = ''] = name.split('.');
  return { name, code: `${area}/${what}`, path, text };
});

/** A file of the good repository, as it is found by its path and its text. */
function own(path: string, text: string, files: Readonly<Record<string, string>> = good): OwnFile {
  const found = ownFile(`/repo/${path}`, text, () => memoryTree({ ...files, [path]: text }));
  if (found === null) throw new Error(`${path} is no file of a platform`);
  return found;
}

describe('the good repository', () => {
  const paths = Object.keys(good).filter((path) =>
    /(platform|applications|applications\.local|phase)\.yaml$/.test(path),
  );

  test.each(paths)('has no finding in %s', (path) => {
    const text = good[path] ?? '';
    expect(judgeOwn(own(path, text), text).findings).toEqual([]);
  });
});

describe('one fault is one finding, with its code at its line', () => {
  test.each(broken)('$name', ({ code, path, text }) => {
    const { findings } = judgeOwn(own(path, text), text);
    const starts = lineStarts(text);
    const wanted = text.split('\n').findIndex((line) => line.endsWith('# <- here'));
    const found = findings.map((finding) => ({
      code: finding.code,
      line: positionAt(starts, finding.range.start).line,
    }));
    expect({ found, messages: findings.map(({ message }) => message) }).toMatchObject({
      found: [{ code, line: wanted }],
    });
  });

  test('Every code of these areas has such a fault', () => {
    const areas = Object.keys(codes).filter((code) => /^(platform|phase)\//.test(code));
    expect([...new Set(broken.map(({ code }) => code))].toSorted()).toEqual(areas.toSorted());
  });

  test('No message repeats a credential', () => {
    const said = broken.flatMap(({ path, text }) =>
      judgeOwn(own(path, text), text).findings.map(({ message }) => message),
    );
    expect(said.length).toBeGreaterThan(70);
    expect(said.filter((message) => message.includes('hunter2'))).toEqual([]);
  });
});

describe('the template that comes with Slipway', () => {
  const root = join(product, 'platform-repo');
  const tree = nodeTree(root);
  const phases = tree.names('phases').map((name) => `phases/${name}/phase.yaml`);
  const paths = ['platform.yaml', 'applications.yaml', 'applications.local.yaml', ...phases];

  test.each(paths.filter((path) => tree.kind(path) === 'file'))('has no finding in %s', (path) => {
    const text = tree.text(path) ?? '';
    const file = ownFile(join(root, path), text, () => tree);
    expect(file === null ? null : judgeOwn(file, text).findings).toEqual([]);
  });
});

describe('the row of a file', () => {
  const rowOf = (path: string, text: string): unknown => objectsOf(judgeOwn(own(path, text), text));

  test('says what it is, and that its shape was compared', () => {
    expect(rowOf('platform.yaml', good['platform.yaml'] ?? '')).toMatchObject([
      { apiVersion: 'slipway/v1', kind: 'Platform', name: '', status: 'valid', source: { from: 'bundled' } },
    ]);
    expect(rowOf('phases/1-storage/phase.yaml', good['phases/1-storage/phase.yaml'] ?? '')).toMatchObject([
      { kind: 'Phase', name: 'storage', status: 'valid' },
    ]);
  });

  test('is invalid by its shape alone', () => {
    expect(rowOf('platform.yaml', 'platform: {}\n')).toMatchObject([{ status: 'invalid' }]);
    const clash = good['platform.yaml']?.replace('192.0.2.11', '192.0.2.10') ?? '';
    expect(rowOf('platform.yaml', clash)).toMatchObject([{ status: 'valid' }]);
  });

  test('is an error where the YAML is', () => {
    expect(rowOf('platform.yaml', 'platform: {\n')).toMatchObject([{ status: 'error' }]);
  });

  test('A second document is read by nobody', () => {
    const text = `${good['platform.yaml']}---\nplatform: {}\n`;
    const { findings, documents } = judgeOwn(own('platform.yaml', text), text);
    expect(documents).toHaveLength(2);
    expect(findings).toMatchObject([{ code: 'platform/type', document: 1, range: { start: text.indexOf('---') } }]);
  });

  test('A file that is too large is one finding', () => {
    const text = `platform: ${'x'.repeat(17 * 1024 * 1024)}`;
    expect(judgeOwn(own('platform.yaml', text), text).findings).toMatchObject([{ code: 'yaml/too-large' }]);
  });
});

describe('what nobody writes by hand is judged in time', () => {
  const many = (line: (index: number) => string, count: number): string =>
    Array.from({ length: count }, (_, index) => line(index)).join('');
  const long: readonly (readonly [what: string, path: string, text: string])[] = [
    [
      'hosts',
      'platform.yaml',
      `platform:\n  hosts:\n${many((index) => `  - { name: a${index}, role: server, address: 192.0.2.1 }\n`, 4_000)}`,
    ],
    [
      'devices',
      'platform.yaml',
      `platform:\n  storage:\n    device:\n${many((index) => `      a${index}: ""\n`, 6_000)}`,
    ],
    [
      'rows',
      'applications.yaml',
      `applications:\n${many((index) => `  a${index}: { folder: phases/1-a/a${index}, namespace: b }\n`, 4_000)}`,
    ],
    [
      'connections',
      'applications.yaml',
      `applications:\n  a:\n    network:\n      to:\n${many((index) => `        - { application: a${index} }\n`, 3_000)}`,
    ],
    ['rows of its own', 'applications.local.yaml', `applications:\n${many((index) => `  a${index}: {}\n`, 7_000)}`],
    [
      'references',
      'applications.yaml',
      `applications:\n  a:\n    site:\n      x: "${'{{ .Values.platform.x }}'.repeat(10_000)}"\n`,
    ],
    [
      'checks',
      'phases/1-storage/phase.yaml',
      `checks:\n${many((index) => `- { id: a${index}, requires: [a${index + 1}] }\n`, 6_000)}- { id: a6000, requires: [a0] }\n`,
    ],
    [
      'expressions',
      'phases/1-storage/phase.yaml',
      `checks:\n${many((index) => `- { id: a${index}, kind: git, title: x, expect: gitt.x }\n`, 4_000)}`,
    ],
    ['one expression', 'phases/1-storage/phase.yaml', `when: ${'x + '.repeat(50_000)}1\n`],
  ];

  test.each(long)('%s', { timeout: 60_000 }, (_, path, text) => {
    expect(judgeOwn(own(path, text), text).findings.length).toBeGreaterThan(0);
  });
});
