import { resolve } from 'node:path';
import { agreedFlags, readAgreed } from './agreed.ts';
import type { Wanted } from './agreed.ts';
import { oneOf, parseFlags } from './flags.ts';
import { Usage } from './usage.ts';

/** What `slipway key restore` was asked for. No secret is in it: only files are named. */
export interface KeyRestoreOptions {
  /** A folder of a platform; null for the one around the current folder, if there is one. */
  readonly directory: string | null;
  /** The file that holds the backup; `-` is standard input. */
  readonly from: string;
  /** What opens it. */
  readonly opens: { readonly by: 'identity'; readonly file: string } | { readonly by: 'stdin' | 'terminal' };
  /** Absolute. */
  readonly kubeconfig: string | null;
  readonly context: string | null;
  readonly does: Exclude<Wanted, { what: 'plan' }> | { readonly what: 'plan'; readonly format: 'text' | 'json' };
}

/** Throws `Usage` for what can't be meant. */
export function readKeyRestoreOptions(args: readonly string[]): KeyRestoreOptions {
  const { values, positionals } = parseFlags('key', args, {
    from: { type: 'string' },
    identity: { type: 'string' },
    'passphrase-stdin': { type: 'boolean' },
    kubeconfig: { type: 'string' },
    context: { type: 'string' },
    format: { type: 'string' },
    ...agreedFlags,
  });
  const [directory = null, second] = positionals;
  if (directory === '' || second !== undefined) throw bad('Name one folder: slipway key restore [DIR] --from FILE.');
  const named = (name: 'from' | 'identity' | 'kubeconfig' | 'context'): string | null => {
    const value = values[name];
    if (value === '') throw bad(`--${name} is empty.`);
    return value ?? null;
  };
  const [from, identity, kubeconfig] = [named('from'), named('identity'), named('kubeconfig')];
  if (from === null) throw bad('Name the file with the backup: --from FILE, or - for standard input.');
  const fromStdin = values['passphrase-stdin'] === true;
  if (fromStdin && identity !== null) throw bad('A backup is opened by a passphrase or by an identity, not by both.');
  const taken = [from === '-', identity === '-', fromStdin].filter(Boolean).length;
  if (taken > 1) throw bad('Standard input can be taken once only.');
  const wanted = readAgreed('key', values);
  if (wanted.what === 'ask' && taken > 0)
    throw bad('Who reads standard input can ask nobody: give --plan, or --apply with what was agreed to.');
  if (wanted.what !== 'plan' && values.format !== undefined) throw bad('--format goes with --plan.');
  return {
    directory,
    from,
    opens: identity === null ? { by: fromStdin ? 'stdin' : 'terminal' } : { by: 'identity', file: identity },
    kubeconfig: kubeconfig === null ? null : resolve(kubeconfig),
    context: named('context'),
    does:
      wanted.what === 'plan'
        ? { what: 'plan', format: oneOf('key', 'format', values.format ?? 'text', ['text', 'json']) }
        : wanted,
  };
}

function bad(sentence: string): Usage {
  return new Usage('key/bad-flag', sentence);
}
