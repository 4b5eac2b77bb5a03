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

/** The evidence of checks as read-only documents that follow what is found out. */
export class EvidenceDocuments extends Owner {
  readonly #phases: PhasesSession;
  readonly #cluster: ClusterSession;
  readonly #changed = this.own(new vscode.EventEmitter<vscode.Uri>());
  /** What the documents that are open say, by address. */
  readonly #shown = new Map<string, { readonly uri: vscode.Uri; readonly causes: Causes; text: string }>();

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
    this.#shown.set(uri.toString(), { uri, causes: null, text: '' });
    this.#changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, 'markdown');
    await vscode.window.showTextDocument(document, { preview: true });
    const causes = await this.#causes(reference);
    if (causes === null || !this.#shown.has(uri.toString())) return;
    this.#shown.set(uri.toString(), { uri, causes, text: '' });
    this.#changed.fire(uri);
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
    const causes = this.#shown.get(uri.toString())?.causes ?? null;
    const text = this.#textOf(referenceIn(uri), causes);
    this.#shown.set(uri.toString(), { uri, causes, text });
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
    return explainCulprits(api, culprits, this.#world(), AbortSignal.timeout(limit));
  }

  #world(): ExplainWorld {
    return { clock: this.#cluster.clock, timers: this.#phases.world.timers };
  }

  /** Only what says something else now is shown anew: the place where somebody reads stays. */
  #follow(): void {
    for (const { uri, causes, text } of this.#shown.values())
      if (this.#textOf(referenceIn(uri), causes) !== text) this.#changed.fire(uri);
  }
}

/** Milliseconds for all causes together. */
const limit = 15_000;

function referenceIn(uri: vscode.Uri): Reference {
  try {
    const [phase, check] = JSON.parse(uri.query) as readonly unknown[];
    return { phase: typeof phase === 'string' ? phase : '', check: typeof check === 'string' ? check : null };
  } catch {
    // An address of our own, from an older window or typed by somebody: it names nothing.
    return { phase: '', check: null };
  }
}
