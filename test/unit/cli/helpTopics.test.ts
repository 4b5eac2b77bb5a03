import { describe, expect, test } from 'vitest';
import { readBootstrapOptions } from '../../../src/cli/bootstrapOptions.ts';
import { helpTopics } from '../../../src/cli/helpTopics.ts';
import { readJudgeOptions } from '../../../src/cli/judge.ts';
import { readKeyCreateOptions } from '../../../src/cli/key.ts';
import { readKeyRestoreOptions } from '../../../src/cli/keyRestoreOptions.ts';
import { readLintOptions } from '../../../src/cli/lint.ts';
import { readNewOptions } from '../../../src/cli/new.ts';
import { readPhasesOptions } from '../../../src/cli/phasesOptions.ts';
import { readSealOptions } from '../../../src/cli/seal.ts';
import { readTestOptions } from '../../../src/cli/test.ts';
import { readUnsealCheckOptions } from '../../../src/cli/unsealCheck.ts';

/** What reads the arguments of each command. */
const readers: Readonly<Record<string, (args: readonly string[]) => object>> = {
  lint: readLintOptions,
  judge: readJudgeOptions,
  test: readTestOptions,
  phases: readPhasesOptions,
  bootstrap: readBootstrapOptions,
  seal: readSealOptions,
  'unseal-check': readUnsealCheckOptions,
  new: readNewOptions,
  'key create': readKeyCreateOptions,
  'key restore': readKeyRestoreOptions,
};

describe.each(helpTopics)('slipway $usage', ({ usage, about, flags, example }) => {
  const [command = '', verb = ''] = usage.split(' ');
  const words = /^[a-z]+$/.test(verb) ? `${command} ${verb}` : command;

  test('has an example of itself', () => expect(`${example} `).toContain(`slipway ${words} `));

  test('names in its example no flag that it does not have', () => {
    const named = example.match(/(?<=\s)--?[a-z-]+/g) ?? [];
    expect(named.filter((flag) => !`${usage}\n${flags}`.includes(flag))).toEqual([]);
  });

  test('has an example that its command takes', () => {
    // What the shell takes is none of its arguments.
    const args = example
      .replace(`slipway ${words}`, '')
      .replaceAll(/[<>] \S+/g, '')
      .split(' ');
    expect(() => readers[words]?.(args.filter((word) => word !== ''))).not.toThrow();
    expect(readers).toHaveProperty([words]);
  });

  test('says what it does in one sentence, to which the help adds the stop', () => {
    expect(about.join(' ')).toMatch(/^[a-z].*[^.]$/);
  });
});

test('A command that takes files has no folder in its example', () => {
  const ofFiles = helpTopics.filter(({ usage }) => usage.includes('FILE…'));
  expect(ofFiles.map(({ usage }) => usage)).toEqual(['unseal-check [FILE…|-]']);
  for (const { example } of ofFiles) expect(example).not.toMatch(/\/(?: |$)/);
});
