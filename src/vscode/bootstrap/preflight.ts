import * as vscode from 'vscode';
import { linesOf, unknownItems } from '../../domain/bootstrap/preflight.ts';
import type { PreflightItem } from '../../domain/bootstrap/preflight.ts';
import { Owner } from '../dispose.ts';
import { inNotice, inPick, withoutIcons } from '../text.ts';

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
  /** Questions that stand in its place. */
  #asides = 0;
  /** Times that it was hidden for them and nobody has told yet: the editor does so later, also when it is shown again. */
  #hides = 0;

  constructor(titles: PreflightTitles) {
    super();
    this.#titles = titles;
    this.#box.ignoreFocusOut = true;
    this.again();
    this.own(this.#box.onDidHide(() => this.#hidden()));
    this.#box.show();
  }

  /** It is looked at from the beginning. */
  again(): void {
    this.#box.title = this.#titles.looking;
    this.#box.placeholder = vscode.l10n.t('Looking whether it can be done. Nothing is changed.');
    this.#box.prompt = undefined;
    this.fill(unknownItems());
    this.#box.busy = true;
  }

  /** All that is looked at, in the same order each time. */
  fill(items: readonly PreflightItem[]): void {
    this.#box.items = items.flatMap(rowsOf);
  }

  /** Asks something else meanwhile, which hides it without meaning anything. */
  async aside<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    if (this.#asides === 0) {
      this.#hides += 1;
      this.#box.hide();
    }
    this.#asides += 1;
    try {
      return await ask();
    } finally {
      this.#asides -= 1;
      if (this.#asides === 0) this.#box.show();
    }
  }

  #hidden(): void {
    if (this.#hides > 0) this.#hides -= 1;
    else if (this.#asides === 0) this.#left.fire();
  }

  /** Something is in the way: what the user wants to do then; null for nothing. */
  async stuck(items: readonly PreflightItem[], actions: readonly PreflightAction[]): Promise<PreflightAction | null> {
    this.#box.busy = false;
    this.#box.title = this.#titles.stuck;
    this.#box.placeholder = vscode.l10n.t('Escape closes this.');
    const [problems, others] = [items.filter(isProblem), items.filter((item) => !isProblem(item))];
    this.#box.prompt = obstacles(problems);
    const separator: Row = { label: '', kind: vscode.QuickPickItemKind.Separator, action: null };
    const offered = actions.map(offer);
    this.#box.items = [...problems.flatMap(rowsOf), ...offered, separator, ...others.flatMap(rowsOf)];
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

/**
 * The only place of a quick pick whose text is broken into lines: obstacle and remedy are read to their end. Where the
 * editor takes the ends of lines for spaces, the marks still tell one from the other.
 */
function obstacles(problems: readonly PreflightItem[]): string {
  return problems.map(({ sentence }) => `• ${withoutIcons(inNotice(sentence, 600))}`).join('\n');
}

/** A thing with what was found of it: beside it, or a row each below it. */
function rowsOf(item: PreflightItem): readonly Row[] {
  const { beside, below } = linesOf(item);
  const detail = inPick(beside, 400);
  const title: Row = { label: `$(${icons[item.state]}) ${inPick(item.title)}`, alwaysShow: true, action: null };
  const points = below.map((point): Row => ({
    label: `$(blank) ${inPick(point, 400)}`,
    alwaysShow: true,
    action: null,
  }));
  return [detail === '' ? title : { ...title, detail }, ...points];
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
