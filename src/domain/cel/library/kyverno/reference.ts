import { hostIn } from '../kubernetes/goUrl.ts';

/** A reference to an image as github.com/google/go-containerregistry reads it (pkg/name), which differs from Docker. */
export interface Reference {
  /** As it was written. */
  readonly text: string;
  readonly registry: string;
  readonly repository: string;
  /** `latest` where none is written; with a digest only a written one counts, and where there is none it is empty. */
  readonly tag: string;
  /** `sha256:…`, or empty. */
  readonly digest: string;
}

const hub = 'index.docker.io';

/** Null for a text that is no reference. */
export function parseReference(text: string): Reference | null {
  return withTag(text) ?? withDigest(text);
}

function withTag(text: string): Reference | null {
  const { base, tag } = splitTag(text);
  if (tag !== null && !/^[A-Za-z0-9_.-]{1,128}$/.test(tag)) return null;
  const place = placeOf(base);
  return place === null ? null : { text, ...place, tag: tag ?? 'latest', digest: '' };
}

/** A colon before a slash is that of a port. */
function splitTag(text: string): { readonly base: string; readonly tag: string | null } {
  const colon = text.lastIndexOf(':');
  if (colon === -1 || text.includes('/', colon)) return { base: text, tag: null };
  return { base: text.slice(0, colon), tag: text.slice(colon + 1) };
}

function withDigest(text: string): Reference | null {
  const [base = '', digest = '', ...more] = text.split('@');
  if (more.length > 0 || !/^sha256:[0-9a-f]{64}$/.test(digest)) return null;
  const named = withTag(base);
  const place = named ?? placeOf(base);
  if (place === null) return null;
  const { registry, repository } = place;
  return { text, registry, repository, tag: splitTag(base).tag ?? '', digest };
}

function placeOf(text: string): { readonly registry: string; readonly repository: string } | null {
  const slash = text.indexOf('/');
  const first = slash === -1 ? '' : text.slice(0, slash);
  const isRegistry = first === 'localhost' || /[.:]/.test(first);
  const repository = isRegistry ? text.slice(slash + 1) : text;
  const written = isRegistry ? first : '';
  if (!/^[a-z0-9_\-./]{2,255}$/.test(repository) || (written !== '' && hostIn(`//${written}`) !== written)) return null;
  const registry = written === '' || written === 'docker.io' ? hub : written;
  const isShort = registry === hub && !repository.includes('/');
  return { registry, repository: isShort ? `library/${repository}` : repository };
}
