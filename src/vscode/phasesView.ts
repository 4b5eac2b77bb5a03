import * as vscode from 'vscode';
import { contextKeys, views } from '../contributions.ts';
import { Owner } from './dispose.ts';
import { findPlatforms, hasCertificate } from './platforms.ts';

/**
 * The view of the phases. It has no rows yet: what it shows are the welcomes of package.json, which depend on whether a
 * platform is there and has a certificate. Nobody looks for one before the view is seen.
 */
export class PhasesView extends Owner implements vscode.TreeDataProvider<never> {
  #watching = false;

  constructor() {
    super();
    this.own(vscode.window.registerTreeDataProvider(views.phases, this));
  }

  async getChildren(): Promise<never[]> {
    if (!this.#watching) this.#watch();
    await this.#look();
    return [];
  }

  getTreeItem(element: never): never {
    return element;
  }

  #watch(): void {
    this.#watching = true;
    const files = this.own(vscode.workspace.createFileSystemWatcher('**/{platform.yaml,pub-cert.pem}'));
    for (const event of [files.onDidCreate, files.onDidChange, files.onDidDelete]) this.own(event(() => this.#look()));
    this.own(vscode.workspace.onDidChangeWorkspaceFolders(() => this.#look()));
  }

  async #look(): Promise<void> {
    const platforms = await findPlatforms();
    const areSealed = (await Promise.all(platforms.map(hasCertificate))).every(Boolean);
    await Promise.all([
      vscode.commands.executeCommand('setContext', contextKeys.platform, platforms.length > 0 ? 'some' : 'none'),
      vscode.commands.executeCommand('setContext', contextKeys.certificates, areSealed ? 'all' : 'missing'),
    ]);
  }
}
