import { addressOf } from '../../../netAddress.ts';
import { percentDecoded, percentEncoded } from './percent.ts';

/** The parts of a URL as Go's net/url has them; the path still encoded. */
export interface GoUrl {
  readonly scheme: string;
  /** With its port. */
  readonly host: string;
  readonly user: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
  /** What follows a scheme without a slash: `mailto:a@b`. */
  readonly opaque: string;
}

/** What Go takes for an absolute URL or an absolute path; null for anything else (net/url: ParseRequestURI, then Parse). */
export function parseUrl(text: string): GoUrl | null {
  if (parse(text, true) === null) return null;
  const [before, fragment] = cut(text, '#');
  const url = parse(before, false);
  if (url === null || percentDecoded(fragment) === null) return null;
  return { ...url, fragment };
}

export function isUrl(text: string): boolean {
  return parse(text, true) !== null;
}

/** The host of a reference such as `//host:1/path`; null for a text that is none. */
export function hostIn(text: string): string | null {
  return parse(text, false)?.host ?? null;
}

function parse(text: string, forRequest: boolean): GoUrl | null {
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(text) || (text === '' && forRequest)) return null;
  if (text === '*') return { ...empty, path: '*' };
  const split = schemeOf(text);
  if (split === null) return null;
  const scheme = split.scheme.toLowerCase();
  const [beforeQuery, query] = cut(split.rest, '?');
  if (!beforeQuery.startsWith('/')) {
    if (scheme !== '') return { ...empty, scheme, query, opaque: beforeQuery };
    // A first part with a colon would be taken for a scheme.
    if (forRequest || cut(beforeQuery, '/')[0].includes(':')) return null;
  }
  const hasAuthority =
    beforeQuery.startsWith('//') && (scheme !== '' || (!forRequest && !beforeQuery.startsWith('///')));
  const rest = hasAuthority ? beforeQuery.slice(2) : beforeQuery;
  const slash = rest.indexOf('/');
  const authority = hasAuthority ? (slash === -1 ? rest : rest.slice(0, slash)) : '';
  const path = hasAuthority ? (slash === -1 ? '' : rest.slice(slash)) : rest;
  const named = authorityOf(scheme, authority);
  return named === null || percentDecoded(path) === null ? null : { ...empty, ...named, scheme, path, query };
}

const empty: GoUrl = { scheme: '', host: '', user: '', path: '', query: '', fragment: '', opaque: '' };

/** The two sides of the first such sign. */
function cut(text: string, sign: string): readonly [before: string, after: string] {
  const at = text.indexOf(sign);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** Null for a text that begins with a colon; without a scheme where what stands before it can be none. */
function schemeOf(text: string): { readonly scheme: string; readonly rest: string } | null {
  if (text.startsWith(':')) return null;
  const [, scheme] = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(text) ?? [];
  return scheme === undefined ? { scheme: '', rest: text } : { scheme, rest: text.slice(scheme.length + 1) };
}

function authorityOf(scheme: string, authority: string): { readonly user: string; readonly host: string } | null {
  const at = authority.lastIndexOf('@');
  const host = hostOf(scheme, authority.slice(at + 1));
  const user = at === -1 ? '' : authority.slice(0, at);
  if (host === null || !/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user) || percentDecoded(user) === null) return null;
  return { user, host };
}

function hostOf(scheme: string, host: string): string | null {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) return null;
  if (bracket === 0) return literalOf(host);
  const first = host.indexOf(':');
  // Lists of hosts with colons are left to whoever has them; http has one host.
  const port = /^https?$/.test(scheme) ? first : host.lastIndexOf(':');
  if (first !== -1 && !isPort(host.slice(port))) return null;
  return decodedHost(host);
}

/** `[::1]:80` */
function literalOf(host: string): string | null {
  const close = host.lastIndexOf(']');
  if (close === -1 || !isPort(host.slice(close + 1))) return null;
  const inside = host.slice(1, close);
  const zone = inside.indexOf('%25');
  const name = decodedHost(zone === -1 ? inside : inside.slice(0, zone));
  const zoned = zone === -1 ? '' : percentDecoded(inside.slice(zone));
  if (name === null || zoned === null || (zone !== -1 && zoned === '%')) return null;
  const address = addressOf(name);
  return address === null || address.bits === 32 ? null : `[${name}${zoned}]${host.slice(close + 1)}`;
}

function isPort(text: string): boolean {
  return /^(:[0-9]*)?$/.test(text);
}

/** In a host only what is not ASCII may be encoded. */
function decodedHost(host: string): string | null {
  const isPlain = /^(?:[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]|\P{ASCII}|%[89a-fA-F][0-9a-fA-F]|%25)*$/u.test(host);
  return isPlain ? percentDecoded(host) : null;
}

/** Without port and brackets. */
export function hostnameOf({ host }: GoUrl): string {
  const name = host.slice(0, host.length - (portOf(host) === null ? 0 : (portOf(host) ?? '').length + 1));
  return /^\[.*\]$/s.test(name) ? name.slice(1, -1) : name;
}

/** Null where there is not even a colon. */
export function portOf(host: string): string | null {
  const colon = host.lastIndexOf(':');
  return colon !== -1 && isPort(host.slice(colon)) ? host.slice(colon + 1) : null;
}

/** The path as it was written where that is a way to write it, else encoded anew. */
export function escapedPathOf({ path }: GoUrl): string {
  if (/^[A-Za-z0-9\-_.~/!$&'()*+,;=:@[\]%]*$/.test(path)) return path;
  return percentEncoded(percentDecoded(path) ?? path);
}

/** More would be an attack. */
const mostParameters = 10_000;

/** The values of each parameter in their order; what is not well encoded is left out. */
export function queryOf({ query }: GoUrl): ReadonlyMap<string, readonly string[]> {
  const parts = query.split('&');
  const all = new Map<string, string[]>();
  if (parts.length > mostParameters) return all;
  for (const part of parts) {
    if (part === '' || part.includes(';')) continue;
    const [name, value] = cut(part, '=').map((text) => percentDecoded(text.replaceAll('+', ' ')));
    if (name === undefined || value === undefined || name === null || value === null) continue;
    all.set(name, [...(all.get(name) ?? []), value]);
  }
  return all;
}
