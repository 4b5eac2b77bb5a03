import { lstatSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { carried } from '../../domain/bootstrap/carry.ts';
import type { CommitOf } from '../../domain/bootstrap/repository.ts';
import type { Repository } from './repository.ts';
import { saidBy } from './said.ts';

/** A file of a commit that is to be made, and what its user has of it. */
export interface Belonging {
  /** From the root of the work tree, with `/`. */
  readonly path: string;
  /** As Git has it: 100644, or 100755. */
  readonly mode: string;
  /** Its text in the commit. */
  readonly text: string;
  /** Its text in the index then. */
  readonly staged: string;
  readonly file: {
    /** Absolute. */
    readonly path: string;
    /** What lies there; null when nothing does. */
    readonly before: Buffer | null;
    readonly after: Buffer;
  };
}

/** Why a commit can't be made as things are, in one sentence. */
export class Unfit extends Error {}

/**
 * What becomes of the user's index and files with a commit: the same change, on top of what they have changed themselves.
 * Throws `Unfit` when it does not fit there.
 */
export async function belongingsOf(
  git: Repository,
  { files, parent }: Pick<CommitOf, 'files' | 'parent'>,
  signal: AbortSignal,
): Promise<readonly Belonging[]> {
  const all: Belonging[] = [];
  for (const { path, text } of files) all.push(await belongingOf(git, parent, within(git, path), text, signal));
  return all;
}

async function belongingOf(
  git: Repository,
  parent: string,
  path: string,
  text: string,
  signal: AbortSignal,
): Promise<Belonging> {
  const base = await committed(git, parent, path, signal);
  const entry = await stagedOf(git, path, signal);
  const index = entry === null ? null : entry === base?.oid ? base.text : await blobOf(git, path, entry, signal);
  const staged = carried(base?.text ?? null, text, index);
  if (staged === null) throw new Unfit(`what is staged of ${path} does not go together with this commit`);
  const place = join(git.top, path);
  const before = fileAt(git, place, path);
  const after = carried(base?.text ?? null, text, before?.text ?? null);
  if (after === null)
    throw new Unfit(`what is changed in ${path} and not committed does not go together with this commit`);
  const file = { path: place, before: before?.bytes ?? null, after: Buffer.from(after) };
  return { path, mode: base?.mode ?? '100644', text, staged, file };
}

/** A path from the folder of the platform as one from the root of the work tree; throws `Unfit` for what is outside. */
export function within({ prefix }: Repository, path: string): string {
  const whole = posix.normalize(`${prefix}${path}`);
  if (posix.isAbsolute(path) || !whole.startsWith(prefix) || whole.startsWith('../') || whole.endsWith('/'))
    throw new Unfit(`${path} is no file of the platform`);
  return whole;
}

/** A file of a commit; null when it has none there. Throws `Unfit` for what is no file of its own. */
export async function committed(
  git: Repository,
  commit: string,
  path: string,
  signal: AbortSignal,
): Promise<{ readonly mode: string; readonly oid: string; readonly text: string } | null> {
  const listed = await git.look(['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', commit, '--', path], signal);
  if (listed.status !== 0) throw new Unfit(saidBy(listed));
  if (listed.stdout === '') return null;
  const [, mode = '', oid] = /^(100644|100755) blob ([0-9a-f]+)\t/.exec(listed.stdout) ?? [];
  if (oid === undefined) throw new Unfit(`${path} is no file of its own in Git but a link or a folder`);
  return { mode, oid, text: await blobOf(git, path, oid, signal) };
}

/** The oid of what is staged; null when nothing is. */
async function stagedOf(git: Repository, path: string, signal: AbortSignal): Promise<string | null> {
  const listed = await git.look(['--literal-pathspecs', 'ls-files', '--stage', '-v', '-z', '--', path], signal);
  if (listed.status !== 0) throw new Unfit(saidBy(listed));
  if (listed.stdout === '') return null;
  const [, tag, mode, oid, stage] = /^(\S) (\d+) ([0-9a-f]+) (\d)\t/.exec(listed.stdout) ?? [];
  if (oid === undefined || stage !== '0') throw new Unfit(`${path} is not merged`);
  if (tag !== 'H') throw new Unfit(`${path} is left out of this work tree (git ls-files -v says "${tag ?? ''}")`);
  if (mode !== '100644' && mode !== '100755') throw new Unfit(`${path} is staged as a link or a folder`);
  return oid;
}

async function blobOf(git: Repository, path: string, oid: string, signal: AbortSignal): Promise<string> {
  const read = await git.look(['cat-file', 'blob', oid], signal);
  if (read.status !== 0) throw new Unfit(saidBy(read));
  if (read.stdout.includes('\ufffd')) throw new Unfit(`${path} is no UTF-8`);
  return read.stdout;
}

function fileAt(
  { top }: Repository,
  place: string,
  path: string,
): { readonly bytes: Buffer; readonly text: string } | null {
  const stat = lstatSync(place, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  if (!stat.isFile()) throw new Unfit(`${path} is no file of its own but a link or a folder`);
  if (realpathSync(dirname(place)) !== join(realpathSync(top), dirname(path)))
    throw new Unfit(`${path} lies behind a link`);
  const bytes = readFileSync(place);
  const text = bytes.toString('utf8');
  if (!Buffer.from(text).equals(bytes)) throw new Unfit(`${path} is no UTF-8`);
  return { bytes, text };
}
