/** Operators that break the text of a file. */
import type { Random } from '../../../random.ts';
import { onFile, type Operator } from '../operator.ts';

export const breakingOperators: readonly Operator[] = [onFile('text that is no YAML', broken)];

/** A file is broken at one of its lines. */
function broken(yaml: string, random: Random): string {
  const lines = yaml.split('\n');
  const at = random.below(lines.length);
  const line = lines[at] ?? '';
  const indent = /^ */.exec(line)?.[0] ?? '';
  const instead = random.pick([
    `\t${line}`,
    `${indent}\t${line.trimStart()}`,
    ` ${line}`,
    line.replace(': ', ':'),
    `${line} "`,
    `${indent}"${line.trimStart()}`,
    `${line}:`,
    `${indent}- ${line.trimStart()}`,
    `${line}\n${indent}text`,
    `${indent}}`,
    `${indent}[`,
    `${line} {`,
    `${line} &`,
    `${line} *`,
    `${indent}%a`,
    `${indent}@a: b`,
    line.slice(0, -1),
    line.slice(1),
    `${line} |`,
    `${line}\u0000`,
    `${line}\u0007`,
    `${line} !`,
    `${line}\r`,
    `${indent}: a`,
    `${indent}-`,
    `${indent}?`,
    `${line}\n${line}`,
  ]);
  return `${[...lines.slice(0, at), instead, ...lines.slice(at + 1)].join('\n')}\n`;
}
