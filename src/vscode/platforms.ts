import * as vscode from 'vscode';
import { contextKeys } from '../contributions.ts';
import { isPlatformText } from '../domain/platform/file.ts';
import { certificatePath } from '../domain/sealing/keyRecord.ts';
import { Owner } from './dispose.ts';

/** More platforms than anybody has open. */
const most = 50;

/** The platforms of the workspace, and which of them is meant: that of the file in front, else the one that was. */
export class Platforms extends Owner {
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  /** Others are there, or another one is meant. */
  readonly onDidChange: vscode.Event<void> = this.#changed.event;
  #all: readonly vscode.Uri[] = [];
  #active: vscode.Uri | null = null;
  #looked: Promise<void> | undefined;
  /** Counts the searches: one that is overtaken does not say what is there. */
  #round = 0;

  /** In the order of their paths; empty before anybody has looked. */
  get all(): readonly vscode.Uri[] {
    return this.#all;
  }

  /** The folder of the one that is meant. */
  get active(): vscode.Uri | null {
    return this.#active;
  }

  /** Looks for platforms, once; from then on it hears of those that come and go. */
  async look(): Promise<void> {
    if (this.#looked === undefined) this.#watch();
    if (this.#looked === undefined) void this.#again();
    // A search that is overtaken says nothing: the one that has overtaken it does.
    let looked;
    do {
      looked = this.#looked;
      await looked;
    } while (looked !== this.#looked);
  }

  #watch(): void {
    const files = this.own(vscode.workspace.createFileSystemWatcher('**/{platform.yaml,pub-cert.pem}'));
    for (const event of [files.onDidCreate, files.onDidChange, files.onDidDelete]) this.own(event(() => this.#again()));
    this.own(vscode.workspace.onDidChangeWorkspaceFolders(() => this.#again()));
    this.own(vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor?.document.uri)));
  }

  /** Whoever looks waits for the newest search, whatever has asked for it. */
  #again(): Promise<void> {
    return (this.#looked = this.#search());
  }

  /** No watcher tells of every file: it may be told to leave folders out, and a folder may come faster than its watch. */
  #follow(inFront: vscode.Uri | undefined): void {
    this.#take(this.#all);
    if (inFront === undefined || around(inFront, this.#all) !== undefined) return;
    const looked = this.#looked;
    this.#looked = isBelowPlatform(inFront).then((isNew) => (isNew ? this.#again() : looked));
  }

  async #search(): Promise<void> {
    const round = ++this.#round;
    const platforms = await findPlatforms();
    const areSealed = (await Promise.all(platforms.map(hasCertificate))).every(Boolean);
    if (round !== this.#round) return;
    await Promise.all([
      vscode.commands.executeCommand('setContext', contextKeys.platform, platforms.length > 0 ? 'some' : 'none'),
      vscode.commands.executeCommand('setContext', contextKeys.certificates, areSealed ? 'all' : 'missing'),
    ]);
    this.#take(platforms);
  }

  #take(platforms: readonly vscode.Uri[]): void {
    const [all, active] = [this.#all, this.#active];
    this.#all = platforms;
    const inFront = vscode.window.activeTextEditor?.document.uri;
    this.#active = (inFront && around(inFront, platforms)) ?? same(active, platforms) ?? platforms[0] ?? null;
    if (textOf([active ?? [], all]) !== textOf([this.#active ?? [], platforms])) this.#changed.fire();
  }
}

/** The folders of the platforms in the workspace, in the order of their paths. */
export async function findPlatforms(): Promise<vscode.Uri[]> {
  const files = await vscode.workspace.findFiles('**/platform.yaml', '**/node_modules/**', most);
  const found = await Promise.all(
    files.map(async (file) => ((await isPlatform(file)) ? [vscode.Uri.joinPath(file, '..')] : [])),
  );
  return found.flat().toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Whether a platform has the certificate that secrets are sealed to. */
export async function hasCertificate(platform: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(platform, certificatePath));
    return true;
  } catch {
    return false;
  }
}

/** Whether a file of the workspace lies in a platform, by what is on disk now. */
async function isBelowPlatform(file: vscode.Uri): Promise<boolean> {
  const top = vscode.workspace.getWorkspaceFolder(file)?.uri;
  if (top === undefined) return false;
  for (let folder = vscode.Uri.joinPath(file, '..'); isIn(folder, top); folder = vscode.Uri.joinPath(folder, '..')) {
    if (await isPlatform(vscode.Uri.joinPath(folder, 'platform.yaml'))) return true;
    if (folder.path === top.path) return false;
  }
  return false;
}

function isIn(folder: vscode.Uri, top: vscode.Uri): boolean {
  return folder.path === top.path || folder.path.startsWith(`${top.path}/`);
}

/** Other tools call files `platform.yaml` too. */
async function isPlatform(file: vscode.Uri): Promise<boolean> {
  try {
    return isPlatformText(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
  } catch {
    // It has gone since it was found, or can't be read: no platform for us.
    return false;
  }
}

/** The innermost platform that a file lies in. */
function around(file: vscode.Uri, platforms: readonly vscode.Uri[]): vscode.Uri | undefined {
  return platforms.findLast(
    ({ scheme, authority, path }) =>
      file.scheme === scheme && file.authority === authority && file.path.startsWith(`${path}/`),
  );
}

function same(one: vscode.Uri | null, platforms: readonly vscode.Uri[]): vscode.Uri | undefined {
  return platforms.find((platform) => platform.toString() === one?.toString());
}

function textOf(uris: readonly (vscode.Uri | readonly vscode.Uri[])[]): string {
  return uris.map(String).join('\n');
}
