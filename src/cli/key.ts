import { basename } from 'node:path';
import { keyObstacle } from '../actions/keyObstacle.ts';
import type { KeyFailure } from '../actions/keyObstacle.ts';
import { createKey } from '../actions/sealingKey.ts';
import type { KeyPorts } from '../actions/sealingKey.ts';
import type { Lock } from '../domain/sealing/age.ts';
import { certificatePath } from '../domain/sealing/keyRecord.ts';
import type { RecordedKey } from '../domain/sealing/keyRecord.ts';
import { nodeFiles } from '../node/files.ts';
import { askHidden } from '../node/passphrase.ts';
import { writer } from '../node/write.ts';
import { oneOf, parseFlags } from './flags.ts';
import { visible } from '../domain/visible.ts';
import type { Context } from './main.ts';
import { passphraseLine } from './passphraseLine.ts';
import { Usage } from './usage.ts';

/** `slipway key`: makes a sealing key, or brings one back from its backup. */
export async function keyCommand([verb, ...rest]: readonly string[], context: Context): Promise<number> {
  switch (verb) {
    case 'create':
      return create(rest, context);
    case 'restore':
      // Loaded only for who asks a cluster.
      return (await import('./keyRestore.ts')).keyRestoreCommand(rest, context);
    default:
      throw new Usage(
        'key/bad-flag',
        'Say what is to be done with the key: slipway key create [DIR] --backup FILE, or slipway key restore [DIR] --from FILE.',
      );
  }
}

/** Makes the sealing key of a platform repository, its encrypted backup first. */
async function create(args: readonly string[], { signal, finish }: Context): Promise<number> {
  const options = readKeyCreateOptions(args);
  const ports: KeyPorts = { files: nodeFiles, writer, clock: { now: () => new Date() } };
  const place = { repository: options.directory, backup: options.backup, replace: options.replace };
  // Nobody likes to think of a passphrase and learn then that there is no use for it.
  const hindered = await keyObstacle(nodeFiles, place);
  if (hindered !== null) return complain(hindered);
  const lock = options.recipients.length > 0 ? { recipients: options.recipients } : await passphrase(options, signal);
  if (lock === null) return 130;
  return finish(async () => {
    const created = await createKey(ports, { ...place, backupName: basename(options.backup), lock }, signal);
    if ('code' in created) return complain(created);
    process.stdout.write(options.format === 'json' ? json(created, options) : text(created, options));
    return 0;
  });
}

interface Options {
  readonly directory: string;
  readonly backup: string;
  readonly recipients: readonly string[];
  readonly fromStdin: boolean;
  readonly replace: boolean;
  readonly format: 'text' | 'json';
}

/** Throws `Usage` for what can't be meant. */
export function readKeyCreateOptions(args: readonly string[]): Options {
  const { values, positionals } = parseFlags('key', args, {
    backup: { type: 'string' },
    recipient: { type: 'string', multiple: true },
    'passphrase-stdin': { type: 'boolean' },
    replace: { type: 'boolean' },
    format: { type: 'string' },
  });
  const [directory = '.', second] = positionals;
  if (directory === '' || second !== undefined)
    throw new Usage('key/bad-flag', 'Name one folder: slipway key create [DIR] --backup FILE.');
  const { backup, recipient: recipients = [] } = values;
  const fromStdin = values['passphrase-stdin'] === true;
  if (backup === undefined || backup === '')
    throw new Usage('key/bad-flag', 'Name the file for the encrypted backup: --backup FILE.');
  if (fromStdin && recipients.length > 0)
    throw new Usage('key/bad-flag', 'A backup is encrypted with a passphrase or to recipients, not to both.');
  const format = oneOf('key', 'format', values.format ?? 'text', ['text', 'json']);
  return { directory, backup, recipients, fromStdin, replace: values.replace === true, format };
}

/** From standard input, or typed twice without being shown; null when the user gives up. */
async function passphrase({ fromStdin }: Options, signal: AbortSignal): Promise<Lock | null> {
  if (fromStdin) return { passphrase: await passphraseLine() };
  if (!process.stdin.isTTY)
    throw new Usage('key/lock', 'Say who can open the backup: --recipient age1…, or --passphrase-stdin.');
  const terminal = { input: process.stdin, output: process.stderr };
  const first = await askHidden('Passphrase for the backup: ', terminal, signal);
  const second = first === null ? null : await askHidden('The same once more: ', terminal, signal);
  if (first === null || second === null) return null;
  if (first !== second) throw new Usage('key/lock', 'The two passphrases differ; nothing was created.');
  return { passphrase: first };
}

function json({ fingerprint, notAfter, backup }: RecordedKey, { backup: file }: Options): string {
  const said = { format: 'slipway.key/1', fingerprint, notAfter, certificate: certificatePath };
  return `${JSON.stringify({ ...said, backup: { ...backup, file } })}\n`;
}

function text({ fingerprint, backup }: RecordedKey, { directory, backup: file }: Options): string {
  const opens = backup.opensWith === 'passphrase' ? 'the passphrase' : backup.opensWith.join(', ');
  return [
    `Created the sealing key ${fingerprint}.`,
    `Its backup is ${visible(file)}, which ${opens} opens; without it nothing that is sealed can be read on another cluster.`,
    `Commit ${certificatePath} and .slipway/sealing-key.json ${directory === '.' ? 'here' : `in ${visible(directory)}`}.`,
    '',
  ].join('\n');
}

function complain({ code, sentence, status }: KeyFailure): number {
  const replace = ' When nothing is, or when that key is lost, --replace puts another in its place.';
  const how = code === 'key/exists' ? replace : '';
  process.stderr.write(`slipway: ${code}: ${visible(sentence)}${how}\n`);
  return status;
}
