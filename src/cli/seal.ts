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
import type { Cluster } from '../ports.ts';
import type { NamedCluster } from './clusters.ts';
import { oneOf, parseFlags } from './flags.ts';
import { visible } from '../domain/visible.ts';
import type { Context } from './main.ts';
import { Usage } from './usage.ts';

/** `slipway seal`: Secrets on standard input, SealedSecrets on standard output. Prints nothing there unless all went well. */
export async function sealCommand(args: readonly string[], { signal }: Context): Promise<number> {
  const { cluster: named, ...options } = readSealOptions(args);
  if (process.stdin.isTTY) process.stderr.write('slipway: reading a Secret from the terminal; end it with Ctrl+D.\n');
  const input = await readMarkedStdin();
  if (!('text' in input)) {
    const code = input.failure === 'too-large' ? 'seal/too-large' : 'seal/not-a-secret';
    throw new Usage(code, `Standard input can't be read for Secrets: ${whyNot(input)}.`);
  }
  const cluster = named === null ? null : await open(named);
  try {
    const source = cluster === null ? options.source : { cluster, last: null };
    const sealed = await seal(nodeFiles, nodeAddresses, { ...options, source, text: input.text }, signal);
    for (const note of notesOn(sealed, options.format === null)) process.stderr.write(`slipway: ${visible(note)}\n`);
    process.stdout.write(sealed.text);
    return 0;
  } catch (error) {
    throw error instanceof Refusal ? new Usage(error.code, error.message) : error;
  } finally {
    cluster?.close();
  }
}

interface Options extends Omit<SealInput, 'text' | 'source'> {
  /** A file or an address; null for the certificate of the platform. */
  readonly source: string | null;
  /** Whose controller gives the certificate; null for none. */
  readonly cluster: NamedCluster | null;
}

/** Who names a context or a kubeconfig agrees to what it does (SAFETY 4); that is told all the same. */
async function open({ context, kubeconfig }: NamedCluster): Promise<Cluster> {
  // Loaded only for who asks a cluster.
  const { clustersFor } = await import('./clusters.ts');
  const say = (line: string): void => void process.stderr.write(`${visible(line)}\n`);
  const clusters = clustersFor({ context, kubeconfig }, process.cwd(), say);
  const opened = await clusters.open(context);
  if ('value' in opened) return opened.value;
  const { message, remedy } = opened.failure;
  throw new Usage('seal/cert-unreadable', [message, remedy].filter(Boolean).join(' '));
}

/** Throws `Usage` for what can't be meant. */
export function readSealOptions(args: readonly string[]): Options {
  const string = { type: 'string' } as const;
  const { values, positionals } = parseFlags('seal', args, {
    cert: string,
    context: string,
    kubeconfig: string,
    fingerprint: string,
    scope: string,
    name: string,
    namespace: string,
    format: string,
  });
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
  const cluster = clusterIn(values);
  if (source !== null && cluster !== null)
    throw new Usage(
      'seal/bad-flag',
      'The certificate is that of --cert, or of the cluster of --context or --kubeconfig.',
    );
  return {
    source,
    cluster,
    fingerprint,
    folder: process.cwd(),
    now: new Date(),
    scope,
    name,
    namespace,
    at: null,
    format,
  };
}

function clusterIn(values: { readonly context?: string; readonly kubeconfig?: string }): NamedCluster | null {
  const { context = null, kubeconfig = null } = values;
  if (context === '' || kubeconfig === '')
    throw new Usage('seal/bad-flag', `--${context === '' ? 'context' : 'kubeconfig'} is empty.`);
  return context === null && kubeconfig === null ? null : { context, kubeconfig };
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
