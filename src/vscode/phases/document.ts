import * as vscode from 'vscode';
import { explainCulprits } from '../../actions/explain.ts';
import type { ExplainWorld } from '../../actions/explain.ts';
import type { ClusterSession } from '../cluster/session.ts';
import { Owner } from '../dispose.ts';
import { checkEvidence, phaseEvidence } from './evidence.ts';
import type { Causes } from './evidence.ts';
import { found } from './node.ts';
import type { Reference } from './node.ts';
import type { PhasesSession } from './session.ts';
import { brief } from './words.ts';

const scheme = 'slipway-evidence';

/** A document that is open. */
interface Shown {
  readonly uri: vscode.Uri;
  readonly causes: Causes;
  /** What the causes are those of: others are to blame when this is another text. */
  readonly about: string;
  /** What it says. */
  readonly text: string;
}

/** The evidence of checks as read-only documents that follow what is found out. */
export class EvidenceDocuments extends Owner {
  readonly #phases: PhasesSession;
  readonly #cluster: ClusterSession;
  readonly #changed = this.own(new vscode.EventEmitter<vscode.Uri>());
  /** What the documents that are open say, by address. */
  readonly #shown = new Map<string, Shown>();

  constructor(phases: PhasesSession, cluster: ClusterSession) {
    super();
    this.#phases = phases;
    this.#cluster = cluster;
    this.own(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: (uri) => this.#read(uri),
      }),
    );
    this.own(phases.onDidChange(() => this.#follow()));
    this.own(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#shown.delete(uri.toString())));
  }

  /** Shows what is known of a check, and then its causes when the cluster can tell them. */
  async show(reference: Reference): Promise<void> {
    const uri = this.#uriOf(reference);
    if (uri === null) return;
    const about = this.#about(reference);
    this.#shown.set(uri.toString(), { uri, causes: null, about, text: '' });
    this.#changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
    await this.#explain(uri, about);
  }

  /** Adds the causes to a document, unless it has been closed meanwhile, or others are to blame by then. */
  async #explain(uri: vscode.Uri, about: string): Promise<void> {
    const causes = await this.#causes(referenceIn(uri));
    if (causes === null || this.#shown.get(uri.toString())?.about !== about) return;
    this.#shown.set(uri.toString(), { uri, causes, about, text: '' });
    this.#changed.fire(uri);
  }

  /** Equal as long as the same is to blame. */
  #about(reference: Reference): string {
    return JSON.stringify(found(this.#phases.results, reference)?.check?.culprits ?? []);
  }

  /** The same for a text that goes elsewhere; empty for what has gone. */
  async text(reference: Reference): Promise<string> {
    return this.#textOf(reference, await this.#causes(reference));
  }

  /** Null for what there is not. */
  #uriOf(reference: Reference): vscode.Uri | null {
    const here = found(this.#phases.results, reference);
    if (here === null) return null;
    const title = brief((here.check ?? here.phase).title)
      .toWellFormed()
      .replaceAll(/[\\/]/g, ' ');
    return vscode.Uri.from({ scheme, path: `/${title}.md`, query: JSON.stringify([reference.phase, reference.check]) });
  }

  #read(uri: vscode.Uri): string {
    const reference = referenceIn(uri);
    const { causes, about } = this.#shown.get(uri.toString()) ?? { causes: null, about: this.#about(reference) };
    const text = this.#textOf(reference, causes);
    this.#shown.set(uri.toString(), { uri, causes, about, text });
    return text;
  }

  #textOf(reference: Reference, causes: Causes): string {
    const here = found(this.#phases.results, reference);
    if (here === null) return '';
    const now = this.#cluster.clock.now();
    return here.check === null ? phaseEvidence(here.phase) : checkEvidence(here.phase, here.check, causes, now);
  }

  async #causes(reference: Reference): Promise<Causes> {
    const culprits = found(this.#phases.results, reference)?.check?.culprits ?? [];
    const api = this.#cluster.live?.api ?? null;
    if (culprits.length === 0 || api === null) return null;
    // It has a limit of its own.
    return explainCulprits(api, culprits, this.#world(), new AbortController().signal);
  }

  #world(): ExplainWorld {
    return { clock: this.#cluster.clock, timers: this.#phases.world.timers };
  }

  /** Only what says something else now is shown anew: the place where somebody reads stays. */
  #follow(): void {
    for (const { uri, causes, about, text } of this.#shown.values()) {
      const now = this.#about(referenceIn(uri));
      if (now !== about) {
        // What was to blame is not any more.
        this.#shown.set(uri.toString(), { uri, causes: null, about: now, text });
        void this.#explain(uri, now);
      }
      if (this.#textOf(referenceIn(uri), now === about ? causes : null) !== text) this.#changed.fire(uri);
    }
  }
}

function referenceIn(uri: vscode.Uri): Reference {
  try {
    const [phase, check] = JSON.parse(uri.query) as readonly unknown[];
    return { phase: typeof phase === 'string' ? phase : '', check: typeof check === 'string' ? check : null };
  } catch {
    // An address of our own, from an older window or typed by somebody: it names nothing.
    return { phase: '', check: null };
  }
}
