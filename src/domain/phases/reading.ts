import type { ClusterObject } from '../kubernetes/query.ts';
import { withoutValues } from './secretValues.ts';
import { found } from './seen.ts';
import type { Found, Standing } from './seen.ts';
import type { PlannedRead } from './plan.ts';
import type { FilesRead, Json, PlatformSpec } from './spec.ts';
import type { World } from './world.ts';

/** One read of a check with what is known of it now. */
export type Reading =
  | {
      readonly of: 'objects';
      readonly name: string;
      readonly read: Extract<PlannedRead, { readonly of: 'objects' }>;
      readonly found: Found;
      readonly standing: Standing;
      /** Those that the check means, as its expressions see them. */
      readonly list: readonly ClusterObject[];
    }
  | {
      readonly of: 'files';
      readonly name: string;
      /** The path or the pattern. */
      readonly pattern: string;
      readonly files: FilesRead;
      readonly standing: Standing;
      readonly list: readonly Json[];
    };

const nothing: FilesRead = { paths: [], documents: [], problem: 'It was not read.' };

/** What a read gives now. */
export function readingOf(read: PlannedRead, spec: PlatformSpec, world: World): Reading {
  const { name } = read.source;
  if (read.of === 'files') {
    const { files } = read.source;
    const here = Object.hasOwn(spec.files, files) ? (spec.files[files] ?? nothing) : nothing;
    const standing: Standing =
      here.problem === null
        ? { state: 'live' }
        : { state: 'unknown', words: `${files} can't be read`, reason: here.problem, remedy: null, right: null };
    return { of: 'files', name, pattern: files, files: here, standing, list: here.documents };
  }
  const here = found(read.ways, world);
  const { source, isMeant, problem } = read;
  const standing: Standing =
    problem === null
      ? here.standing
      : { state: 'unknown', words: 'the selector is none', reason: problem, remedy: null, right: null };
  const objects = here.standing.state === 'live' || here.standing.state === 'stale' ? (here.seen?.objects ?? []) : [];
  const meant = objects.filter(isMeant);
  const list = source.metadataOnly ? meant.map(metadataOf) : isSecret(source) ? meant.map(masked) : meant;
  return { of: 'objects', name, read, found: here, standing, list };
}

function isSecret({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): boolean {
  return apiVersion === 'v1' && kind === 'Secret';
}

/** Where another check reads the whole of the kind, this one still sees no more than it asks for. */
const metadataOf = memo(({ apiVersion, kind, metadata }: ClusterObject): ClusterObject => ({
  apiVersion,
  kind,
  metadata,
}));

/** No message or evidence can show what is in a Secret. */
const masked = memo((object: ClusterObject): ClusterObject => withoutValues(object));

/** The same object for the same object: what did not change is not judged again. */
function memo(make: (object: ClusterObject) => ClusterObject): (object: ClusterObject) => ClusterObject {
  const made = new WeakMap<ClusterObject, ClusterObject>();
  return (object) => {
    const known = made.get(object) ?? make(object);
    made.set(object, known);
    return known;
  };
}
