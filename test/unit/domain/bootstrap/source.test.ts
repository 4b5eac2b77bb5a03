import { describe, expect, test } from 'vitest';
import { platformIn, sourcesOf, withSource } from '../../../../src/domain/bootstrap/source.ts';

const text = [
  '# Ours.',
  'platform:',
  '  releasedPhase: 2',
  '  repository:',
  '    primary: http://gitlab/x.git',
  '    mirror: git@github.com:me/x.git',
  '    # github or gitlab',
  '    source: github # today',
  '    revision: main',
  '  source: github',
  '',
].join('\n');

function sources(of: string) {
  const read = platformIn(of);
  return 'platform' in read ? sourcesOf(read.platform) : read;
}

describe('another source', () => {
  test('changes its one word, and leaves all else as it is written', () => {
    expect(withSource(text, 'gitlab')).toEqual({ text: text.replace('github # today', 'gitlab # today') });
    expect(withSource(text, 'github')).toEqual({ text });
  });

  test.each([
    ['a byte order mark', (one: string) => `\ufeff${one}`],
    ['line ends of Windows', (one: string) => one.replaceAll('\n', '\r\n')],
    ['no end of the last line', (one: string) => one.trimEnd()],
    ['double quotes', (one: string) => one.replace('github # today', '"github" # today')],
    ['single quotes', (one: string) => one.replace('github # today', "'github' # today")],
  ])('keeps %s', (_, change) => {
    const before = change(text);
    const changed = withSource(before, 'gitlab');
    expect(changed).toEqual({ text: before.replace(/github(?=["']? # today)/, 'gitlab') });
    expect(sources('text' in changed ? changed.text : '')).toMatchObject({ source: 'gitlab' });
  });

  test.each<[string, string, RegExp]>([
    ['no UTF-8', text.replace('Ours', '\ufffd'), /is no UTF-8/],
    ['two documents', `${text}---\na: 1\n`, /is not one document/],
    ['no YAML', 'platform: {', /can't be read/],
    ['no platform', 'a: 1\n', /has no platform/],
    ['another word', text.replace('github # today', 'svn'), /neither github nor gitlab/],
    ['no word', text.replace('    source: github # today\n', ''), /neither github nor gitlab/],
    ['one address', text.replace('    primary: http://gitlab/x.git\n', ''), /platform\.repository\.primary/],
    ['no mirror', text.replace('git@github.com:me/x.git', '""'), /platform\.repository\.mirror/],
    ['no revision', text.replace('    revision: main\n', ''), /platform\.repository\.revision/],
    ['one address for both', text.replace('http://gitlab/x.git', 'git@github.com:me/x.git'), /for both sources/],
    [
      'a word that stands for others too',
      text
        .replace('    source: github # today', '    source: &word github')
        .replace('\n  source: github', '\n  source: *word'),
      /can't be changed alone/,
    ],
  ])('is refused for %s', (_, of, problem) => {
    expect(withSource(of, 'gitlab')).toEqual({ problem: expect.stringMatching(problem) as string });
  });
});

test('what a platform says of its two sources', () => {
  expect(sources(text)).toEqual({
    source: 'github',
    addresses: { github: 'git@github.com:me/x.git', gitlab: 'http://gitlab/x.git' },
    revision: 'main',
  });
});
