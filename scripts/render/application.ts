import { objectsIn } from './documents.ts';
import { at, isList, isObject, objectsOf, textOf, type Json, type JsonObject } from './json.ts';

/** What both kinds of sources say about Helm. */
interface Rendered {
  readonly release: string;
  /** Relative to the repository's root, in order. */
  readonly valueFiles: readonly string[];
  readonly values: JsonObject;
  readonly skipTests: boolean;
}

/** An upstream chart. */
export interface ChartSource extends Rendered {
  readonly kind: 'chart';
  readonly repository: string;
  readonly name: string;
  readonly version: string;
}

/** A folder of the repository: a chart of our own, or plain files. */
export interface FolderSource extends Rendered {
  readonly kind: 'folder';
  readonly path: string;
}

/** What an Argo CD Application would render; sources that are only a `ref` are left out. */
export interface Application {
  readonly name: string;
  readonly namespace: string;
  readonly wave: number;
  readonly sources: readonly (ChartSource | FolderSource)[];
}

/** The Applications among the objects that root renders, in order of wave, then name. */
export function applicationsIn(text: string): readonly Application[] {
  return objectsIn(text, 'root')
    .filter((object) => object['kind'] === 'Application')
    .map(applicationOf)
    .toSorted((a, b) => a.wave - b.wave || (a.name < b.name ? -1 : 1));
}

function applicationOf(object: JsonObject): Application {
  const name = textOf(at(object, ['metadata', 'name']));
  const single = at(object, ['spec', 'source']);
  const sources = isObject(single) ? [single] : objectsOf(at(object, ['spec', 'sources']));
  return {
    name,
    namespace: textOf(at(object, ['spec', 'destination', 'namespace'])),
    wave: Number(textOf(at(object, ['metadata', 'annotations', 'argocd.argoproj.io/sync-wave'])) || '0'),
    sources: sources.flatMap((source) => sourceOf(source, name)),
  };
}

function sourceOf(source: JsonObject, application: string): readonly (ChartSource | FolderSource)[] {
  const helm = at(source, ['helm']);
  const values = at(helm, ['valuesObject']);
  const rendered: Rendered = {
    release: textOf(at(helm, ['releaseName'])) || application,
    valueFiles: texts(at(helm, ['valueFiles'])).map((file) => relative(file, textOf(source['path']))),
    values: isObject(values) ? values : {},
    skipTests: at(helm, ['skipTests']) === true,
  };
  if (typeof source['chart'] === 'string') {
    const repository = textOf(source['repoURL']);
    return [
      { kind: 'chart', repository, name: source['chart'], version: textOf(source['targetRevision']), ...rendered },
    ];
  }
  return typeof source['path'] === 'string' ? [{ kind: 'folder', path: source['path'], ...rendered }] : [];
}

function texts(value: Json | undefined): readonly string[] {
  return isList(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** `$values/x` and `/x` are below the repository's root, `x` is below the source's own path. */
function relative(file: string, path: string): string {
  const reference = /^\$[^/]+\//.exec(file)?.[0] ?? (file.startsWith('/') ? '/' : undefined);
  return reference === undefined ? `${path}/${file}` : file.slice(reference.length);
}
