import { splitApiVersion } from '../kubernetes/object.ts';
import { textAt } from '../kubernetes/read.ts';
import type { Kinds } from './kinds.ts';
import type { UserInfo } from './match/subject.ts';
import type { Request } from './request.ts';

/** What is asked about an object besides what it says itself. */
export interface Asking {
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE';
  /** Empty for the object itself. */
  readonly subresource: string;
  /** The Namespace of a name; undefined when nobody knows it. */
  readonly namespaceNamed: (name: string) => unknown;
  readonly userInfo: UserInfo | null;
  /** Where an object goes that names no namespace. */
  readonly usualNamespace: string;
}

/** The request that an API server would judge for an object; an update changes nothing. */
export function requestOf(object: unknown, kinds: Kinds, asking: Asking): Request {
  const [apiVersion, kind] = [textAt(object, 'apiVersion'), textAt(object, 'kind')];
  const { group, version } = splitApiVersion(apiVersion);
  const isClusterWide = kinds.isClusterWide(group, kind);
  const name = textAt(object, 'metadata', 'name');
  const isNamespace = group === '' && kind === 'Namespace';
  const namespace = isClusterWide
    ? isNamespace
      ? name
      : ''
    : textAt(object, 'metadata', 'namespace') || asking.usualNamespace;
  const { operation, subresource, userInfo } = asking;
  return {
    operation,
    resource: { group, version, kind, plural: kinds.plural(group, kind) },
    subresource,
    namespace,
    name,
    object: operation === 'DELETE' ? null : object,
    oldObject: operation === 'CREATE' ? null : object,
    namespaceObject: isClusterWide ? null : asking.namespaceNamed(namespace),
    userInfo,
  };
}
