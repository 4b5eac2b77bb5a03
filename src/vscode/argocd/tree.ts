import * as vscode from 'vscode';
import type { ClusterSession } from '../cluster/session.ts';
import { Owner } from '../dispose.ts';
import { applicationHover } from './applicationHover.ts';
import { clusterLine } from './hover.ts';
import { itemOf } from './item.ts';
import type { Node } from './node.ts';
import { Rows } from './rows.ts';
import type { ApplicationsSession } from './session.ts';

/** Milliseconds after which an age may be another one. */
const minute = 60_000;

/** The rows of the applications; it tells what has to be drawn again. */
export class ApplicationsTree extends Owner {
  readonly #session: ApplicationsSession;
  readonly #cluster: ClusterSession;
  readonly #rows = new Rows();
  readonly #changed = this.own(new vscode.EventEmitter<Node[] | undefined>());
  readonly onDidChange: vscode.Event<Node[] | undefined> = this.#changed.event;
  readonly #messageChanged = this.own(new vscode.EventEmitter<string>());
  readonly onDidChangeMessage: vscode.Event<string> = this.#messageChanged.event;
  #isVisible = false;
  #isLive = true;
  #message = '';
  #growing: ReturnType<typeof setInterval> | undefined;
  #waiting: PromiseWithResolvers<void> | undefined;

  constructor(session: ApplicationsSession, services: { readonly session: ClusterSession }) {
    super();
    this.#session = session;
    this.#cluster = services.session;
    this.own(session.onDidChange(() => this.#update()));
    this.own({ dispose: () => clearInterval(this.#growing) });
    this.own({ dispose: () => this.#release() });
  }

  /** Ages grow only where somebody sees them, and the files are read only for them. */
  show(isVisible: boolean): void {
    this.#isVisible = isVisible;
    clearInterval(this.#growing);
    if (!isVisible) return;
    this.#growing = setInterval(() => this.#tellMessage(), minute);
    this.#update();
  }

  async children(parent: Node | undefined): Promise<readonly Node[]> {
    if (parent !== undefined) return parent.kind === 'application' ? [] : parent.children;
    await Promise.all([this.#session.wantSpec(), this.#answered()]);
    this.#take();
    return this.#rows.roots;
  }

  item(node: Node): vscode.TreeItem {
    return itemOf(node, this.#isLive);
  }

  /** Null for what has nothing more to say. */
  hover(node: Node): vscode.MarkdownString | null {
    return node.kind === 'application' ? applicationHover(node, this.#cluster.clock.now()) : null;
  }

  /** Resolves when the cluster has said something: until then the editor shows that it waits, once for all who ask. */
  #answered(): Promise<void> {
    if (this.#session.situation.kind !== 'connecting') return Promise.resolve();
    this.#waiting ??= Promise.withResolvers<void>();
    return this.#waiting.promise;
  }

  #release(): void {
    this.#waiting?.resolve();
    this.#waiting = undefined;
  }

  #update(): void {
    if (this.#session.situation.kind !== 'connecting') this.#release();
    if (!this.#isVisible) return;
    const changed = this.#take();
    if (changed === 'all') this.#changed.fire(undefined);
    else if (changed.length > 0) this.#changed.fire([...changed]);
    this.#tellMessage();
  }

  #take(): 'all' | readonly Node[] {
    const { situation, live, spec } = this.#session;
    if (situation.kind !== 'seen' || live === null) {
      const wereThere = this.#rows.roots.length > 0;
      this.#rows.clear();
      return wereThere ? 'all' : [];
    }
    const titles = new Map((spec?.phases ?? []).map(({ number, title }) => [number, title]));
    const folders = Object.entries(spec?.applications ?? {}).flatMap(([name, row]) =>
      typeof row['folder'] === 'string' ? [[name, row['folder']] as const] : [],
    );
    const { status } = situation;
    const changed = this.#rows.take({ status, platform: live.platform, titles, folders: new Map(folders) });
    const isOther = this.#isLive !== situation.live;
    this.#isLive = situation.live;
    return isOther ? 'all' : changed;
  }

  #tellMessage(): void {
    const { situation } = this.#session;
    const { connection } = this.#cluster;
    const isOld = situation.kind === 'seen' && !situation.live && !this.#cluster.isResting;
    const message = isOld ? clusterLine(connection, true, situation.at, this.#cluster.clock.now()) : '';
    if (message !== this.#message) this.#messageChanged.fire(message);
    this.#message = message;
  }
}
