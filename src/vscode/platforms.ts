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
  look(): Promise<void> {
    if (this.#looked === undefined) this.#watch();
    this.#looked ??= this.#search();
    return this.#looked;
  }

  #watch(): void {
    const again = (): void => void (this.#looked = this.#search());
    const files = this.own(vscode.workspace.createFileSystemWatcher('**/{platform.yaml,pub-cert.pem}'));
    for (const event of [files.onDidCreate, files.onDidChange, files.onDidDelete]) this.own(event(again));
    this.own(vscode.workspace.onDidChangeWorkspaceFolders(again));
    this.own(vscode.window.onDidChangeActiveTextEditor(() => this.#take(this.#all)));
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
