import { describe, expect, test } from 'vitest';
import { asRoot, remoteInput, remoteWords, supervisorLine } from '../../../../src/domain/hosts/remoteScript.ts';

const sum = 'a'.repeat(64);
const script = { name: 'btrfs.sh', text: 'echo ä\n', sha256: sum, args: ['--path', '/a b'] };

describe('the words for a host', () => {
  test('name sum, bytes, name and arguments of the script', () => {
    const words = remoteWords(script, 'unasked');
    expect(words.slice(0, 2)).toEqual(['sh', '-c']);
    expect(words.slice(3, 6)).toEqual(['slipway', 'bash', '-c']);
    expect(words.slice(7)).toEqual(['slipway', sum, '8', 'btrfs.sh', '--path', '/a b']);
  });

  test('can be handed on by any shell: nothing in them has to be escaped', () => {
    expect(remoteWords(script, 'unasked').filter((word) => /['\\]/.test(word))).toEqual([]);
    expect(remoteWords(script, 'password').filter((word) => /['\\]/.test(word))).toEqual([]);
  });

  test.each([
    ['unasked', 'sudo -n -- "$@"'],
    ['password', 'sudo -k -S -p "" -- "$@"'],
  ] as const)('ask sudo: %s', (elevation, command) => {
    expect(asRoot(['true'], elevation)[2]).toContain(`exec ${command}`);
  });

  test.each([
    [null, '', 'echo ä\n'],
    [null, 'token\n', 'echo ä\ntoken\n'],
    ['geheim', 'token\n', 'geheim\necho ä\ntoken\n'],
  ])('have the password %j and the input %j on stdin', (password, input, all) => {
    expect(remoteInput(script, password, input)).toBe(all);
  });
});

describe('a line of the supervisor', () => {
  test.each([
    [`slipway ${sum} started`, { before: '', says: 'started' }],
    [`slipway ${sum} sum`, { before: '', says: 'sum' }],
    [`slipway ${sum} busy`, { before: '', says: 'busy' }],
    [`slipway ${sum} no-folder`, { before: '', says: 'no-folder' }],
    [`slipway ${sum} ended 0`, { before: '', says: { ended: 0 } }],
    [`slipway ${sum} ended 255`, { before: '', says: { ended: 255 } }],
    [`no end of lineslipway ${sum} ended 1`, { before: 'no end of line', says: { ended: 1 } }],
    [`slipway ${sum} anything`, null],
    [`slipway ${'b'.repeat(64)} ended 0`, null],
    ['started', null],
    ['', null],
  ])('%j', (line, said) => {
    expect(supervisorLine(line, sum)).toEqual(said);
  });
});
