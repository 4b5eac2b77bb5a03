import type { Plain } from '../plain.ts';
import { DerError } from '../sealing/der.ts';

const form = /^([A-Za-z][-+.A-Za-z0-9]*):(?:(\/\/)([^/?#]*))?([^?#]*)(\?[^#]*)?(?:#(.*))?$/s;

/** A URL as Go's url.URL is written in JSON. Throws for one without a scheme, which certificates may not have. */
export function urlOf(text: string): Plain {
  const match = form.exec(text);
  if (match === null) throw new DerError('a URI that is none');
  const [, scheme = '', slashes, authority = '', path = '', query = '', fragment = ''] = match;
  const at = authority.lastIndexOf('@');
  const isOpaque = slashes === undefined && !path.startsWith('/');
  const decodedPath = decoded(path);
  return {
    Scheme: scheme.toLowerCase(),
    Opaque: isOpaque ? path : '',
    User: at === -1 ? null : {},
    Host: authority.slice(at + 1),
    Path: isOpaque ? '' : decodedPath,
    RawPath: isOpaque || encodeURI(decodedPath) === path ? '' : path,
    OmitHost: slashes === undefined && path.startsWith('/'),
    ForceQuery: query === '?',
    RawQuery: query.slice(1),
    Fragment: decoded(fragment),
    RawFragment: encodeURI(decoded(fragment)) === fragment ? '' : fragment,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new DerError('a URI with a broken escape');
  }
}
