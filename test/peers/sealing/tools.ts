import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import { peers } from '../tools.ts';

export const fixtures = path.join(import.meta.dirname, '../../fixtures/sealing');

/** An object as JSON has it. */
export type Json = Readonly<Record<string, unknown>>;

/** What kubeseal makes of a Secret: one object. Its YAML can't say everything that its JSON can. */
export function kubeseal(secret: string, flags: readonly string[]): Json {
  const argv = ['--cert', path.join(fixtures, 'cert.pem'), '--format', 'json', ...flags];
  return objectOf(JSON.parse(run(peers().kubeseal, argv, secret)));
}

/** What kubeseal recovers of a SealedSecret with the private key: the Secret. */
export function recover(sealed: Json): Json {
  const flags = ['--recovery-unseal', '--recovery-private-key', path.join(fixtures, 'key.pem')];
  return objectOf(JSON.parse(run(peers().kubeseal, flags, JSON.stringify(sealed))));
}

/** What the controller makes of SealedSecrets; one Secret or error for each. */
export function unseal(sealed: readonly unknown[]): readonly Json[] {
  const input = sealed.map((object) => `${JSON.stringify(object)}\n`).join('');
  return run(peers().unseal, [path.join(fixtures, 'key.pem')], input)
    .trimEnd()
    .split('\n')
    .map((line) => objectOf(JSON.parse(line)));
}

/** The objects of a stream, read by another reader than ours; a List is its items. */
export function documentsOf(stream: string): readonly Json[] {
  return parseAllDocuments(stream.replace(/^\ufeff/, ''), { version: '1.1' }).flatMap((document) => {
    if (document.errors.length > 0) throw document.errors[0];
    const object = objectOf(document.toJS());
    return Array.isArray(object['items']) ? object['items'].map(objectOf) : [object];
  });
}

export function objectOf(value: unknown): Json {
  if (typeof value !== 'object' || value === null) throw new Error(`No object: ${JSON.stringify(value)}`);
  return { ...value };
}

function run(program: string, argv: readonly string[], input: string): string {
  // It names no namespace and is never asked for more.
  const env = { HOME: tmpdir(), KUBECONFIG: path.join(fixtures, 'kubeconfig.yaml') };
  const { status, stdout, stderr } = spawnSync(program, argv, {
    input,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 2 || (status !== 0 && stdout === '')) throw new Error(`${path.basename(program)}: ${stderr}`);
  return stdout;
}
