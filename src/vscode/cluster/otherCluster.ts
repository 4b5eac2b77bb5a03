import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import { Owner } from '../dispose.ts';
import { guarded } from '../unexpected.ts';
import { inNotice } from '../text.ts';
import type { ClusterSession } from './session.ts';

/** Asks once when another cluster answers under the same context: nothing goes on before somebody has decided (SAFETY 7). */
export class OtherCluster extends Owner {
  readonly #session: ClusterSession;
  #asked = '';

  constructor(session: ClusterSession) {
    super();
    this.#session = session;
    this.own(session.onDidChange(() => guarded(session.log, () => this.#look())));
  }

  async #look(): Promise<void> {
    const { connection } = this.#session;
    const failure = 'failure' in connection ? connection.failure : null;
    if (failure?.code !== 'other-cluster') {
      if (connection.state === 'live') this.#asked = '';
      return;
    }
    if (this.#asked === failure.message) return;
    this.#asked = failure.message;
    const [accept, select] = [vscode.l10n.t('Use This Cluster'), vscode.l10n.t('Select Cluster…')];
    const chosen = await vscode.window.showWarningMessage(inNotice(failure.message, 600), accept, select);
    if (chosen === accept) await this.#session.accept();
    if (chosen === select) await vscode.commands.executeCommand(commands.selectCluster);
  }
}
