import * as vscode from 'vscode';
import { commands } from '../../contributions.ts';
import type { ClusterSession } from '../cluster/session.ts';

/** Whether a run may write to the cluster of its plan. */
export interface Writing {
  readonly isAllowed: boolean;
  /** Asks who has not allowed it yet, with context, server and uid of the cluster; true when it is allowed afterwards. */
  ask(): Promise<boolean>;
}

/**
 * Writing to the cluster with this uid. It is asked for once somebody wants to run what they have read, since a plan needs
 * no right to write; it decides nothing: the run looks itself whether it may (SAFETY 12).
 */
export function writingTo(session: Pick<ClusterSession, 'isAllowed'>, uid: string): Writing {
  return {
    get isAllowed() {
      return session.isAllowed(uid);
    },
    ask: async () => {
      if (!session.isAllowed(uid)) await vscode.commands.executeCommand(commands.allowWriting);
      return session.isAllowed(uid);
    },
  };
}
