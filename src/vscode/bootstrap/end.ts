import * as vscode from 'vscode';
import { linkOf } from '../../domain/bootstrap/run.ts';
import type { Refusal, Run } from '../../domain/bootstrap/run.ts';

/** How a run ended, for the terminal and for whoever asked for it. */
export interface End {
  readonly state: 'passed' | 'failed' | 'cancelled' | 'waits';
  /** What came out, with what to do. */
  readonly sentence: string;
  /** Whether there is a report of it. */
  readonly isReported: boolean;
  /** What a step would do has become something else: it has to be planned anew. */
  readonly isChanged: boolean;
  /** Where somebody has to act (https); absent when that is nowhere. */
  readonly link?: string;
}

export function endOf(run: Run): End {
  const { end, sentence, remedy } = run;
  const link = linkOf(run);
  const said = [sentence, remedy ?? ''].join(' ').trim();
  return {
    state: end === 'changed' ? 'cancelled' : end,
    sentence: said,
    isReported: true,
    isChanged: end === 'changed',
    ...(link === null ? {} : { link }),
  };
}

/** It was not begun. */
export function endOfRefusal({ code, sentence, remedy }: Refusal): End {
  const nothing = vscode.l10n.t('Nothing was changed.');
  return {
    state: 'failed',
    sentence: [sentence, remedy ?? '', nothing].filter((part) => part !== '').join(' '),
    isReported: false,
    isChanged: code === 'bootstrap/digest',
  };
}
