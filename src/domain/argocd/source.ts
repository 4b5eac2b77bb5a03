import { at, isMap, listAt, textAt, wordAt } from '../kubernetes/read.ts';

/** Where manifests come from. */
export interface Source {
  readonly repository: string;
  readonly chart: string | null;
  readonly path: string | null;
  /** Branch, tag, commit or version of a chart; `HEAD` when nothing is said. */
  readonly revision: string;
  /** The name by which other sources take values from it. */
  readonly ref: string | null;
}

/** The sources of an Application: `sources` wins over `source`, a hydrator over both. */
export function sourcesOf(object: unknown): readonly Source[] {
  const hydrator = at(object, 'spec', 'sourceHydrator');
  if (isMap(hydrator)) return [hydrated(hydrator)];
  if (hasManySources(object)) return listAt(object, 'spec', 'sources').map(sourceOf);
  const source = at(object, 'spec', 'source');
  return isMap(source) ? [sourceOf(source)] : [];
}

/** Whether revisions are lists, one entry a source. */
export function hasManySources(object: unknown): boolean {
  return !isMap(at(object, 'spec', 'sourceHydrator')) && listAt(object, 'spec', 'sources').length > 0;
}

function sourceOf(source: unknown): Source {
  return {
    repository: textAt(source, 'repoURL'),
    chart: wordAt(source, 'chart'),
    path: wordAt(source, 'path'),
    revision: wordAt(source, 'targetRevision') ?? 'HEAD',
    ref: wordAt(source, 'ref'),
  };
}

/** What is synced is what the hydrator wrote, not what it read. */
function hydrated(hydrator: unknown): Source {
  return {
    repository: textAt(hydrator, 'drySource', 'repoURL'),
    chart: null,
    path: wordAt(hydrator, 'syncSource', 'path'),
    revision: wordAt(hydrator, 'syncSource', 'targetBranch') ?? 'HEAD',
    ref: null,
  };
}
