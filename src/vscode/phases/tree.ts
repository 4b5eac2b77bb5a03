import { basename } from 'node:path';
import * as vscode from 'vscode';
import type { BootstrapRuns, Running } from '../bootstrap/runs.ts';
import type { ClusterSession } from '../cluster/session.ts';
import { Owner } from '../dispose.ts';
import { headOf } from './head.ts';
import type { Head } from './head.ts';
import { itemOf } from './item.ts';
import type { Node, PhaseNode } from './node.ts';
import { Rows } from './rows.ts';
import type { PhasesSession } from './session.ts';
import { checkTooltip, phaseTooltip } from './tooltip.ts';

/** Milliseconds after which an age may be another one. */
const minute = 60_000;

/** The rows of the phases, and what stands around them; it tells what has to be drawn again. */
export class PhasesTree extends Owner {
  readonly #phases: PhasesSession;
  readonly #cluster: ClusterSession;
  readonly #runs: Pick<BootstrapRuns, 'running' | 'onDidChange'>;
  /** As it is drawn. */
  #running: Running | null = null;
  readonly #rows = new Rows();
  readonly #changed = this.own(new vscode.EventEmitter<Node[] | undefined>());
  readonly onDidChange: vscode.Event<Node[] | undefined> = this.#changed.event;
  readonly #headChanged = this.own(new vscode.EventEmitter<Head>());
  readonly onDidChangeHead: vscode.Event<Head> = this.#headChanged.event;
  #growing: ReturnType<typeof setInterval> | undefined;

  constructor(phases: PhasesSession, cluster: ClusterSession, runs: Pick<BootstrapRuns, 'running' | 'onDidChange'>) {
    super();
    this.#phases = phases;
    this.#cluster = cluster;
    this.#runs = runs;
    this.own(runs.onDidChange(() => this.#followRun()));
    this.own(phases.onDidChange(() => this.#update()));
    this.own(cluster.onDidChange(() => this.#tellHead()));
    this.own({ dispose: () => clearInterval(this.#growing) });
    this.#rows.take(phases.results);
  }

  get head(): Head {
    const { platform, results, problem } = this.#phases;
    return headOf({
      platform: platform === null ? null : basename(platform.path),
      results,
      problem,
      connection: this.#cluster.connection,
      isTrusted: vscode.workspace.isTrusted,
      isWritable: this.#cluster.isWritable,
      now: this.#cluster.clock.now(),
    });
  }

  /** Ages grow only where somebody sees them. */
  show(isVisible: boolean): void {
    clearInterval(this.#growing);
    if (isVisible) this.#growing = setInterval(() => this.#grow(), minute);
    if (isVisible) this.#grow();
  }

  async children(parent: Node | undefined): Promise<readonly Node[]> {
    if (parent !== undefined) return parent.check === null ? parent.children : [];
    await this.#phases.ready();
    this.#rows.take(this.#phases.results);
    return this.#rows.phases;
  }

  /** Undefined when none has failed. */
  get firstFailed(): PhaseNode | undefined {
    return this.#rows.phases.find(({ result }) => result.state === 'failed');
  }

  item(node: Node): vscode.TreeItem {
    return itemOf(node, {
      results: this.#phases.results,
      isDocumented: (phase) => this.#phases.documentation(phase) !== undefined,
      running: this.#running,
      now: this.#cluster.clock.now(),
    });
  }

  /** Null for what has gone meanwhile. */
  hover(node: Node): vscode.MarkdownString | null {
    return node.check === null
      ? phaseTooltip(node.result)
      : checkTooltip(node.parent.result, node.result, this.#cluster.clock.now());
  }

  parent(node: Node): PhaseNode | null {
    return node.check === null ? null : node.parent;
  }

  #update(): void {
    const changed = this.#rows.take(this.#phases.results);
    if (changed === 'all') this.#changed.fire(undefined);
    else if (changed.length > 0) this.#changed.fire([...changed]);
    this.#tellHead();
  }

  /** The row of the phase that is being bootstrapped, and of the one that was. */
  #followRun(): void {
    const about = new Set([this.#running?.phase, this.#runs.running?.phase]);
    this.#running = this.#runs.running;
    const rows = this.#rows.phases.filter(({ phase }) => about.has(phase));
    if (rows.length > 0) this.#changed.fire([...rows]);
  }

  #tellHead(): void {
    this.#headChanged.fire(this.head);
  }

  #grow(): void {
    const old = this.#rows.all.filter(({ check, result }) => check !== null && result.state === 'stale');
    if (old.length > 0) this.#changed.fire([...old]);
  }
}
