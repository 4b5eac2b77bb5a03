import { randomBytes } from 'node:crypto';
import { createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { execa } from 'execa';
import { Failure } from '../environment/failure.ts';
import { endFamily } from '../environment/processes.ts';
import { versions, vscode } from '../environment/vscode.ts';
import { editorEnvironment } from './environment.ts';
import { type Home, linkExtension, makeHome } from './home.ts';
import type { EditorOptions } from './options.ts';

/** A running editor; `url` opens it in a browser. */
export type RunningEditor = {
  readonly url: string;
  readonly token: string;
  readonly pid: number;
  close(): Promise<void>;
};

type Server = PromiseLike<unknown> & { readonly pid?: number; readonly all: Readable };

const startLimit = 60_000;

/** Starts VS Code's server on a free port of 127.0.0.1 with folders of its own, and ends it with all its children. */
export async function startEditor(options: EditorOptions, end?: AbortSignal): Promise<RunningEditor> {
  const program = join(await vscode(options.version ?? versions.newest, end), 'out/server-main.js');
  const token = randomBytes(24).toString('hex');
  const home = makeHome(token, options.settings ?? {});
  try {
    await bringExtension(program, home, options);
    const server = execa(process.execPath, [program, ...serverArguments(home, options)], {
      env: editorEnvironment(home, options),
      extendEnv: false,
      stdin: 'ignore',
      buffer: false,
      reject: false,
      all: true,
    });
    server.all.pipe(createWriteStream(home.log, { mode: 0o600 }));
    const port = await portOf(server, home, end);
    const close = async (): Promise<void> => {
      await endFamily(server.pid ?? 0, home.temporary);
      await server;
      home.remove();
    };
    return { url: address(port, token, options), token, pid: server.pid ?? 0, close };
  } catch (error) {
    home.remove();
    throw error;
  }
}

/**
 * The driver makes the workbench accept an extension under development and its tests; it also keeps toasts back.
 * Nothing is compressed on its way to this machine: what goes over the wire can be looked at.
 */
function serverArguments(home: Home, options: EditorOptions): string[] {
  return [
    '--host=127.0.0.1',
    '--port=0',
    `--connection-token-file=${home.token}`,
    ...folders(home),
    '--disable-telemetry',
    '--disable-websocket-compression',
    ...(options.tests === undefined ? [] : ['--enable-smoke-test-driver']),
    ...(options.trust === 'granted' ? ['--disable-workspace-trust'] : []),
  ];
}

function folders(home: Home): string[] {
  return ['--accept-server-license-terms', `--server-data-dir=${home.data}`, `--extensions-dir=${home.extensions}`];
}

async function bringExtension(program: string, home: Home, options: EditorOptions): Promise<void> {
  if ('development' in options.extension) {
    if (options.tests === undefined) linkExtension(home, options.extension.development);
    return;
  }
  const file = options.extension.vsix;
  const result = await execa(process.execPath, [program, '--install-extension', file, ...folders(home)], {
    env: editorEnvironment(home, options),
    extendEnv: false,
    stdin: 'ignore',
    reject: false,
    all: true,
  });
  if (result.failed) throw new Failure('editor/vsix', `VS Code does not install ${file}: ${result.all.trim()}`);
}

/** The server tells its port when it listens. */
async function portOf(server: Server, home: Home, end: AbortSignal | undefined): Promise<number> {
  const port = new Promise<number>((resolve) => {
    let text = '';
    server.all.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const told = /Extension host agent listening on (\d+)/.exec(text);
      if (told !== null) resolve(Number(told[1]));
    });
  });
  const limit = AbortSignal.any([AbortSignal.timeout(startLimit), ...(end === undefined ? [] : [end])]);
  const late = new Promise<undefined>((resolve) =>
    limit.addEventListener('abort', () => resolve(undefined), { once: true }),
  );
  const first = await Promise.race([port, late, server.then(() => undefined)]);
  if (first !== undefined) return first;
  await endFamily(server.pid ?? 0, home.temporary);
  throw new Failure('editor/server', `VS Code's server did not start: ${readFileSync(home.log, 'utf8').trim()}`);
}

function address(port: number, token: string, options: EditorOptions): string {
  const remote = (path: string): string => `vscode-remote://127.0.0.1:${port}${path}`;
  const payload = [['skipWelcome', 'true']];
  if (options.tests !== undefined && 'development' in options.extension) {
    payload.push(
      ['extensionDevelopmentPath', remote(options.extension.development)],
      ['extensionTestsPath', remote(options.tests)],
    );
  }
  const url = new URL(`http://127.0.0.1:${port}/`);
  url.searchParams.set('folder', options.workspace);
  url.searchParams.set('tkn', token);
  url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
