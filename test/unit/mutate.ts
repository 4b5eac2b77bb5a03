import type { Random } from '../peers/random.ts';
import { words } from './words.ts';

/** What a slip of the hand, a bad merge or an enemy puts into a manifest. */
const tokens: readonly string[] = [
  ...words(': - & * ? [ ] { } , | > " \' # % @ ` \\ ~ null yes 0777 1e400 .inf -1 99999999999999999999 1.5 <<: !x $'),
  '\n',
  '\r\n',
  '\r',
  '\t',
  ' ',
  '  ',
  ': ',
  '- ',
  '? ',
  ' # ',
  '---\n',
  '...\n',
  '&a ',
  '*a',
  '!!str ',
  '<<: *a\n',
  '{{ .x }}',
  '${X}',
  '\ufeff',
  '\u2028',
  '\u0000',
  '\u0007',
  '🚢',
  '\ud800',
  'apiVersion: v1\n',
  'kind: List\n',
  'items:\n',
  '__proto__: 1\n',
  'constructor: {}\n',
  'metadata: \n',
  'spec: []\n',
];

const mutations: readonly ((text: string, random: Random) => string)[] = [
  (text, random) => splice(text, random, 0, random.pick(tokens)),
  (text, random) => splice(text, random, 1, ''),
  (text, random) => splice(text, random, 1 + random.below(20), ''),
  (text, random) => splice(text, random, 1 + random.below(5), random.pick(tokens)),
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
  (text, random) => lines(text, random, (line) => [line, line]),
  (text, random) => lines(text, random, () => []),
  (text, random) => lines(text, random, (line) => [` ${line}`]),
  (text, random) => lines(text, random, (line) => [line.replace(/^ {1,2}/, '')]),
  (text, random) => lines(text, random, (line) => [line.replace(/:.*$/, ':')]),
  (text, random) => lines(text, random, (line) => [line.replace(/: .*$/, `: ${random.pick(tokens)}`)]),
  (text, random) => lines(text, random, (line) => [line.slice(0, random.below(line.length + 1))]),
  (text, random) => {
    const from = random.below(text.length + 1);
    return splice(text, random, 0, text.slice(from, from + random.below(200)));
  },
];

/** A text with one to six mutations. */
export function mutated(text: string, random: Random): string {
  let now = text;
  for (let left = 1 + random.below(6); left > 0; left--) now = random.pick(mutations)(now, random);
  return now;
}

function splice(text: string, random: Random, removed: number, inserted: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + inserted + text.slice(at + removed);
}

function lines(text: string, random: Random, change: (line: string) => readonly string[]): string {
  const all = text.split('\n');
  const at = random.below(all.length);
  return [...all.slice(0, at), ...change(all[at] ?? ''), ...all.slice(at + 1)].join('\n');
}
