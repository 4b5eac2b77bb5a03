import { failed } from '../failed.ts';
import { isMap, own } from '../kubeconfig/field.ts';
import type { PluginVersion } from '../kubeconfig/plugin.ts';

/** What a plugin gives. */
export interface Given {
  readonly token: string | null;
  /** PEM */
  readonly certificate: { readonly certificate: string; readonly key: string } | null;
  /** Milliseconds since 1970; null when it lasts as long as we do. */
  readonly expires: number | null;
}

/** Reads the ExecCredential that a plugin has printed; throws `Failed`. Its words are not told: they may be a token. */
export function readGiven(stdout: string, apiVersion: PluginVersion, program: string): Given {
  const refuse = (what: string): Error =>
    failed('credentials', `The program ${program} ${what}.`, { remedy: 'Update it, or run it in a terminal.' });
  const read = json(stdout);
  if (!isMap(read) || read['kind'] !== 'ExecCredential') throw refuse('prints no ExecCredential');
  if (read['apiVersion'] !== apiVersion)
    throw refuse(`prints another apiVersion than the kubeconfig names, ${apiVersion}`);
  const status = own(read, 'status');
  if (!isMap(status)) throw refuse('prints an ExecCredential without a status');
  const field = (name: string): string | null => {
    const value = own(status, name) ?? '';
    if (typeof value !== 'string') throw refuse(`prints a ${name} that is no text`);
    return value === '' ? null : value;
  };
  const [token, certificate, key] = [field('token'), field('clientCertificateData'), field('clientKeyData')];
  if ((certificate === null) !== (key === null)) throw refuse('prints only half of a certificate and its key');
  if (token === null && certificate === null) throw refuse('prints neither a token nor a certificate');
  return {
    token,
    certificate: certificate === null || key === null ? null : { certificate, key },
    expires: expiry(field('expirationTimestamp'), refuse),
  };
}

function expiry(timestamp: string | null, refuse: (what: string) => Error): number | null {
  if (timestamp === null) return null;
  const time = Date.parse(timestamp);
  if (Number.isNaN(time)) throw refuse('prints an expirationTimestamp that is no time');
  return time;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
