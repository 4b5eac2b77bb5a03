import { unsealCheck } from '../actions/unsealCheck.ts';
import type { UnsealReport } from '../actions/unsealCheck.ts';
import { Refusal } from '../domain/sealing/refusal.ts';
import { nodeFiles } from '../node/files.ts';
import { readStdin } from '../node/stdin.ts';
import { oneOf, parseFlags } from './flags.ts';
import { visible } from '../domain/visible.ts';
import type { Context } from './main.ts';
import { Usage } from './usage.ts';

/** `slipway unseal-check`: whether private keys open sealed values; prints length and SHA-256, and never a value. */
export async function unsealCheckCommand(args: readonly string[], { signal }: Context): Promise<number> {
  const { keys, paths, format } = readUnsealCheckOptions(args);
  const report = await checked({ keys, paths }, signal);
  process.stdout.write(format === 'json' ? json(report) : text(report));
  for (const { code, sentence } of report.failures) process.stderr.write(`slipway: ${code}: ${visible(sentence)}\n`);
  if (report.failures.length > 0) return 2;
  return report.items.every(({ ok }) => ok) ? 0 : 1;
}

async function checked(input: Pick<Options, 'keys' | 'paths'>, signal: AbortSignal): Promise<UnsealReport> {
  try {
    return await unsealCheck(nodeFiles, { ...input, stdin: readStdin }, signal);
  } catch (error) {
    throw error instanceof Refusal ? new Usage(error.code, error.message) : error;
  }
}

interface Options {
  readonly keys: readonly string[];
  readonly paths: readonly string[];
  readonly format: 'text' | 'json';
}

/** Throws `Usage` for what can't be meant. */
export function readUnsealCheckOptions(args: readonly string[]): Options {
  const { values, positionals } = parseFlags('unseal', args, {
    key: { type: 'string', multiple: true },
    format: { type: 'string' },
  });
  const { key: keys = [] } = values;
  if (keys.length === 0)
    throw new Usage('unseal/bad-flag', '--key FILE is wanted: a private key in PEM, or a backup of keys.');
  const format = oneOf('unseal', 'format', values.format ?? 'text', ['text', 'json']);
  return { keys, paths: positionals.length > 0 ? positionals : ['-'], format };
}

/** `slipway.unseal/1` (docs/command-line.md). */
function json({ items }: UnsealReport): string {
  const printed = items.map(({ file, ...rest }) => ({ file: file.replaceAll('\\', '/'), ...rest }));
  return `${JSON.stringify({ format: 'slipway.unseal/1', items: printed })}\n`;
}

function text({ items }: UnsealReport): string {
  const lines = items.map(({ file, namespace, name, key, ok, bytes, sha256 }) => {
    const verdict = ok ? `${bytes} bytes, SHA-256 ${sha256}` : 'no key opens it';
    return `${file}: ${[namespace, name].filter(Boolean).join('/')} ${key}: ${verdict}`;
  });
  return lines.map((line) => `${visible(line)}\n`).join('');
}
