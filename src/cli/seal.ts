import { seal } from '../actions/seal.ts';
import type { SealedText, SealInput } from '../actions/seal.ts';
import { whyNot } from '../actions/whyNot.ts';
import { isFingerprint } from '../domain/sealing/fingerprint.ts';
import { nameProblem, namespaceProblem } from '../domain/sealing/names.ts';
import { Refusal } from '../domain/sealing/refusal.ts';
import { scopes } from '../domain/sealing/scope.ts';
import { nodeAddresses } from '../node/addresses.ts';
import { nodeFiles } from '../node/files.ts';
import { readMarkedStdin } from '../node/markedStdin.ts';
import { oneOf, parseFlags } from './flags.ts';
import { visible } from './format/visible.ts';
import type { Context } from './main.ts';
import { Usage } from './usage.ts';

/** `slipway seal`: Secrets on standard input, SealedSecrets on standard output. Prints nothing there unless all went well. */
export async function sealCommand(args: readonly string[], { signal }: Context): Promise<number> {
  const options = read(args);
  if (process.stdin.isTTY) process.stderr.write('slipway: reading a Secret from the terminal; end it with Ctrl+D.\n');
  const input = await readMarkedStdin();
  if (!('text' in input)) {
    const code = input.failure === 'too-large' ? 'seal/too-large' : 'seal/not-a-secret';
    throw new Usage(code, `Standard input can't be read for Secrets: ${whyNot(input)}.`);
  }
  try {
    const sealed = await seal(nodeFiles, nodeAddresses, { ...options, text: input.text }, signal);
    for (const note of notesOn(sealed, options.format === null)) process.stderr.write(`slipway: ${visible(note)}\n`);
    process.stdout.write(sealed.text);
    return 0;
  } catch (error) {
    throw error instanceof Refusal ? new Usage(error.code, error.message) : error;
  }
}

function read(args: readonly string[]): Omit<SealInput, 'text'> {
  const string = { type: 'string' } as const;
  const flags = { cert: string, fingerprint: string, scope: string, name: string, namespace: string, format: string };
  const { values, positionals } = parseFlags('seal', args, flags);
  // A file is not named but given: what stands in the arguments, others on the machine can read.
  if (positionals.length > 0 && positionals.join() !== '-')
    throw new Usage('seal/bad-flag', 'slipway seal reads standard input: slipway seal < FILE.');
  const scope = values.scope === undefined ? null : oneOf('seal', 'scope', values.scope, scopes);
  const { fingerprint = null, name = null, namespace = null } = values;
  if (fingerprint !== null && !isFingerprint(fingerprint))
    throw new Usage('seal/bad-flag', `--fingerprint takes SHA256: and 43 characters, not "${fingerprint}".`);
  const problem =
    (name === null ? null : nameProblem(name)) ?? (namespace === null ? null : namespaceProblem(namespace));
  if (problem !== null) throw new Usage('seal/bad-flag', problem);
  const format = values.format === undefined ? null : oneOf('seal', 'format', values.format, ['yaml', 'json']);
  const source = values.cert ?? null;
  return { source, fingerprint, folder: process.cwd(), now: new Date(), scope, name, namespace, at: null, format };
}

/** What somebody who commits the output should know. */
function notesOn({ secrets, exposed }: SealedText, hasLines: boolean): readonly string[] {
  return [
    ...secrets.flatMap(({ name, isNamespaceAssumed, droppedComments }) => [
      ...(isNamespaceAssumed ? [`Secret "${name}" says no namespace and is sealed for "default".`] : []),
      ...(droppedComments > 0 ? [`Secret "${name}" lost ${count(droppedComments)} that may show a value.`] : []),
    ]),
    ...exposed.map(
      ({ key, line }) => `The value of "${key}" can still be read in ${hasLines ? `line ${line}` : 'the output'}.`,
    ),
  ];
}

function count(comments: number): string {
  return comments === 1 ? '1 comment' : `${comments} comments`;
}
