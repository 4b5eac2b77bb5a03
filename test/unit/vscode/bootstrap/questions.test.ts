import { beforeEach, describe, expect, test, vi } from 'vitest';
import { editorQuestions } from '../../../../src/vscode/bootstrap/questions.ts';
import type { Beside } from '../../../../src/vscode/beside.ts';
import type { Asker, Step, TextQuestion } from '../../../../src/vscode/steps.ts';
import { window } from '../../../fakes/vscode.ts';

/** What is asked, and what the user does then: set by the test. */
const desk = vi.hoisted(() => ({
  titles: [] as string[],
  texts: [] as TextQuestion[],
  said: undefined as unknown,
  besides: [] as Beside<boolean>[],
  /** Documents that stay there. */
  open: [] as { readonly name: string; readonly text: string; readonly stays: boolean }[],
  /** The names of documents that are given up, with what gives their texts. */
  disposed: [] as string[],
  beside: async (_asked: Beside<boolean>): Promise<boolean | undefined> => undefined,
}));

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

vi.mock('../../../../src/vscode/steps.ts', () => ({
  askSteps: async (title: string, steps: readonly Step<unknown>[]) => {
    desk.titles.push(title);
    if (steps.length !== 1) return desk.said;
    const text = async (question: TextQuestion): Promise<string> => {
      desk.texts.push(question);
      return 'typed';
    };
    return steps[0]?.ask({ text } as unknown as Asker, undefined);
  },
}));

vi.mock('../../../../src/vscode/beside.ts', () => ({
  askBeside: async (asked: Beside<boolean>) => {
    desk.besides.push(asked);
    return desk.beside(asked);
  },
}));

vi.mock('../../../../src/vscode/preview.ts', () => ({
  Preview: class {
    readonly #name: string;

    constructor(name: string) {
      this.#name = name;
    }

    async show(text: string, { stays }: { readonly stays: boolean }): Promise<void> {
      desk.open.push({ name: this.#name, text, stays });
    }

    async close(): Promise<void> {
      desk.open = desk.open.filter(({ name }) => name !== this.#name);
    }

    dispose(): void {
      desk.disposed.push(this.#name);
    }
  },
}));

const questions = editorQuestions({ files: {} as never, clock: {} as never, folder: '/home/me/platform' });
const { signal } = new AbortController();

beforeEach(() => {
  for (const list of [desk.titles, desk.texts, desk.besides, desk.open, desk.disposed]) list.length = 0;
  desk.said = undefined;
  desk.beside = async () => undefined;
});

describe('A secret', () => {
  const token = { title: 'Token', text: 'A token.', value: 'app/token/key' };

  test('is what was said', async () => {
    desk.said = { how: 'typed', text: 's3cret' };
    expect(await questions.secret(token, signal)).toBe('s3cret');
    expect(desk.titles).toEqual(['Token']);
  });

  test('is none for who steps away', async () => {
    expect(await questions.secret(token, signal)).toBe(null);
  });

  test('is typed at once where it is no value of a Secret: nobody keeps a password in a file', async () => {
    const question = { title: 'Password of sudo on homelab', text: 'What runs there needs [root](x).' };
    expect(await questions.secret(question, signal)).toBe('typed');
    expect(desk.titles).toEqual(['Password of sudo on homelab']);
    expect(desk.texts).toMatchObject([{ prompt: 'What runs there needs [root]\u200b(x).', masked: true }]);
  });
});

test('What may be lost has to be typed exactly', async () => {
  expect(await questions.typed({ title: 'The disk of homelab', text: '/dev/sdb' }, signal)).toBe(true);
  const [question] = desk.texts;
  expect(['/dev/sdb', '/dev/sda', '', ' /dev/sdb'].map((text) => question?.problem?.(text) === null)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

describe('Something that only a person can do', () => {
  const question = { title: 'Push to [GitLab](x)', text: 'Log in.\n# Push.' };

  test('stands in a document, in which nothing of it means anything', async () => {
    desk.beside = async () => true;
    expect(await questions.done(question, signal)).toBe(true);
    expect(desk.besides[0]).toMatchObject({
      name: 'Push to [GitLab](x).md',
      document: '# Push to \\[GitLab\\](x)\n\nLog in.\n\\# Push.\n',
    });
  });

  test('stays to be read when it is said to be done, until the next one is asked', async () => {
    const own = editorQuestions({ files: {} as never, clock: {} as never, folder: '/home' });
    desk.beside = async () => true;
    await own.done(question, signal);
    const document = { name: 'Push to [GitLab](x).md', text: desk.besides[0]?.document, stays: true };
    expect(desk.open).toEqual([document]);
    desk.beside = async () => {
      expect(desk.open).toEqual([]);
      return false;
    };
    await own.done({ ...question, title: 'Next' }, signal);
    expect([desk.open, desk.disposed]).toEqual([[], ['Push to [GitLab](x).md']]);
  });

  test('goes with all that was asked, and what gives its text goes too', async () => {
    const own = editorQuestions({ files: {} as never, clock: {} as never, folder: '/home' });
    desk.beside = async () => true;
    await own.done(question, signal);
    await own.done({ ...question, title: 'Next' }, signal);
    own.dispose();
    await vi.waitUntil(() => desk.disposed.length === 2);
    expect([desk.open, desk.disposed]).toEqual([[], ['Push to [GitLab](x).md', 'Next.md']]);
    // There is nothing left to give up.
    own.dispose();
    expect(desk.disposed).toHaveLength(2);
  });

  test.each<[string | undefined, boolean]>([
    ['Done', true],
    ['Stop Here', false],
    [undefined, false],
  ])('waits among the notifications when the list is left: %s', async (answer, wanted) => {
    const said: unknown[] = [];
    Object.assign(window, {
      showInformationMessage: async (...all: readonly unknown[]) => {
        said.push(all);
        return answer;
      },
    });
    desk.beside = async ({ left }) => left?.();
    expect(await questions.done(question, signal)).toBe(wanted);
    expect(said).toEqual([['"Push to [GitLab]\u200b(x)" waits for you.', 'Done', 'Stop Here']]);
  });

  test('asks whether that is meant, with an answer to it', async () => {
    const said: unknown[] = [];
    Object.assign(window, {
      showInformationMessage: async (...all: readonly unknown[]) => {
        said.push(all.slice(1));
        return 'Go On';
      },
    });
    desk.beside = async ({ left }) => left?.();
    expect(await questions.agreed(question, signal)).toBe(true);
    expect(said).toEqual([['Go On', 'Stop Here']]);
  });

  test('is given up when the run is cancelled while it waits', async () => {
    Object.assign(window, { showInformationMessage: () => new Promise(() => undefined) });
    desk.beside = async ({ left }) => left?.();
    const over = new AbortController();
    const asked = questions.done(question, over.signal);
    over.abort(new Error('cancelled'));
    await expect(asked).rejects.toThrow('cancelled');
  });
});
