import { describe, expect, test } from 'vitest';
import { oneOf, parseFlags } from '../../../src/cli/flags.ts';
import { Usage } from '../../../src/cli/usage.ts';

const flags = {
  key: { type: 'string', multiple: true },
  format: { type: 'string' },
  git: { type: 'boolean' },
} as const;

test('Flags and operands stand in any order', () => {
  const { values, positionals } = parseFlags('new', ['a', '--key', 'x', '--git', 'b', '--key=y', '-'], flags);
  expect({ ...values }).toEqual({ key: ['x', 'y'], git: true });
  expect(positionals).toEqual(['a', 'b', '-']);
});

describe('what a command does not take', () => {
  test.each([
    [['--none'], "Unknown option '--none'; slipway --help lists the flags."],
    [['-x'], "Unknown option '-x'; slipway --help lists the flags."],
    [['--key'], "Option '--key <value>' argument missing; slipway --help lists the flags."],
    [['--git=yes'], "Option '--git' does not take an argument; slipway --help lists the flags."],
  ])('%j', (args, sentence) => {
    const error = thrownBy(() => parseFlags('new', args, flags));
    expect(error).toMatchObject({ code: 'new/bad-flag', message: sentence });
  });

  test('A value that is none of few', () => {
    expect(oneOf('seal', 'format', 'yaml', ['yaml', 'json'])).toBe('yaml');
    const error = thrownBy(() => oneOf('seal', 'format', 'xml', ['yaml', 'json']));
    expect(error).toMatchObject({ code: 'seal/bad-flag', message: '--format takes yaml, json, not "xml".' });
  });
});

function thrownBy(act: () => unknown): Usage | null {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof Usage ? error : null;
  }
}
