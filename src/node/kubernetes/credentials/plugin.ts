import { dirname } from 'node:path';
import { withoutPasswords } from '../../../domain/withoutPasswords.ts';
import type { Clock, Timers } from '../../../ports.ts';
import { failed } from '../failed.ts';
import type { Plugin } from '../kubeconfig/plugin.ts';
import type { Server } from '../kubeconfig/server.ts';
import { readGiven } from './given.ts';
import type { Given } from './given.ts';
import { Once } from '../once.ts';
import { pluginLimit, runPlugin } from './run.ts';
import type { PluginEnd } from './run.ts';

export interface PluginWorld {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly timers: Timers;
}

/** What the plugin is told of the cluster; the authority is read when it is asked. */
export interface PluginCluster {
  readonly server: Server;
  /** PEM; null when there is none. */
  readonly authority: () => Promise<string | null>;
}

/** Credentials of a plugin: asked for once for all requests, and kept until they expire or are refused. */
export class PluginCredentials {
  readonly #plugin: Plugin;
  readonly #program: string;
  readonly #cluster: PluginCluster;
  readonly #world: PluginWorld;
  readonly #asking: Once<Given>;
  #given: Given | null = null;

  constructor(plugin: Plugin, program: string, cluster: PluginCluster, world: PluginWorld) {
    this.#plugin = plugin;
    this.#program = program;
    this.#cluster = cluster;
    this.#world = world;
    this.#asking = new Once((signal) => this.#ask(signal));
  }

  /** Throws `Failed` when the plugin gives nothing. */
  async current(signal: AbortSignal): Promise<Given> {
    const given = this.#given;
    if (given !== null && (given.expires === null || given.expires > this.#world.clock.now().getTime())) return given;
    return this.#asking.run(signal);
  }

  /** The server does not take them: the next request asks anew. */
  forget(): void {
    this.#given = null;
  }

  async #ask(signal: AbortSignal): Promise<Given> {
    const { apiVersion, arguments: args, interactive, where } = this.#plugin;
    if (interactive === 'Always')
      throw failed(
        'credentials',
        `The program ${this.#program} of ${where} wants a terminal, and there is none here.`,
        {
          remedy: 'Sign in with it in a terminal; set its interactiveMode to IfAvailable if it can do without.',
        },
      );
    const environment = { ...inherited(this.#world.environment), ...this.#plugin.environment };
    const run = {
      program: this.#program,
      arguments: args,
      environment: { ...environment, KUBERNETES_EXEC_INFO: await this.#info() },
      folder: dirname(this.#program),
    };
    const end = await runPlugin(run, this.#world.timers, signal);
    if ('failure' in end || end.status !== 0) throw this.#refusal(end);
    this.#given = readGiven(end.stdout, apiVersion, this.#program);
    return this.#given;
  }

  /** https://kubernetes.io/docs/reference/config-api/client-authentication.v1, ExecCredentialSpec. */
  async #info(): Promise<string> {
    const { apiVersion, wantsCluster } = this.#plugin;
    const { server, authority } = this.#cluster;
    const pem = wantsCluster ? await authority() : null;
    const cluster = {
      server: server.url,
      ...(server.tlsName === null ? {} : { 'tls-server-name': server.tlsName }),
      ...(server.skipsTls ? { 'insecure-skip-tls-verify': true } : {}),
      ...(pem === null ? {} : { 'certificate-authority-data': Buffer.from(pem).toString('base64') }),
      ...(server.proxy === null ? {} : { 'proxy-url': server.proxy }),
      ...(server.execConfig === undefined ? {} : { config: server.execConfig }),
    };
    const spec = { ...(wantsCluster ? { cluster } : {}), interactive: false };
    return JSON.stringify({ kind: 'ExecCredential', apiVersion, spec });
  }

  #refusal(end: PluginEnd): Error {
    const what = `The program ${this.#program} of ${this.#plugin.where}`;
    const remedy =
      this.#plugin.installHint?.trim().replaceAll(/\s+/g, ' ') ?? 'Run it in a terminal to see what it wants.';
    if (!('failure' in end)) {
      const said = lastLine(end.stderr);
      return failed('credentials', `${what} ends with status ${end.status}${said === '' ? '.' : `: ${said}`}`, {
        remedy,
      });
    }
    switch (end.failure) {
      case 'late':
        return failed('credentials', `${what} does not end within ${pluginLimit / 1000} s.`, { remedy });
      case 'too-much':
        return failed('credentials', `${what} prints more than 1 MB.`, { remedy });
      case 'start':
        return failed('credentials', `${what} can't be started: ${end.reason}.`, { remedy });
    }
  }
}

/** The environment of the user, as kubectl hands it on, without what only an editor or a Node of ours means by it. */
function inherited(all: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) =>
      value === undefined || /^(ELECTRON_|VSCODE_|NODE_)/.test(name) ? [] : [[name, value]],
    ),
  );
}

const mostSaid = 300;

/** What a program said in the end, in one line that ends with a full stop, without the passwords of addresses. */
function lastLine(text: string): string {
  const line =
    text
      .split(/[\r\n]+/)
      .flatMap((one) => one.trim() || [])
      .at(-1) ?? '';
  const said = withoutPasswords(line);
  const short = said.length > mostSaid ? `${said.slice(0, mostSaid)}…` : said;
  return short === '' || /[.…!?]$/.test(short) ? short : `${short}.`;
}
