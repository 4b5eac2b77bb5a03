import * as vscode from 'vscode';
import { sha256 } from '../../domain/sha256.ts';
import { visible } from '../../domain/visible.ts';
import type { ContextUse } from '../../domain/kubernetes/context.ts';
import type { ContextConsent } from '../../ports.ts';
import type { ClusterMemory } from './memory.ts';

/** Shows what a context does beside asking its server, before it is used for the first time, and remembers a yes (SAFETY 4). */
export function contextConsent(memory: ClusterMemory): ContextConsent {
  return {
    allows: async (use, signal) => {
      const digest = await sha256(new TextEncoder().encode(JSON.stringify(use)));
      if (memory.isAgreed(digest)) return true;
      signal.throwIfAborted();
      const agreed = await ask(use);
      if (agreed) await memory.agree(digest);
      signal.throwIfAborted();
      return agreed;
    },
  };
}

async function ask(use: ContextUse): Promise<boolean> {
  const yes = vscode.l10n.t('Use This Context');
  const question = vscode.l10n.t('Use the context "{0}" of your kubeconfig?', visible(use.context));
  const detail = usesOf(use).join('\n\n');
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, yes)) === yes;
}

/** What a context does, a sentence each: for the eyes of who has to decide. */
export function usesOf({ server, exec, proxy, tokenFile, skipsTls }: ContextUse): string[] {
  const words = (list: readonly string[]): string => list.map(visible).join(' ');
  return [
    vscode.l10n.t('It asks {0}.', visible(server)),
    ...(exec === null ? [] : [vscode.l10n.t('It runs a program on this machine: {0}', words(exec.argv))]),
    ...(exec === null || exec.variables.length === 0
      ? []
      : [vscode.l10n.t('The program is given the variables {0}.', words(exec.variables))]),
    ...(proxy === null ? [] : [vscode.l10n.t('It goes through the proxy {0}.', visible(proxy))]),
    ...(tokenFile === null ? [] : [vscode.l10n.t('It reads a token from {0}.', visible(tokenFile))]),
    ...(skipsTls ? [vscode.l10n.t('It does not check who the server is: anybody on the way can read the token.')] : []),
  ];
}
