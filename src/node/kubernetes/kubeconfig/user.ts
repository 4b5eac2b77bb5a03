import { failed } from '../failed.ts';
import { data, map, text, texts } from './field.ts';
import type { Entry } from './field.ts';
import { readPlugin } from './plugin.ts';
import type { Plugin } from './plugin.ts';
import { pathIn } from './path.ts';
import type { Blob } from './path.ts';
import { twice } from './server.ts';

/** How somebody proves who they are; all null for nobody. */
export interface User {
  /** For sentences: `user "dev" of …`. */
  readonly where: string;
  readonly certificate: { readonly certificate: Blob; readonly key: Blob } | null;
  readonly token: string | null;
  readonly tokenFile: string | null;
  readonly password: { readonly username: string; readonly password: string } | null;
  readonly plugin: Plugin | null;
  readonly impersonation: Impersonation | null;
}

export interface Impersonation {
  readonly user: string;
  readonly uid: string | null;
  readonly groups: readonly string[];
  readonly extra: Readonly<Record<string, readonly string[]>>;
}

export const nobody: User = {
  where: 'a context without a user',
  certificate: null,
  token: null,
  tokenFile: null,
  password: null,
  plugin: null,
  impersonation: null,
};

/** Reads a user entry; throws `Failed` where client-go refuses it (tools/clientcmd/validation.go), and for what Slipway can't. */
export function readUser(entry: Entry): User {
  const provider = map(entry, 'auth-provider');
  if (provider !== null) {
    const name = text(provider, 'name') ?? 'without a name';
    throw failed('kubeconfig', `The ${entry.where} uses the auth-provider ${name}, which Slipway does not run.`, {
      remedy: 'Use an exec plugin, for oidc https://github.com/int128/kubelogin.',
    });
  }
  const [token, tokenFile] = [text(entry, 'token'), text(entry, 'tokenFile')];
  const [username, password] = [text(entry, 'username'), text(entry, 'password')];
  if (token !== null && (username !== null || password !== null)) throw twice(entry, 'a token', 'a password');
  const exec = map(entry, 'exec');
  const written = {
    certificate: readCertificate(entry),
    token,
    tokenFile: pathIn(entry, tokenFile)?.path ?? null,
    password: username === null && password === null ? null : { username: username ?? '', password: password ?? '' },
  };
  // What is written down is used without asking a program, as in client-go (plugin/pkg/client/auth/exec/exec.go).
  const isWritten = Object.values(written).some((one) => one !== null);
  return {
    where: entry.where,
    ...written,
    plugin: exec === null || isWritten ? null : readPlugin(exec),
    impersonation: readImpersonation(entry),
  };
}

function readCertificate(entry: Entry): User['certificate'] {
  const certificate = blob(entry, 'client-certificate');
  const key = blob(entry, 'client-key');
  if (certificate === null) return null;
  if (key !== null) return { certificate, key };
  throw failed('kubeconfig', `The ${entry.where} has a client certificate and no client-key.`, {
    remedy: 'Add the key.',
  });
}

function blob(entry: Entry, name: string): Blob | null {
  const [file, bytes] = [text(entry, name), data(entry, `${name}-data`)];
  if (file !== null && bytes !== null) throw twice(entry, name, `${name}-data`);
  return bytes === null ? pathIn(entry, file) : { bytes };
}

function readImpersonation(entry: Entry): Impersonation | null {
  const user = text(entry, 'as');
  const uid = text(entry, 'as-uid');
  const groups = texts(entry, 'as-groups');
  const extra = map(entry, 'as-user-extra');
  if (user !== null) return { user, uid, groups, extra: extra === null ? {} : readExtra(extra) };
  if (uid === null && groups.length === 0 && extra === null) return null;
  throw failed('kubeconfig', `The ${entry.where} impersonates a uid, groups or extra fields, and no user.`, {
    remedy: 'Say the user with "as".',
  });
}

function readExtra(extra: Entry): Impersonation['extra'] {
  return Object.fromEntries(Object.keys(extra.value).map((name) => [name, texts(extra, name)]));
}
