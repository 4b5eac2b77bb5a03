/**
 * Opens VS Code with Slipway in it, on a folder of yours, or on a platform repository made for it whose cluster is the
 * demo (`scripts/demo.ts`):
 *   npm start -- [--headless] [--workspace DIR] [--kubeconfig F] [--vsix F] [--trust ask|granted]
 * With --headless, or without a desktop VS Code, it is a VS Code for the browser on 127.0.0.1; the last line on
 * standard output is then its address as JSON, and it runs until it gets SIGTERM or SIGINT.
 */
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import { startDemo } from './demo/demo.ts';
import { openDesktop } from './editor/desktop.ts';
import { demoWorkspace } from './editor/demoWorkspace.ts';
import type { EditorOptions } from './editor/options.ts';
import { startEditor } from './editor/server.ts';
import { ensureBuilt } from './environment/built.ts';
import { cacheFolder } from './environment/cache.mjs';
import { Failure, told } from './environment/failure.ts';
import { onPath } from './environment/programs.ts';
import { progress } from './environment/progress.ts';

const root = dirname(import.meta.dirname);

type Wish = {
  readonly headless: boolean;
  readonly workspace: string | undefined;
  readonly kubeconfig: string | null;
  readonly vsix: string | undefined;
  readonly trust: 'ask' | 'granted';
};

async function start(args: string[], end: AbortSignal): Promise<void> {
  const wish = understood(args);
  if (wish.vsix === undefined) await ensureBuilt(root);
  end.throwIfAborted();
  const place = await placeFor(wish);
  try {
    const options: EditorOptions = {
      workspace: place.workspace,
      extension: wish.vsix === undefined ? { development: root } : { vsix: wish.vsix },
      trust: wish.trust,
      kubeconfig: place.kubeconfig,
    };
    const code = wish.headless ? undefined : onPath('code');
    if (code === undefined) await inBrowser(wish, options, end);
    else await openDesktop(code, options, end);
  } finally {
    await place.leave();
  }
}

/** What is opened, and the cluster that goes with it. */
type Place = { readonly workspace: string; readonly kubeconfig: string | null; leave(): Promise<void> };

async function placeFor({ workspace, kubeconfig }: Wish): Promise<Place> {
  const shell = process.env['KUBECONFIG'] ?? null;
  if (workspace !== undefined) return { workspace, kubeconfig: kubeconfig ?? shell, leave: async () => undefined };
  const demo = await startDemo();
  try {
    const made = await demoWorkspace(demo.sealing, join(cacheFolder(), 'workspaces'));
    const leave = async (): Promise<void> => {
      await demo.close();
      await made.remove();
    };
    // A cluster of the user's own is asked only when they name it.
    return { workspace: made.folder, kubeconfig: kubeconfig ?? demo.kubeconfig, leave };
  } catch (error) {
    await demo.close();
    throw error;
  }
}

/** A person's editor in the browser has the person's home; the headless one has its own, so that nothing leaks in. */
async function inBrowser(wish: Wish, options: EditorOptions, end: AbortSignal): Promise<void> {
  const editor = await startEditor(wish.headless ? options : { ...options, userHome: homedir() }, end);
  try {
    process.stdout.write(
      `${JSON.stringify({ url: editor.url, pid: process.pid, workspace: options.workspace, kubeconfig: options.kubeconfig })}\n`,
    );
    const opener = wish.headless ? undefined : onPath('xdg-open', 'open');
    if (opener !== undefined) await execa(opener, [editor.url], { reject: false, stdio: 'ignore' });
    if (wish.headless)
      progress('This editor has a home folder of its own, which goes when it ends: keep nothing there.');
    progress('Running until Ctrl+C.');
    if (!end.aborted) await once(end, 'abort');
  } finally {
    await editor.close();
  }
}

function understood(args: string[]): Wish {
  const { headless, workspace, kubeconfig, vsix, trust } = values(args);
  if (trust !== 'ask' && trust !== 'granted')
    throw new Failure('start/trust', `--trust is "ask" or "granted", not "${trust}".`);
  return {
    headless,
    trust,
    workspace: existing('--workspace', workspace, 'folder'),
    kubeconfig: existing('--kubeconfig', kubeconfig, 'file') ?? null,
    vsix: existing('--vsix', vsix, 'file'),
  };
}

function values(args: string[]) {
  const text = { type: 'string' } as const;
  const options = {
    headless: { type: 'boolean', default: false },
    workspace: text,
    kubeconfig: text,
    vsix: text,
    trust: { ...text, default: 'granted' },
  } as const;
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new Failure('start/usage', error instanceof Error ? error.message : String(error));
  }
}

function existing(flag: string, path: string | undefined, kind: 'file' | 'folder'): string | undefined {
  if (path === undefined) return undefined;
  const there = existsSync(path) && statSync(path).isDirectory() === (kind === 'folder');
  if (!there) throw new Failure('start/path', `${flag}: there is no ${kind} ${path}.`);
  return resolve(path);
}

const end = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end.abort());

try {
  await start(process.argv.slice(2), end.signal);
} catch (error) {
  process.exitCode = end.signal.aborted ? 143 : told(error);
}
