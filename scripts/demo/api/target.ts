import { isNamed } from './kinds.ts';
import type { ApiKind } from './kinds.ts';

/** What a path of the API leads to. */
export type Target =
  /** `/version`, `/api`, `/apis`, … */
  | { readonly type: 'path'; readonly path: string }
  /** `/api/v1`, `/apis/apps/v1` */
  | { readonly type: 'group'; readonly group: string; readonly version: string }
  | ObjectTarget
  /** Nothing is there: the answer is not even a Status. */
  | { readonly type: 'nothing' };

/** Objects of a kind: all, those of a namespace, or one, or a part of one. */
export interface ObjectTarget {
  readonly type: 'objects';
  readonly kind: ApiKind;
  readonly namespace: string | null;
  readonly name: string | null;
  /** `status`, `log`, `proxy`; null for the object itself. */
  readonly part: string | null;
  /** What follows a `proxy`, without a slash in front. */
  readonly rest: string;
}

/** Takes a path apart; `kinds` are those that the API has at the moment. */
export function targetOf(path: string, kinds: readonly ApiKind[]): Target {
  const segments = path.split('/').slice(1).map(decodeURIComponent);
  const [root = '', ...after] = segments;
  if (root !== 'api' && root !== 'apis') return { type: 'path', path };
  const [group, version, ...rest] = root === 'api' ? ['', ...after] : after;
  if (version === undefined || version === '') return { type: 'path', path };
  if (rest.length === 0) return { type: 'group', group: group ?? '', version };
  const inside = rest[0] === 'namespaces' && rest.length > 2 && !partsOfNamespaces.has(rest[2] ?? '');
  const [plural, name, part, ...beyond] = inside ? rest.slice(2) : rest;
  const kind = kinds.find((one) => one.group === group && one.version === version && one.plural === plural);
  if (kind === undefined || (inside && !kind.namespaced)) return { type: 'nothing' };
  return {
    type: 'objects',
    kind,
    namespace: inside ? (rest[1] ?? '') : null,
    name: name ?? null,
    part: part ?? null,
    rest: beyond.join('/'),
  };
}

const partsOfNamespaces: ReadonlySet<string> = new Set(['status', 'finalize']);

/** Whether a request for these objects is meant by a text like `Secret` or `apps/v1 Deployment`; undefined means all. */
export function isAbout(target: Target, name: string | undefined): target is ObjectTarget {
  return target.type === 'objects' && (name === undefined || isNamed(name, target.kind));
}

/** The verb as RBAC has it. */
export function verbOf(method: string, { name }: Pick<ObjectTarget, 'name'>, isWatch: boolean): string {
  switch (method) {
    case 'POST':
      return 'create';
    case 'PUT':
      return 'update';
    case 'PATCH':
      return 'patch';
    case 'DELETE':
      return name === null ? 'deletecollection' : 'delete';
    default:
      if (name !== null) return 'get';
      return isWatch ? 'watch' : 'list';
  }
}
