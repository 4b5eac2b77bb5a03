import manifest from '../../package.json' with { type: 'json' };
import { helpTopics } from './helpTopics.ts';
import type { HelpTopic } from './helpTopics.ts';

export function version(): string {
  return manifest.version;
}

/** The overview: every command with all of its flags. */
export function help(): string {
  return [
    `slipway ${version()}: builds and judges a Kubernetes platform from its Git repository, as your editor does.`,
    'Usage: slipway <command> [options]',
    ...helpTopics.map(sectionOf),
    '  slipway --version\n  slipway --help',
    exitStatus,
  ].join('\n\n');
}

/**
 * What one command takes, with an example; `args` are the words behind its name. One that has others below it (`key`) tells
 * of all of them, unless one is named.
 */
export function helpOf(command: string, args: readonly string[]): string {
  const all = helpTopics.filter(({ usage }) => isOf(usage, command));
  const named = all.filter(({ usage }) => args.some((word) => isOf(usage, `${command} ${word}`)));
  return [...(named.length > 0 ? named : all).map(pageOf), exitStatus].join('\n\n');
}

const exitStatus =
  'Exit status: 0 well, 1 findings or failed checks, 2 could not run or input unusable, 3 incomplete, 4 refused.';

/** Where the overview begins to tell. */
const column = 39;

function isOf(usage: string, words: string): boolean {
  return usage === words || usage.startsWith(`${words} `);
}

function sectionOf({ usage, about, flags }: HelpTopic): string {
  const [first = '', ...rest] = about;
  const below = rest.map((line) => `${' '.repeat(column)}${line}`);
  return [`${`  slipway ${usage}`.padEnd(column)}${first}`, ...below, flags].join('\n');
}

function pageOf({ usage, about, flags, example }: HelpTopic): string {
  const told = about.join('\n');
  const sentence = `${told.slice(0, 1).toUpperCase()}${told.slice(1)}.`;
  return [`Usage: slipway ${usage}`, sentence, flags, `Example: ${example}`].join('\n\n');
}
