import * as vscode from 'vscode';
import { views } from '../../contributions.ts';
import type { PlatformSpec } from '../../domain/phases/spec.ts';
import type { Timers } from '../../ports.ts';
import type { ClusterSession } from '../cluster/session.ts';
import { Owner } from '../dispose.ts';
import type { Judging } from '../judging.ts';
import type { Platforms } from '../platforms.ts';
import type { Node } from './node.ts';
import type { ApplicationsSession } from './session.ts';
import type { ApplicationsTree } from './tree.ts';

export interface ArgoCdServices {
  readonly session: ClusterSession;
  readonly platforms: Platforms;
  readonly judging: Judging;
  readonly log: vscode.LogOutputChannel;
  /** What the files of the platform say that is meant; null when there is none. */
  readonly spec: () => Promise<PlatformSpec | null>;
  readonly timers: () => Promise<Timers>;
}

/** What is there as soon as a platform is. */
export interface ArgoCdParts {
  readonly session: ApplicationsSession;
  readonly tree: ApplicationsTree;
}

/** Argo CD in the status bar and in its view. Nothing of it is loaded before there is a platform. */
export class ArgoCd extends Owner implements vscode.TreeDataProvider<Node> {
  readonly #services: ArgoCdServices;
  readonly #changed = this.own(new vscode.EventEmitter<Node[] | undefined>());
  readonly onDidChangeTreeData: vscode.Event<Node[] | undefined> = this.#changed.event;
  readonly #view: vscode.TreeView<Node>;
  #parts: Promise<ArgoCdParts> | undefined;

  constructor(services: ArgoCdServices) {
    super();
    this.#services = services;
    this.#view = this.own(vscode.window.createTreeView(views.applications, { treeDataProvider: this }));
    this.own(services.platforms.onDidChange(() => this.#consider()));
    this.#consider();
  }

  /** Loads it at the first call. */
  parts(): Promise<ArgoCdParts> {
    this.#parts ??= this.#load().catch((error: unknown) => {
      // Whoever asks the next time tries again.
      this.#parts = undefined;
      throw error;
    });
    return this.#parts;
  }

  async getChildren(parent?: Node): Promise<Node[]> {
    return [...(await (await this.parts()).tree.children(parent))];
  }

  async getTreeItem(node: Node): Promise<vscode.TreeItem> {
    return (await this.parts()).tree.item(node);
  }

  async resolveTreeItem(item: vscode.TreeItem, node: Node): Promise<vscode.TreeItem> {
    item.tooltip = (await this.parts()).tree.hover(node) ?? undefined;
    return item;
  }

  #consider(): void {
    if (this.#services.platforms.active === null || this.#parts !== undefined) return;
    this.parts().catch((error: unknown) => this.#services.log.error(error instanceof Error ? error : String(error)));
  }

  async #load(): Promise<ArgoCdParts> {
    const [{ startArgoCd }, timers] = await Promise.all([import('./start.ts'), this.#services.timers()]);
    const parts = startArgoCd(this.#services, timers, (part) => this.own(part));
    this.own(parts.tree.onDidChange((nodes) => this.#changed.fire(nodes)));
    this.own(this.#view.onDidChangeVisibility(({ visible }) => parts.tree.show(visible)));
    this.own(parts.tree.onDidChangeMessage((message) => (this.#view.message = message)));
    parts.tree.show(this.#view.visible);
    return parts;
  }
}
