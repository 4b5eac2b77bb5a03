import { createSecureContext, getCACertificates } from 'node:tls';
import type { SecureContext } from 'node:tls';
import type { Clock } from '../../../ports.ts';
import { failed } from '../failed.ts';
import type { Secure } from '../http/transport.ts';
import type { Access } from '../kubeconfig/context.ts';
import { Fresh } from './fresh.ts';
import { basic, impersonating } from './headers.ts';
import type { Headers } from './headers.ts';
import { PluginCredentials } from './plugin.ts';
import type { PluginWorld } from './plugin.ts';

/** What a request carries. */
export interface Credential {
  readonly headers: Headers;
  readonly secure: Secure;
}

/** Who we are, and who the server has to be, for one context. */
export class Credentials {
  readonly #access: Access;
  readonly #authority: Fresh | null;
  readonly #certificate: Fresh | null;
  readonly #key: Fresh | null;
  readonly #token: Fresh | null;
  readonly #plugin: PluginCredentials | null;
  #secure: { readonly from: string; readonly secure: Secure } | null = null;

  /** `program` is the absolute path of the plugin; null without one. */
  constructor(access: Access, program: string | null, world: PluginWorld & { readonly clock: Clock }) {
    const { server, user } = access;
    const fresh = (blob: ConstructorParameters<typeof Fresh>[0] | null, what: string): Fresh | null =>
      blob === null ? null : new Fresh(blob, what, world.clock);
    this.#access = access;
    this.#authority = fresh(server.authority, `The certificate authority of ${access.context}`);
    this.#certificate = fresh(user.certificate?.certificate ?? null, `The certificate of ${user.where}`);
    this.#key = fresh(user.certificate?.key ?? null, `The key of ${user.where}`);
    this.#token = fresh(user.tokenFile === null ? null : { path: user.tokenFile }, `The token of ${user.where}`);
    const cluster = { server, authority: async () => (await this.#authority?.text()) ?? null };
    this.#plugin =
      user.plugin === null || program === null ? null : new PluginCredentials(user.plugin, program, cluster, world);
  }

  /** Throws `Failed` when a file can't be read, a certificate is none, or a plugin gives nothing. */
  async current(signal: AbortSignal): Promise<Credential> {
    const { user } = this.#access;
    const given = this.#plugin === null ? null : await this.#plugin.current(signal);
    const token = (await this.#token?.text())?.trim() ?? user.token ?? given?.token ?? null;
    const authorization = token !== null ? `Bearer ${token}` : user.password === null ? null : basic(user.password);
    if (authorization !== null && /[^\t\u0020-\u007e\u0080-\u00ff]/.test(authorization))
      throw failed('credentials', `The token of ${user.where} holds characters that no header can hold.`, {
        remedy: 'Have it written anew.',
      });
    const pair = given?.certificate ?? (await this.#pair());
    return {
      headers: {
        ...(authorization === null ? {} : { Authorization: authorization }),
        ...impersonating(user.impersonation),
      },
      secure: this.#secured((await this.#authority?.text()) ?? null, pair),
    };
  }

  /** The server refuses them: what may be another by now is had anew. False when nothing can have changed. */
  renew(): boolean {
    const files = [this.#authority, this.#certificate, this.#key, this.#token].filter((one) => one?.changes === true);
    for (const file of files) file?.forget();
    this.#plugin?.forget();
    return this.#plugin !== null || files.length > 0;
  }

  async #pair(): Promise<{ readonly certificate: string; readonly key: string } | null> {
    if (this.#certificate === null || this.#key === null) return null;
    return { certificate: await this.#certificate.text(), key: await this.#key.text() };
  }

  /** The same object for the same certificates: connections that were made with it are used again. */
  #secured(authority: string | null, pair: { readonly certificate: string; readonly key: string } | null): Secure {
    const from = JSON.stringify([authority, pair]);
    if (this.#secure?.from !== from) {
      const { tlsName, skipsTls } = this.#access.server;
      const secure = {
        secureContext: this.#context(authority, pair),
        ...(tlsName === null ? {} : { servername: tlsName }),
        rejectUnauthorized: !skipsTls,
      };
      this.#secure = { from, secure };
    }
    return this.#secure.secure;
  }

  #context(
    authority: string | null,
    pair: { readonly certificate: string; readonly key: string } | null,
  ): SecureContext {
    try {
      const { url, skipsTls } = this.#access.server;
      const isProven = url.startsWith('https:') && !skipsTls;
      const ca = authority ?? (isProven ? trusted() : undefined);
      return createSecureContext({
        ...(ca === undefined ? {} : { ca }),
        ...(pair === null ? {} : { cert: pair.certificate, key: pair.key }),
      });
    } catch (error) {
      const what =
        pair === null
          ? `certificate authority of ${this.#access.context}`
          : `certificates of ${this.#access.user.where}`;
      const reason = error instanceof Error ? error.message : String(error);
      throw failed('credentials', `The ${what} can't be used: ${reason}.`, {
        remedy: 'They have to be PEM, certificate and key of one pair, the key without a passphrase.',
      });
    }
  }
}

let authorities: string[] | null = null;

/** Whom the machine trusts, and Node. Read once: there may be hundreds. */
function trusted(): string[] {
  authorities ??= [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
  return authorities;
}
