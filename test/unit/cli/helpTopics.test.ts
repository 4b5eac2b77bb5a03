import { describe, expect, test } from 'vitest';
import { helpTopics } from '../../../src/cli/helpTopics.ts';

describe.each(helpTopics)('slipway $usage', ({ usage, about, flags, example }) => {
  const [command = '', verb = ''] = usage.split(' ');
  const words = /^[a-z]+$/.test(verb) ? `${command} ${verb}` : command;

  test('has an example of itself', () => expect(`${example} `).toContain(`slipway ${words} `));

  test('names in its example no flag that it does not have', () => {
    const named = example.match(/(?<=\s)--?[a-z-]+/g) ?? [];
    expect(named.filter((flag) => !`${usage}\n${flags}`.includes(flag))).toEqual([]);
  });

  test('says what it does in one sentence, to which the help adds the stop', () => {
    expect(about.join(' ')).toMatch(/^[a-z].*[^.]$/);
  });
});
