import { describe, expect, test } from 'vitest';
import { carried } from '../../../../src/domain/bootstrap/carry.ts';
import { Random } from '../../../peers/random.ts';
import { words } from '../../words.ts';

const base = ['# phases', 'platform:', '  releasedPhase: 0', '', '  hosts:', '    - name: a', ''].join('\n');
const next = base.replace('Phase: 0', 'Phase: 1');

describe('a change that fits', () => {
  test.each<readonly [what: string, text: string, result: string]>([
    ['a text without changes of its own', base, next],
    ['one that has it already', next, next],
    ['a line added far behind', `${base}    - name: b\n`, `${next}    - name: b\n`],
    ['a line added at the start', `# mine\n${base}`, `# mine\n${next}`],
    [
      'changes before and behind',
      base.replace('# phases', '# ours').replace('name: a', 'name: c'),
      next.replace('# phases', '# ours').replace('name: a', 'name: c'),
    ],
    ['the change, and more', `${next}# more\n`, `${next}# more\n`],
    ['other line ends', base.replaceAll('\n', '\r\n'), next.replaceAll('\n', '\r\n')],
    [
      'some of each line end',
      base.replace('# phases\n', '# phases\r\n').replace('Phase: 0\n', 'Phase: 0\r\n'),
      next.replace('# phases\n', '# phases\r\n').replace('Phase: 1\n', 'Phase: 1\r\n'),
    ],
  ])('%s', (_, text, result) => {
    expect(carried(base, next, text)).toBe(result);
  });

  test('at the first and at the last line, with and without its end', () => {
    expect(carried('a: 0', 'a: 1', 'a: 0')).toBe('a: 1');
    expect(carried('a: 0\n', 'a: 1\n', 'a: 0\nb: 0\n')).toBeNull();
    expect(carried('x\na: 0', 'x\na: 1', 'mine\nx\na: 0')).toBe('mine\nx\na: 1');
    expect(carried('a: 0\nx\n', 'a: 1\nx\n', 'a: 0\nx\nmine\n')).toBe('a: 1\nx\nmine\n');
  });

  test('lines that are added, or taken away', () => {
    expect(carried('a\nb\n', 'a\nx\nb\n', 'm\na\nb\n')).toBe('m\na\nx\nb\n');
    expect(carried('a\nx\nb\n', 'a\nb\n', 'a\r\nx\r\nb\r\nm\r\n')).toBe('a\r\nb\r\nm\r\n');
    expect(carried('a\n', 'a\nb\n', 'm\na\n')).toBe('m\na\nb\n');
  });

  test('with the ends of the lines that it stands among', () => {
    expect(carried('a\nb\nc\n', 'a\nB\nc\n', 'a\r\nb\nc\r\n')).toBe('a\r\nB\nc\r\n');
    expect(carried('a\r\nb', 'a\r\nb\r\nc', 'm\r\na\r\nb')).toBe('m\r\na\r\nb\r\nc');
    expect(carried('a\nb\n', 'a\nb\nc\n', 'm\r\na\r\nb\r\n')).toBe('m\r\na\r\nb\r\nc\r\n');
    expect(carried('b', 'b\nc', 'b')).toBe('b\nc');
  });

  test('whatever else is around it', () => {
    const random = new Random(6);
    const some = (): string[] => Array.from({ length: random.below(6) }, () => random.pick(['a', 'b', 'c']));
    const block = (line: string): readonly string[] => [...words('0 1 2 3 4 5 6 7'), line, ...words('8 9 A B C D E F')];
    for (let round = 0; round < 500; round++) {
      const [head, tail, ownHead, ownTail] = [some(), some(), some(), some()];
      const text = (before: readonly string[], line: string, behind: readonly string[]): string =>
        [...before, ...block(line), ...behind, ''].join('\n');
      expect(carried(text(head, 'old', tail), text(head, 'new', tail), text(ownHead, 'old', ownTail))).toBe(
        text(ownHead, 'new', ownTail),
      );
    }
  });

  test('a file that is new', () => {
    expect(carried(null, 'a\n', null)).toBe('a\n');
    expect(carried(null, 'a\n', 'a\r\n')).toBe('a\r\n');
  });
});

describe('a change that does not fit', () => {
  test.each<readonly [what: string, text: string | null]>([
    ['the same line is changed', base.replace('Phase: 0', 'Phase: 2')],
    ['the line is gone', base.replace('  releasedPhase: 0\n', '')],
    ['the line before it is changed', base.replace('platform:', 'platform: # mine')],
    ['a line is put before it', base.replace('  releasedPhase', '  mine: 1\n  releasedPhase')],
    ['the file is gone', null],
    ['the file is another', 'x\n'],
    ['the file is empty', ''],
  ])('%s', (_, text) => {
    expect(carried(base, next, text)).toBeNull();
  });

  test('a new file, where another lies', () => {
    expect(carried(null, 'a\n', 'b\n')).toBeNull();
    expect(carried(null, 'a\n', '')).toBeNull();
  });

  test('a text that is too long to be compared', () => {
    const lines = (word: string): string => Array.from({ length: 6000 }, (_, at) => `${word} ${at}\n`).join('');
    expect(carried(lines('a'), `${lines('a')}b\n`, lines('c'))).toBeNull();
  });
});

test('No change changes nothing, whatever the text is', () => {
  expect(carried(base, base, 'x\n')).toBe('x\n');
});
