import { fieldOf } from '../plain.ts';
import type { Plain } from '../plain.ts';
import { addressKeys } from './source.ts';

/** Where Argo CD reads the platform from. */
export interface ReadFrom {
  readonly address: string;
  /** A branch, a tag or a commit. */
  readonly revision: string;
}

/** What `platform.yaml` says of it; null where it says too little. */
export function readFrom(platform: Plain): ReadFrom | null {
  const repository = fieldOf(platform, 'repository');
  const source = fieldOf(repository, 'source');
  const address = source === 'gitlab' || source === 'github' ? fieldOf(repository, addressKeys[source]) : undefined;
  const revision = fieldOf(repository, 'revision');
  if (typeof address !== 'string' || address === '' || typeof revision !== 'string' || revision === '') return null;
  return { address, revision };
}

/**
 * Whether two addresses of Git lead to the same repository: one place has an address for each way to it, of which people
 * push by one and Argo CD reads by another. What runs inside of the cluster has a name there (`….svc.cluster.local`) and
 * one for all others, below the domain of the platform.
 */
export function isSameRepository(one: string, other: string, platform: Plain): boolean {
  const [a, b] = [placeOf(one), placeOf(other)];
  if (a === null || b === null) return one === other;
  if (a.path !== b.path) return false;
  if (a.host === b.host) return true;
  return isSeenAs(a, b.host, platform) || isSeenAs(b, a.host, platform);
}

/** Whether an address is that of a Service, which has a name inside of its cluster alone. */
export function isService(address: string): boolean {
  return nameOfService(placeOf(address)?.host ?? '') !== null;
}

/** The host that an address leads to, in lower case and without its port; null for what lies on this machine. */
export function hostOf(address: string): string | null {
  return placeOf(address)?.host || null;
}

/**
 * Where a repository is on the web, by the address of it; null for what lies on this machine, goes without TLS, or is a
 * Service. A host of ssh without a dot is a name of this machine alone (`Host` of `~/.ssh/config`).
 */
export function webAddress(address: string): string | null {
  const place = placeOf(address);
  if (place === null || place.host === '' || isService(address)) return null;
  const isWeb = /^https:/i.test(address);
  const isSsh = /^ssh:/i.test(address) || !/^[a-z][a-z0-9+.-]*:\/\//i.test(address);
  const text = `https://${place.host}/${place.path}`;
  if (!(isWeb || (isSsh && place.host.includes('.'))) || !URL.canParse(isWeb ? address : text)) return null;
  const { host } = new URL(isWeb ? address : text);
  return new URL(`https://${host}/${place.path}`).href;
}

/** An address as it can be shown: without a name and a password that stand in it. */
export function shownAddress(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/@]*@/i, (whole, scheme: string) =>
    /^ssh:/i.test(scheme) && !whole.includes(':', scheme.length) ? whole : scheme,
  );
}

interface Place {
  /** Empty for what lies on this machine. */
  readonly host: string;
  readonly path: string;
}

function placeOf(address: string): Place | null {
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is.exec(address) ?? [];
  if (scheme !== undefined) {
    const [, host = '', path = ''] = /^(?:[^/@]*@)?([^/]*)(.*)$/s.exec(rest) ?? [];
    return { host: withoutPort(host.toLowerCase()), path: plainPath(path) };
  }
  if (address.startsWith('/')) return { host: '', path: plainPath(address) };
  const [, host, path = ''] = /^(?:[^/@:]*@)?([^/:]+):(.*)$/s.exec(address) ?? [];
  return host === undefined ? null : { host: host.toLowerCase(), path: plainPath(path) };
}

/** Ports are those of a way, not of a place. */
function withoutPort(host: string): string {
  return host.replace(/:\d*$/, '');
}

function plainPath(path: string): string {
  return path
    .replace(/^\/+/, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
}

/** Whether a place is a Service of the cluster that is reached under another name from outside. */
function isSeenAs({ host }: Place, outside: string, platform: Plain): boolean {
  const name = nameOfService(host);
  const domain = fieldOf(fieldOf(platform, 'network'), 'domain');
  return name !== null && typeof domain === 'string' && outside === `${name}.${domain}`.toLowerCase();
}

function nameOfService(host: string): string | null {
  return /^([a-z0-9-]+)\.[a-z0-9-]+\.svc(\.cluster\.local)?$/.exec(host)?.[1] ?? null;
}
