import { isMap, listAt, textAt } from '../kubernetes/read.ts';
import type { ClusterObject } from '../kubernetes/query.ts';
import { toJSON } from '../yaml/json.ts';
import { parse } from '../yaml/parse.ts';
import { split } from '../yaml/split.ts';

/** An object as a chart has rendered it. */
export interface RenderedObject {
  readonly object: ClusterObject;
  /** The file of the chart that it comes from, `argo-cd/templates/server.yaml`; empty when that is not said. */
  readonly source: string;
  /**
   * `object`: part of the release. `hook`: run at the events in `hooks`, and no part of it. `definition`: comes before the
   * release where it is not there yet, and is never changed afterwards.
   */
  readonly role: 'object' | 'hook' | 'definition';
  readonly hooks: readonly string[];
}

export interface Rendering {
  readonly objects: readonly RenderedObject[];
  /** What can't be read of it, a sentence each. */
  readonly problems: readonly string[];
}

/** What `helm template` prints for one release: documents with the file that each comes from. Tests of charts are left out. */
export function readRendering(text: string): Rendering {
  const objects: RenderedObject[] = [];
  const problems: string[] = [];
  for (const chunk of split(text)) {
    const { root, problems: wrong } = parse(chunk.text);
    const source = sourceOf(chunk.text);
    const first = wrong.find(({ code }) => code !== 'duplicate-key' && code !== 'merge-override');
    if (first !== undefined) problems.push(`What ${fileOf(source)} renders to can't be read: ${first.message}`);
    else if (root !== null) {
      for (const one of listed(toJSON(root))) {
        if (isObject(one)) objects.push(...placed(one, source));
        else problems.push(`What ${fileOf(source)} renders to is no object: it lacks apiVersion, kind or a name.`);
      }
    }
  }
  return { objects, problems };
}

/** Helm writes it above each document. */
function sourceOf(text: string): string {
  return /^(?:---[^\n]*\n)?(?:\s*\n)*# Source: ([^\r\n]+)/.exec(text)?.[1]?.trim() ?? '';
}

function fileOf(source: string): string {
  return source === '' ? 'a chart' : source;
}

/** The objects of a list stand for themselves; a document without content is none. */
function listed(value: unknown): readonly unknown[] {
  if (value === null || (isMap(value) && Object.keys(value).length === 0)) return [];
  return textAt(value, 'kind').endsWith('List') && isMap(value) && Array.isArray(value['items'])
    ? listAt(value, 'items')
    : [value];
}

function isObject(value: unknown): value is ClusterObject {
  return [textAt(value, 'apiVersion'), textAt(value, 'kind'), textAt(value, 'metadata', 'name')].every(
    (text) => text !== '',
  );
}

/** Events of tests: they are run when somebody asks for it. */
const tests: ReadonlySet<string> = new Set(['test', 'test-success', 'test-failure']);

/** Files that Helm installs before everything else: `crds/` of a chart, or of one that it contains. */
const definitions = /^(?:[^/]+\/charts\/)*[^/]+\/crds\//;

function placed(object: ClusterObject, source: string): readonly RenderedObject[] {
  const named = textAt(object, 'metadata', 'annotations', 'helm.sh/hook')
    .split(',')
    .map((event) => event.trim())
    .filter((event) => event !== '');
  const hooks = named.filter((event) => !tests.has(event));
  if (named.length > 0) return hooks.length === 0 ? [] : [{ object, source, role: 'hook', hooks }];
  return [{ object, source, role: definitions.test(source) ? 'definition' : 'object', hooks: [] }];
}
