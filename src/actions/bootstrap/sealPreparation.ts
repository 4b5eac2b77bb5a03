import { sealedPlace } from '../../domain/bootstrap/sealedFile.ts';
import type { SealedPlace } from '../../domain/bootstrap/sealedFile.ts';
import { idOf, wantedValues } from '../../domain/bootstrap/wantedValues.ts';
import type { WantedValue } from '../../domain/bootstrap/wantedValues.ts';
import type { SecretWork } from '../../domain/bootstrap/work.ts';
import { workOf } from '../../domain/bootstrap/workOf.ts';
import type { PlatformSpec } from '../../domain/phases/spec.ts';
import { staysInside } from '../../domain/platform/tree.ts';
import type { Certificate } from '../../domain/sealing/certificate.ts';
import { Refusal } from '../../domain/sealing/refusal.ts';
import type { GitWrites } from '../../writes.ts';
import { commitGround, unread } from './commitGround.ts';
import type { CommitGround } from './commitGround.ts';
import { sealingCertificate } from './sealingCertificate.ts';
import type { StepPlace, StepPorts } from './step.ts';

/** What a `seal` step stands before. No value of a secret is in it. */
export interface SealPreparation {
  /** Null while an earlier step of the phase has still to make it. */
  readonly certificate: Certificate | null;
  /** The title of that step; null when no step of the phase makes one. */
  readonly madeBy: string | null;
  readonly ground: CommitGround;
  /** In the order in which they are made. */
  readonly wanted: readonly WantedValue[];
  /** By path. */
  readonly files: ReadonlyMap<string, SealFile>;
}

/** A file that gets sealed values. */
export interface SealFile {
  /** As the commit has it; null when it does not. */
  readonly text: string | null;
  readonly secrets: readonly FileSecret[];
}

export interface FileSecret {
  readonly secret: SecretWork;
  /** Where it is sealed already; null when it is not. */
  readonly place: SealedPlace | null;
}

/** Looks at Git, certificate and cluster; in a sentence what stands in the way. Changes nothing. */
export async function prepareSealing(
  ports: Pick<StepPorts, 'git' | 'cluster' | 'clock'>,
  place: StepPlace,
  secrets: readonly SecretWork[],
  signal: AbortSignal,
): Promise<SealPreparation | { readonly problem: string }> {
  const { folder, spec } = place;
  const others = otherSecrets(spec, secrets);
  const astray = [...secrets, ...others].find(({ file }) => !staysInside(file));
  if (astray !== undefined)
    return { problem: `"${astray.file}" leads out of the repository; it wants a path below it.` };
  const ground = await commitGround(ports.git, folder, [], signal);
  if ('problem' in ground) return ground;
  const certificate = await sealingCertificate(ports, place, ground.head, signal);
  const madeBy = keyStep(place);
  if (certificate === null && madeBy === null) return { problem: noCertificate };
  if (certificate !== null && 'problem' in certificate) return certificate;
  const read = await readFiles(ports.git, folder, ground.head, [...secrets, ...others], signal);
  if ('problem' in read) return read;
  const { texts, places } = read;
  const wanted = wantedValues(secrets, others, sealedIn(places));
  if ('problem' in wanted) return wanted;
  const files = sealFiles(wanted, texts, places);
  // What is changed there and not committed would be lost, or sealed over.
  const free = await commitGround(ports.git, folder, [...files.keys()], signal);
  if ('problem' in free) return free;
  // Where all is sealed already no commit is made.
  if (wanted.length > 0 && free.noAuthor !== null) return { problem: free.noAuthor };
  return { certificate, madeBy, ground: free, wanted, files };
}

const noCertificate =
  'pub-cert.pem is not committed, and nothing can be sealed without it; make the sealing key first.';

/** Whether a Secret has a key already; `places` by `NAMESPACE/NAME/`. */
export function sealedIn(
  places: ReadonlyMap<string, SealedPlace | null>,
): (secret: SecretWork, key: string) => boolean {
  return (secret, key) => places.get(idOf(secret, ''))?.keys.includes(key) === true;
}

/** The files that get values, with all of their Secrets that do; `places` by `NAMESPACE/NAME/`. */
export function sealFiles(
  wanted: readonly WantedValue[],
  texts: ReadonlyMap<string, string | null>,
  places: ReadonlyMap<string, SealedPlace | null>,
): ReadonlyMap<string, SealFile> {
  const files = new Map<string, SealFile>();
  for (const { secret } of wanted) {
    const known = files.get(secret.file)?.secrets ?? [];
    if (known.some((one) => one.secret === secret)) continue;
    const added = { secret, place: places.get(idOf(secret, '')) ?? null };
    files.set(secret.file, { text: texts.get(secret.file) ?? null, secrets: [...known, added] });
  }
  return files;
}

/** The title of the step before this one that makes the key, or has it restored. */
function keyStep({ phase, step }: StepPlace): string | null {
  const before = phase.steps.slice(
    0,
    Math.max(
      0,
      phase.steps.findIndex(({ id }) => id === step.id),
    ),
  );
  return before.findLast(({ kind }) => kind === 'backup' || kind === 'restore')?.title ?? null;
}

/** Secrets of other steps of the platform: what is the same as one of theirs is sealed in both. */
function otherSecrets(spec: PlatformSpec, secrets: readonly SecretWork[]): readonly SecretWork[] {
  const own = new Set(secrets.map((secret) => idOf(secret, '')));
  return spec.phases.flatMap((phase) =>
    phase.steps.flatMap((step) => {
      const work = step.kind === 'seal' ? workOf(spec, phase, step, null) : { problem: '' };
      return 'problem' in work || work.kind !== 'seal'
        ? []
        : work.secrets.filter((secret) => !own.has(idOf(secret, '')));
    }),
  );
}

interface Read {
  readonly texts: ReadonlyMap<string, string | null>;
  /** By `NAMESPACE/NAME/`. */
  readonly places: ReadonlyMap<string, SealedPlace | null>;
}

async function readFiles(
  git: GitWrites,
  folder: string,
  head: string,
  secrets: readonly SecretWork[],
  signal: AbortSignal,
): Promise<Read | { readonly problem: string }> {
  const texts = new Map<string, string | null>();
  const places = new Map<string, SealedPlace | null>();
  for (const secret of secrets) {
    const { file } = secret;
    const known = texts.get(file);
    const read = known === undefined ? await git.textAt(folder, head, file, signal) : { text: known };
    if ('failure' in read) return { problem: unread(file, read.failure) };
    const { text } = read;
    texts.set(file, text);
    try {
      places.set(idOf(secret, ''), sealedPlace(text, secret));
    } catch (error) {
      if (error instanceof Refusal) return { problem: `${file}: ${error.message}` };
      throw error;
    }
  }
  return { texts, places };
}
