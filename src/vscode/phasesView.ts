import * as vscode from 'vscode';
import { views } from '../contributions.ts';
import type { ReportDocument } from './bootstrap/report.ts';
import type { BootstrapRuns } from './bootstrap/runs.ts';
import type { ClusterSession } from './cluster/session.ts';
import type { Tokens } from '../ports.ts';
import { Owner } from './dispose.ts';
import type { Judging } from './judging.ts';
import type { EvidenceDocuments } from './phases/document.ts';
import type { Head } from './phases/head.ts';
import type { Node } from './phases/node.ts';
import type { PhasesSession, PhasesWorld } from './phases/session.ts';
import type { PhasesTree } from './phases/tree.ts';
import type { Validation } from './phases/validation.ts';
import type { Platforms } from './platforms.ts';

export interface PhasesViewServices {
  readonly session: ClusterSession;
  readonly platforms: Platforms;
  readonly judging: Judging;
  readonly log: vscode.LogOutputChannel;
  readonly world: () => Promise<PhasesWorld>;
  /** What was agreed to in this workspace. */
  readonly memory: vscode.Memento;
  readonly tokens: Tokens;
}

/** The phases, and the rows that show them. */
export interface Phases {
  readonly session: PhasesSession;
  readonly tree: PhasesTree;
  readonly validation: Validation;
  readonly evidence: EvidenceDocuments;
  readonly runs: BootstrapRuns;
  readonly report: ReportDocument;
}

/** The view of the phases. All that it shows is loaded when somebody sees it, or asks for phases otherwise. */
export class PhasesView extends Owner implements vscode.TreeDataProvider<Node> {
  readonly #services: PhasesViewServices;
  readonly #changed = this.own(new vscode.EventEmitter<Node[] | undefined>());
  readonly onDidChangeTreeData: vscode.Event<Node[] | undefined> = this.#changed.event;
  readonly #view: vscode.TreeView<Node>;
  #phases: Promise<Phases> | undefined;

  constructor(services: PhasesViewServices) {
    super();
    this.#services = services;
    this.#view = this.own(
      vscode.window.createTreeView(views.phases, { treeDataProvider: this, showCollapseAll: true }),
    );
    this.own(services.platforms.onDidChange(() => this.#phases === undefined && this.#changed.fire(undefined)));
  }

  /** Loads the phases at the first call; they are those of the platform that is meant by now. */
  async phases(): Promise<Phases> {
    await this.#services.platforms.look();
    this.#phases ??= this.#load().catch((error: unknown) => {
      // Whoever asks the next time tries again.
      this.#phases = undefined;
      this.#services.log.error(error instanceof Error ? error : String(error));
      throw error;
    });
    return this.#phases;
  }

  /** The window goes: resolves when what runs has ended. */
  async leave(): Promise<void> {
    await (await this.#phases)?.runs.leave();
  }

  async getChildren(parent?: Node): Promise<Node[]> {
    const { platforms } = this.#services;
    await platforms.look();
    if (this.#phases === undefined && platforms.active === null) return [];
    const { tree } = await this.phases();
    return [...(await tree.children(parent))];
  }

  async getTreeItem(node: Node): Promise<vscode.TreeItem> {
    return (await this.phases()).tree.item(node);
  }

  async resolveTreeItem(item: vscode.TreeItem, node: Node): Promise<vscode.TreeItem> {
    item.tooltip = (await this.phases()).tree.hover(node) ?? undefined;
    return item;
  }

  async getParent(node: Node): Promise<Node | undefined> {
    return (await this.phases()).tree.parent(node) ?? undefined;
  }

  async #load(): Promise<Phases> {
    const [{ startPhases }, world] = await Promise.all([import('./phases/start.ts'), this.#services.world()]);
    const phases = startPhases(this.#services, world, (part) => this.own(part));
    const { tree } = phases;
    this.own(tree.onDidChange((nodes) => this.#changed.fire(nodes)));
    this.own(tree.onDidChangeHead((head) => this.#show(head)));
    this.own(this.#view.onDidChangeVisibility(({ visible }) => tree.show(visible)));
    tree.show(this.#view.visible);
    this.#show(tree.head);
    // A row that has gone meanwhile can't be revealed, which harms nobody.
    this.#unfold(phases).catch((error: unknown) => this.#services.log.warn(String(error)));
    return phases;
  }

  /** Opens the first phase that has failed, once: what a person looks for first. Who has opened one already chooses. */
  async #unfold({ session, tree }: Phases): Promise<void> {
    let isTaken = false;
    const listening = this.own(this.#view.onDidExpandElement(() => (isTaken = true)));
    await session.settled();
    listening.dispose();
    const failed = tree.firstFailed;
    if (failed === undefined || isTaken || !this.#view.visible) return;
    await this.#view.reveal(failed, { select: false, focus: false, expand: true });
  }

  /** Only what has changed: each of it is drawn anew. */
  #show({ description, message, badge }: Head): void {
    if (this.#view.description !== description) this.#view.description = description;
    if ((this.#view.message ?? '') !== message) this.#view.message = message;
    if (this.#view.badge?.value !== badge?.value) this.#view.badge = badge;
  }
}
