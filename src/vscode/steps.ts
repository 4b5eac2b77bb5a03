import * as vscode from 'vscode';
import { Owner } from './dispose.ts';
import { withoutIcons } from './text.ts';

/** One step of a multi-step input: asks one thing and gives the answers with what was said. */
export interface Step<Answers> {
  /** Whether it is asked at all, by what was said before. */
  readonly when?: (answers: Answers) => boolean;
  /** Asks once. What was said before is in `answers`, so that going back and forth loses nothing. */
  readonly ask: (asker: Asker, answers: Answers) => Promise<Answers>;
}

/** What a step asks with. Going back and giving up are no answers: `askSteps` hears of them, the step does not. */
export interface Asker {
  text(question: TextQuestion): Promise<string>;
  choose<Value>(question: ChoiceQuestion<Value>): Promise<Value>;
  /** The step before is asked again. */
  back(): Promise<never>;
}

export interface TextQuestion {
  readonly prompt: string;
  /** What stands in the box at first. */
  readonly value?: string;
  readonly placeholder?: string;
  /** What is typed is not shown. */
  readonly masked?: boolean;
  /** What is wrong with a text, asked at every key; null when nothing is. */
  readonly problem?: (text: string) => string | null | Promise<string | null>;
  /** Another way to fill the box: its text, or undefined for none. */
  readonly button?: {
    readonly icon: string;
    readonly tooltip: string;
    readonly fill: () => Promise<string | undefined>;
  };
}

export interface ChoiceQuestion<Value> {
  readonly placeholder: string;
  readonly choices: readonly Choice<Value>[];
  /** The choice that is proposed; the first without it. */
  readonly proposed?: Value;
}

export interface Choice<Value> {
  /** A codicon in front of the label. */
  readonly icon?: string;
  readonly label: string;
  readonly detail?: string;
  readonly description?: string;
  readonly value: Value;
}

/**
 * Asks the steps one after the other, each with the title, its number, and a way back; undefined when the user gives up.
 * The boxes stay when the focus leaves them: somebody may have to look something up. Rejects with the reason of the signal
 * when that aborts, and the box is gone then.
 */
export async function askSteps<Answers>(
  title: string,
  steps: readonly Step<Answers>[],
  start: Answers,
  signal?: AbortSignal,
): Promise<Answers | undefined> {
  let answers = start;
  const asked: Step<Answers>[] = [];
  let step = nextOf(steps, undefined, answers);
  while (step !== undefined) {
    asked.push(step);
    const total = steps.filter(({ when }) => when?.(answers) !== false).length;
    const dialogue = new Dialogue({ title, step: asked.length, totalSteps: Math.max(total, asked.length) }, signal);
    try {
      answers = await step.ask(dialogue, answers);
      signal?.throwIfAborted();
      step = nextOf(steps, step, answers);
    } catch (error) {
      if (error === givenUp) return undefined;
      if (error !== goneBack) throw error;
      asked.pop();
      step = asked.pop();
    } finally {
      dialogue.dispose();
    }
  }
  return answers;
}

function nextOf<Answers>(
  steps: readonly Step<Answers>[],
  after: Step<Answers> | undefined,
  answers: Answers,
): Step<Answers> | undefined {
  const from = after === undefined ? 0 : steps.indexOf(after) + 1;
  return steps.slice(from).find(({ when }) => when?.(answers) !== false);
}

const givenUp = new Error('given up');
const goneBack = new Error('gone back');

interface Head {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** The boxes of one step. */
class Dialogue extends Owner implements Asker {
  readonly #head: Head;
  readonly #signal: AbortSignal | undefined;
  /** A dialog of the system is open over the box, which hides it without meaning anything. */
  #covered = false;

  constructor(head: Head, signal: AbortSignal | undefined) {
    super();
    this.#head = head;
    this.#signal = signal;
  }

  text({ prompt, value = '', placeholder = '', masked = false, problem, button }: TextQuestion): Promise<string> {
    const box = this.own(vscode.window.createInputBox());
    box.prompt = prompt;
    box.value = value;
    box.placeholder = placeholder;
    box.password = masked;
    let asked = 0;
    const check = async (): Promise<boolean> => {
      const mine = ++asked;
      const found = (await problem?.(box.value)) ?? undefined;
      if (mine === asked) box.validationMessage = found;
      return found === undefined && mine === asked;
    };
    this.own(box.onDidChangeValue(() => void check()));
    // What is proposed may not fit what was said before.
    if (value !== '') void check();
    const filled = async (): Promise<void> => {
      this.#covered = true;
      const found = await button?.fill();
      this.#covered = false;
      if (found !== undefined) box.value = found;
      box.show();
      await check();
    };
    const buttons =
      button === undefined ? [] : [{ iconPath: new vscode.ThemeIcon(button.icon), tooltip: button.tooltip }];
    return this.#shown(box, buttons, filled, async (accept) => {
      if (await check()) accept(box.value);
    });
  }

  choose<Value>({ placeholder, choices, proposed }: ChoiceQuestion<Value>): Promise<Value> {
    const box = this.own(vscode.window.createQuickPick<Choice<Value>>());
    box.placeholder = placeholder;
    box.items = choices.map((choice) => withoutIconsIn(choice));
    const active = box.items.find(({ value }) => value === proposed);
    if (active !== undefined) box.activeItems = [active];
    return this.#shown(box, [], undefined, async (accept) => {
      const [chosen] = box.selectedItems;
      if (chosen !== undefined) accept(chosen.value);
    });
  }

  back(): Promise<never> {
    return Promise.reject(goneBack);
  }

  #shown<Value>(
    box: vscode.InputBox | vscode.QuickPick<Choice<Value>>,
    buttons: readonly vscode.QuickInputButton[],
    pressed: (() => Promise<void>) | undefined,
    entered: (accept: (value: Value) => void) => Promise<void>,
  ): Promise<Value> {
    const back = vscode.QuickInputButtons.Back;
    box.title = this.#head.title;
    const { step, totalSteps } = this.#head;
    // One of one is no number that anybody wants to read.
    if (totalSteps > 1) Object.assign(box, { step, totalSteps });
    box.ignoreFocusOut = true;
    box.buttons = step > 1 ? [back, ...buttons] : buttons;
    return new Promise((resolve, reject) => {
      const signal = this.#signal;
      const abort = (): void => reject(signal?.reason);
      signal?.throwIfAborted();
      signal?.addEventListener('abort', abort);
      this.own({ dispose: () => signal?.removeEventListener('abort', abort) });
      this.own(
        box.onDidTriggerButton((button) => (button === back ? reject(goneBack) : void pressed?.().catch(reject))),
      );
      this.own(box.onDidAccept(() => void entered(resolve).catch(reject)));
      this.own(box.onDidHide(() => this.#covered || reject(givenUp)));
      box.show();
    });
  }
}

/** Names of files and clusters are among the choices: an icon is only what is said to be one. */
function withoutIconsIn<Value>(choice: Choice<Value>): Choice<Value> {
  const { icon, label, description, detail } = choice;
  return {
    ...choice,
    label: icon === undefined ? withoutIcons(label) : `$(${icon}) ${withoutIcons(label)}`,
    ...(description !== undefined && { description: withoutIcons(description) }),
    ...(detail !== undefined && { detail: withoutIcons(detail) }),
  };
}
