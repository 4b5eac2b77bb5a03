import * as vscode from 'vscode';
import { validate } from '../../actions/validate.ts';
import type { Validated, ValidatePorts, ValidateProgress } from '../../actions/validate.ts';
import { contextKeys, views } from '../../contributions.ts';
import type { CheckConsent, Tokens } from '../../ports.ts';
import type { Programs } from '../../writes.ts';
import type { ClusterSession } from '../cluster/session.ts';
import { inNotice } from '../text.ts';
import type { Reference } from './node.ts';
import type { PhasesSession } from './session.ts';

/** Runs the checks that somebody asks for, one request after the other, with progress in the view. */
export class Validation implements vscode.Disposable {
  readonly #phases: PhasesSession;
  readonly #cluster: ClusterSession;
  readonly #consent: CheckConsent;
  readonly #tokens: Tokens;
  #running: AbortController | null = null;

  constructor(phases: PhasesSession, cluster: ClusterSession, consent: CheckConsent, tokens: Tokens) {
    this.#phases = phases;
    this.#cluster = cluster;
    this.#consent = consent;
    this.#tokens = tokens;
  }

  /**
   * Asks anew for what the references name, for all with null, and tells what came out. Null when nothing was done:
   * the user cancelled, platform or cluster were exchanged meanwhile, or there is nothing to validate.
   */
  async run(only: readonly Reference[] | null): Promise<Validated | null> {
    await this.#phases.ready();
    const { live } = this.#phases;
    if (live === null) return null;
    // Who asks again means this question, not the one before.
    this.#running?.abort();
    const running = (this.#running = new AbortController());
    const { signal } = running;
    // What somebody agrees to is asked of this platform and this cluster, and of no other.
    const off = live.onExchange(() => running.abort());
    void vscode.commands.executeCommand('setContext', contextKeys.validating, true);
    try {
      const location = { viewId: views.phases };
      return await vscode.window.withProgress({ location }, async (progress) => {
        const report = ({ title }: ValidateProgress): void => progress.report({ message: title });
        const onWait = (line: string): void => progress.report({ message: inNotice(line, 200) });
        return validate(Object.assign(this.ports, { onWait }), live, { only }, report, signal);
      });
    } catch (error) {
      if (!signal.aborted) throw error;
      return null;
    } finally {
      off();
      if (this.#running === running) {
        this.#running = null;
        void vscode.commands.executeCommand('setContext', contextKeys.validating, false);
      }
    }
  }

  /** What it asks with, in this window. */
  get ports(): ValidatePorts {
    const [cluster, { world, platform }] = [this.#cluster, this.#phases];
    const { isTrusted } = vscode.workspace;
    return {
      get cluster() {
        return cluster.live?.api ?? null;
      },
      get context() {
        return cluster.named.context;
      },
      get kubeconfig() {
        return cluster.named.kubeconfig;
      },
      get writable() {
        const uid = cluster.connected?.uid ?? null;
        return uid !== null && cluster.isAllowed(uid) ? uid : null;
      },
      consent: isTrusted ? this.#consent : nobody,
      onLeft: (sentence) => void vscode.window.showWarningMessage(inNotice(sentence, 600)),
      programs: isTrusted ? world.programs : none,
      scripts: world.scripts,
      folder: platform?.fsPath ?? '',
      http: world.http,
      tokens: this.#tokens,
      clock: cluster.clock,
      timers: world.timers,
    };
  }

  /** Ends what runs; what was known before stays. */
  cancel(): void {
    this.#running?.abort();
  }

  dispose(): void {
    this.cancel();
  }
}

/** In a workspace that is not trusted nothing of it runs, and nobody is asked. */
const nobody: CheckConsent = { allows: async () => false };

/** Nor is any program looked for there. */
const none: Programs = {
  find: async () => null,
  run: async () => ({ status: null, stdout: '', stderr: '', problem: 'this workspace is not trusted' }),
};
