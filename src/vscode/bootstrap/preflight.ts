import * as vscode from 'vscode';
import { unknownItems } from '../../domain/bootstrap/preflight.ts';
import type { PreflightItem } from '../../domain/bootstrap/preflight.ts';
import { Owner } from '../dispose.ts';
import { inPick } from '../text.ts';

const icons: Readonly<Record<PreflightItem['state'], string>> = {
  running: 'sync~spin',
  ok: 'check',
  problem: 'error',
  asked: 'question',
};

type Row = vscode.QuickPickItem & { readonly action: PreflightAction | null };

/** What somebody can do when something is in the way. */
export type PreflightAction = 'plan' | 'override';

/** What the quick pick is called: while it is looked, and when something is in the way. */
export interface PreflightTitles {
  readonly looking: string;
  readonly stuck: string;
}

/** A quick pick that fills with ticks while it is looked whether a phase can be bootstrapped. */
export class PreflightPick extends Owner {
  readonly #box = this.own(vscode.window.createQuickPick<Row>());
  readonly #titles: PreflightTitles;
  readonly #left = this.own(new vscode.EventEmitter<void>());
  /** The user has closed it. */
  readonly onDidLeave: vscode.Event<void> = this.#left.event;
  /** Another question stands in its place, which hides it without meaning anything. */
  #isCovered = false;

  constructor(titles: PreflightTitles) {
    super();
    this.#titles = titles;
    this.#box.ignoreFocusOut = true;
    this.again();
    this.own(this.#box.onDidHide(() => this.#isCovered || this.#left.fire()));
    this.#box.show();
  }

  /** It is looked at from the beginning. */
  again(): void {
    this.#box.title = this.#titles.looking;
    this.#box.placeholder = vscode.l10n.t('Looking whether it can be done. Nothing is changed.');
    this.fill(unknownItems());
    this.#box.busy = true;
  }

  /** All that is looked at, in the same order each time. */
  fill(items: readonly PreflightItem[]): void {
    this.#box.items = items.map(rowOf);
  }

  /** Asks something else meanwhile. */
  async aside<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    this.#isCovered = true;
    try {
      this.#box.hide();
      return await ask();
    } finally {
      this.#isCovered = false;
      this.#box.show();
    }
  }

  /** Something is in the way: what the user wants to do then; null for nothing. */
  async stuck(items: readonly PreflightItem[], actions: readonly PreflightAction[]): Promise<PreflightAction | null> {
    this.#box.busy = false;
    this.#box.title = this.#titles.stuck;
    this.#box.placeholder = vscode.l10n.t('What is in the way comes first; Escape closes this.');
    const separator: Row = { label: '', kind: vscode.QuickPickItemKind.Separator, action: null };
    const offered = actions.map(offer);
    const others = items.filter((item) => !isProblem(item));
    this.#box.items = [...items.filter(isProblem).map(rowOf), ...offered, separator, ...others.map(rowOf)];
    const [first] = offered;
    if (first !== undefined) this.#box.activeItems = [first];
    return new Promise((resolve) => {
      this.own(
        this.#box.onDidAccept(() => {
          const action = this.#box.selectedItems[0]?.action ?? null;
          if (action !== null) resolve(action);
        }),
      );
      this.own(this.onDidLeave(() => resolve(null)));
    });
  }
}

function isProblem({ state }: PreflightItem): boolean {
  return state === 'problem';
}

function rowOf({ title, state, sentence }: PreflightItem): Row {
  const detail = inPick(sentence, 400);
  return {
    label: `$(${icons[state]}) ${inPick(title)}`,
    ...(detail === '' ? {} : { detail }),
    alwaysShow: true,
    action: null,
  };
}

function offer(action: PreflightAction): Row {
  switch (action) {
    case 'plan':
      return {
        label: `$(file) ${vscode.l10n.t('Show the Plan')}`,
        detail: vscode.l10n.t('What would be done if it could.'),
        action,
      };
    case 'override':
      return {
        label: `$(warning) ${vscode.l10n.t('Plan It All the Same…')}`,
        detail: vscode.l10n.t('Earlier phases are not green: what is built on them may fail. The report will say so.'),
        action,
      };
  }
}
