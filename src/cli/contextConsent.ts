import { createInterface } from 'node:readline/promises';
import { visible } from '../domain/visible.ts';
import type { ContextUse } from '../domain/kubernetes/context.ts';
import type { ContextConsent } from '../ports.ts';

export interface ConsentWorld {
  /** Somebody has named the kubeconfig or the context: that is their word for it. */
  readonly isNamed: boolean;
  /** Asks for yes or no; null when nobody is there to be asked. */
  readonly ask: ((question: string, signal: AbortSignal) => Promise<boolean>) | null;
  /** Writes a line that is no result. */
  readonly say: (line: string) => void;
}

/**
 * What a context runs, sends or leaves out is shown before it is used for the first time (SAFETY 4). Who has named it has
 * agreed; a terminal is asked; nobody else can have agreed.
 */
export function contextConsent({ isNamed, ask, say }: ConsentWorld): ContextConsent {
  return {
    allows: async (use, signal) => {
      for (const line of linesOf(use)) say(visible(line));
      if (isNamed) return true;
      if (ask !== null) return ask(`Use the context "${visible(use.context)}"? [y/N] `, signal);
      return false;
    },
  };
}

function linesOf({ context, server, exec, proxy, tokenFile, skipsTls }: ContextUse): readonly string[] {
  return [
    `The context "${context}" leads to ${server}.`,
    ...(exec === null ? [] : [`It runs ${exec.argv.map(quoted).join(' ')}${withVariables(exec.variables)}.`]),
    ...(proxy === null ? [] : [`It goes through the proxy ${proxy}.`]),
    ...(tokenFile === null ? [] : [`It sends the token in ${tokenFile}.`]),
    ...(skipsTls ? ['It does not look at the certificate of the server: whoever answers is believed.'] : []),
  ];
}

function withVariables(names: readonly string[]): string {
  return names.length === 0 ? '' : ` with ${names.join(', ')} in its environment`;
}

/** Where one argument ends and the next begins can be seen. */
function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : JSON.stringify(argument);
}

/** Asks at the terminal of this process; null when it has none. */
export function terminalAsk(): ConsentWorld['ask'] {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null;
  return async (question, signal) => {
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return /^y(es)?$/i.test((await terminal.question(question, { signal })).trim());
    } finally {
      terminal.close();
    }
  };
}
