import { failed } from '../failed.ts';
import { data, flag, own, text } from './field.ts';
import type { Entry } from './field.ts';
import { pathIn } from './path.ts';
import type { Blob } from './path.ts';

/** The server of a cluster, and how it proves who it is. */
export interface Server {
  /** http or https; may have a path in front of the API. */
  readonly url: string;
  /** PEM; null for the authorities that the machine trusts. */
  readonly authority: Blob | null;
  readonly skipsTls: boolean;
  /** The name that its certificate has to have, when that is not the host. */
  readonly tlsName: string | null;
  /** As it is written, with a password if it has one. */
  readonly proxy: string | null;
  /** What the cluster entry has for exec plugins (`client.authentication.k8s.io/exec`). */
  readonly execConfig: unknown;
}

/** Reads a cluster entry; throws `Failed`. */
export function readServer(entry: Entry): Server {
  const url = text(entry, 'server');
  if (url === null) throw failed('kubeconfig', `The ${entry.where} has no server.`, { remedy: 'Write its address.' });
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address === null || !['http:', 'https:'].includes(address.protocol))
    throw failed('kubeconfig', `server of ${entry.where} is "${url}"; it wants an http or https address.`);
  const [file, bytes] = [text(entry, 'certificate-authority'), data(entry, 'certificate-authority-data')];
  const skipsTls = flag(entry, 'insecure-skip-tls-verify');
  if (file !== null && bytes !== null) throw twice(entry, 'certificate-authority', 'certificate-authority-data');
  if (skipsTls && (file !== null || bytes !== null))
    throw twice(
      entry,
      'insecure-skip-tls-verify',
      file === null ? 'certificate-authority-data' : 'certificate-authority',
    );
  return {
    url,
    authority: bytes === null ? pathIn(entry, file) : { bytes },
    skipsTls,
    tlsName: text(entry, 'tls-server-name'),
    proxy: readProxy(entry),
    execConfig: execConfig(entry),
  };
}

/** Two fields of which only one can count. */
export function twice(entry: Entry, one: string, other: string): Error {
  return failed('kubeconfig', `The ${entry.where} has ${one} and ${other}; it wants one of them.`, {
    remedy: 'Remove one.',
  });
}

function readProxy(entry: Entry): string | null {
  const proxy = text(entry, 'proxy-url');
  if (proxy === null) return null;
  const scheme = URL.canParse(proxy) ? new URL(proxy).protocol : '';
  if (scheme === 'http:' || scheme === 'https:') return proxy;
  const shown = scheme === '' ? 'no address' : `a ${scheme.slice(0, -1)} proxy`;
  throw failed('kubeconfig', `proxy-url of ${entry.where} is ${shown}; Slipway speaks to http and https proxies.`, {
    remedy: 'Name an http or https proxy, or use a tunnel.',
  });
}

/** `extensions: [{name, extension}]` of a cluster; the plugin gets what stands there as it is. */
function execConfig(entry: Entry): unknown {
  const extensions = own(entry.value, 'extensions');
  if (!Array.isArray(extensions)) return undefined;
  const found: unknown = extensions.find(
    (one: unknown) => hasName(one) && one.name === 'client.authentication.k8s.io/exec',
  );
  return hasName(found) ? found.extension : undefined;
}

function hasName(value: unknown): value is { readonly name: unknown; readonly extension?: unknown } {
  return typeof value === 'object' && value !== null && 'name' in value;
}
