import { describe, expect, test } from 'vitest';
import { platformFile } from '../../../../src/domain/bootstrap/platformFile.ts';

const path = ['platform', 'repository', 'source'];

describe('a value is found where it is written', () => {
  test.each<readonly [what: string, before: string, written: string, after: string]>([
    ['block style', 'platform:\n  repository:\n    source: ', 'github', ' # today\n'],
    ['flow style', '# ü\nplatform: { repository: { source: ', 'github', ', revision: main } }\n'],
    ['JSON', '{"platform":{"repository":{"source":', '"github"', '}}}'],
    ['single quotes', 'platform:\n  repository:\n    source: ', "'github'", '\n'],
    ['line ends of Windows', 'a: 1\r\nplatform:\r\n  repository:\r\n    source: ', 'github', '\r\n'],
    ['a byte order mark', '\ufeffplatform:\n  repository:\n    source: ', 'github', '\n'],
    ['a marker of documents', '# x\n---\nplatform:\n  repository:\n    source: ', 'github', '\n'],
    ['both before it', '\ufeff# x\n---\nplatform: {repository: {source: ', 'github', '}}'],
    [
      'the same name elsewhere',
      'source: gitlab\nplatform:\n  source: svn\n  repository:\n    source: ',
      'github',
      '\n',
    ],
    ['an alias further up', 'a: &a {source: ', 'github', '}\nplatform: {repository: *a}'],
  ])('%s', (_, before, written, after) => {
    const text = `${before}${written}${after}`;
    const file = platformFile(text);
    if ('problem' in file) throw new Error(file.problem);
    const value = file.valueAt(...path);
    expect(value).toMatchObject({ written, range: { start: before.length, end: before.length + written.length } });
    expect(value?.node).toMatchObject({ type: 'scalar' });
  });

  test.each<readonly [what: string, text: string]>([
    ['no such name', 'platform: { repository: { mirror: x } }'],
    ['nothing of the first', 'other: { repository: { source: x } }'],
    ['a list between', 'platform: { repository: [{ source: x }] }'],
    ['a text between', 'platform: { repository: source }'],
    ['a name that is merged in', 'a: &a { source: x }\nplatform: { repository: { <<: *a } }'],
    ['a document of one word', 'platform'],
  ])('and is not there with %s', (_, text) => {
    const file = platformFile(text);
    if ('problem' in file) throw new Error(file.problem);
    expect(file.valueAt(...path)).toBeNull();
  });

  test('a whole map is a value too', () => {
    const file = platformFile('platform: {a: 1}\n');
    expect('valueAt' in file ? file.valueAt('platform')?.written : file).toBe('{a: 1}');
  });
});

test.each<readonly [what: string, text: string, problem: string]>([
  ['no UTF-8', 'platform: "\ufffd"', 'platform.yaml is no UTF-8.'],
  ['two documents', 'a: 1\n---\nb: 2\n', 'platform.yaml is not one document.'],
  ['a map that does not end', 'platform: {', "platform.yaml can't be read."],
  ['a name twice', 'platform: {a: 1, a: 2}', "platform.yaml can't be read."],
])('it is not read with %s', (_, text, problem) => {
  expect(platformFile(text)).toEqual({ problem });
});
