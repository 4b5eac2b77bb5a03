import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { Usage } from './usage.ts';

type Flags = NonNullable<ParseArgsConfig['options']>;

type Parsed<All extends Flags> = ReturnType<
  typeof parseArgs<{ readonly args: string[]; readonly allowPositionals: true; readonly options: All }>
>;

/** The flags and the operands of a command; throws `Usage` with `<area>/bad-flag` for a flag that it does not have. */
export function parseFlags<const All extends Flags>(area: string, args: readonly string[], options: All): Parsed<All> {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    // Node goes on with advice on how to write operands.
    const [said = ''] = String(error instanceof Error ? error.message : error).split('. ', 1);
    throw new Usage(`${area}/bad-flag`, `${said.replace(/\.$/, '')}; slipway --help lists the flags.`);
  }
}

/** The value of a flag, which is one of few; throws `Usage` for another. */
export function oneOf<Value extends string>(
  area: string,
  flag: string,
  value: string,
  allowed: readonly Value[],
): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined)
    throw new Usage(`${area}/bad-flag`, `--${flag} takes ${allowed.join(', ')}, not "${value}".`);
  return found;
}
