import { beforeEach, expect, test, vi } from 'vitest';
import { agreedTo, read, readAlong } from '../../../../src/vscode/bootstrap/review.ts';
import { window } from '../../../fakes/vscode.ts';
import { plannedStep, planOf } from './desk.ts';

/** What was asked, in its order: the rows of the list beside the document, and the texts of the dialogs. */
const asked = vi.hoisted(() => ({
  said: [] as unknown[],
  picks: [] as (string | undefined)[],
  answers: [] as (string | undefined)[],
}));

vi.mock('../../../../src/vscode/preview.ts', () => ({
  Preview: class {
    readonly #name: string;

    constructor(name: string) {
      this.#name = name;
    }

    async show(text: string, { stays = false } = {}): Promise<void> {
      const lines = text.split('\n');
      // The list hides what stands higher.
      const empty = lines.findIndex((line) => line !== '');
      asked.said.push(['shown', this.#name, empty, lines[empty], ...(stays ? ['stays'] : [])]);
    }

    async close(): Promise<void> {
      asked.said.push(['closed']);
    }

    dispose(): void {}
  },
}));

vi.mock('vscode', async () => {
  const fake = await import('../../../fakes/vscode.ts');
  class CancellationTokenSource {
    readonly token = {};

    cancel(): void {}

    dispose(): void {}
  }
  return { ...fake, CancellationTokenSource };
});

interface Pick {
  readonly label: string;
}

/** Somebody who takes these rows of the list and these buttons of the dialogs; nothing is giving up. */
function somebody(picks: readonly (string | undefined)[], answers: readonly (string | undefined)[]): void {
  asked.picks = [...picks];
  asked.answers = [...answers];
  Object.assign(window, {
    showQuickPick: async (rows: readonly Pick[], { title }: { readonly title: string }) => {
      asked.said.push(['list', title]);
      const wanted = asked.picks.shift();
      return rows.find(({ label }) => label === wanted);
    },
    showWarningMessage: async (question: string, { detail }: { readonly detail: string }, verb: string) => {
      asked.said.push(['dialog', question, detail.split('\n')[0], verb]);
      return asked.answers.shift();
    },
  });
}

beforeEach(() => {
  asked.said.length = 0;
});

const run = '$(rocket) Install on homelab…';
const shown = ['shown', 'Plan of Security.md', 5, '# Bootstrap Security'];
const list = ['list', 'Install Security on homelab?'];
const dialog = [
  'dialog',
  'Install Security on homelab?',
  'Cluster: homelab · https://10.0.0.2:6443',
  'Install on homelab',
];
const { signal } = new AbortController();

/** Writing to the cluster, which is allowed already, or once somebody says so. */
function writing(isAllowed = true, allows = isAllowed) {
  const ask = async () => {
    if (!isAllowed) asked.said.push(['writing']);
    return allows;
  };
  return { isAllowed, ask };
}

test('A plan is agreed to twice: beside its document, and with the name of the cluster', async () => {
  somebody([run], ['Install on homelab']);
  expect(await agreedTo(planOf(), writing(), signal)).toBe(true);
  expect(asked.said).toEqual([shown, list, dialog, ['closed']]);
});

test('Who says no to the second question reads on', async () => {
  somebody([run, 'Cancel'], [undefined]);
  expect(await agreedTo(planOf(), writing(), signal)).toBe(false);
  expect(asked.said).toEqual([shown, list, dialog, list, ['closed']]);
});

test('Whether the cluster may be written is asked after the plan was read, and before the last question', async () => {
  somebody([run], ['Install on homelab']);
  expect(await agreedTo(planOf(), writing(false, true), signal)).toBe(true);
  expect(asked.said).toEqual([shown, list, ['writing'], dialog, ['closed']]);
});

test('Who has allowed it and says no to the last question is not told that it is asked again', async () => {
  const details: (string | undefined)[] = [];
  somebody([], [undefined]);
  const picks = [run, 'Cancel'];
  Object.assign(window, {
    showQuickPick: async (rows: readonly (Pick & { readonly detail?: string })[]) => {
      details.push(rows[0]?.detail);
      const wanted = picks.shift();
      return rows.find(({ label }) => label === wanted);
    },
  });
  const own = { isAllowed: false, ask: async () => (own.isAllowed = true) };
  expect(await agreedTo(planOf(), own, signal)).toBe(false);
  expect(details).toEqual([
    'Asks whether Slipway may write to this cluster, then once more, with its name.',
    'Asks once more, with the name of the cluster.',
  ]);
});

test('Who does not allow it reads on, and nobody is asked to install', async () => {
  somebody([run, 'Cancel'], []);
  expect(await agreedTo(planOf(), writing(false), signal)).toBe(false);
  expect(asked.said).toEqual([shown, list, ['writing'], list, ['closed']]);
});

test('Who only reads the plan of such a cluster is not asked for it', async () => {
  somebody(['Cancel'], []);
  expect(await agreedTo(planOf(), writing(false), signal)).toBe(false);
  expect(asked.said).toEqual([shown, list, ['closed']]);
});

test('The plan that runs stands there, from its first line, until the run has ended, however that is', async () => {
  const stays = ['shown', 'Plan of Security.md', 0, '# Bootstrap Security', 'stays'];
  const runs = async () => asked.said.push(['runs']);
  await readAlong(planOf(), runs);
  await expect(readAlong(planOf(), () => Promise.reject(new Error('odd')))).rejects.toThrow('odd');
  expect(asked.said).toEqual([stays, ['runs'], ['closed'], stays, ['closed']]);
});

test('Who leaves the list has agreed to nothing', async () => {
  somebody([undefined], []);
  expect(await agreedTo(planOf(), writing(), signal)).toBe(false);
  expect(asked.said).toEqual([shown, list, ['closed']]);
});

test('The second question names each step that has something to do, with what it can do to what is there', async () => {
  somebody([run], ['Install on homelab']);
  const seen = vi.spyOn(window, 'showWarningMessage');
  const steps = [
    plannedStep({ title: 'Make the volume', risk: 'data-loss' }),
    plannedStep({ title: 'Hosts', satisfied: true }),
    plannedStep({ title: 'Wait', risk: 'none' }),
  ];
  await agreedTo(planOf({ steps }), writing(), signal);
  const [, options] = seen.mock.calls[0] as unknown as [string, { readonly detail: string }];
  expect(options.detail.split('\n')).toEqual([
    'Cluster: homelab · https://10.0.0.2:6443',
    'Make the volume (data can be lost)',
    'Wait',
    '',
    'Exactly this is done, by plan 1a2b3c4d5e6f: what has changed since stops it.',
  ]);
});

test('A plan that can not be begun is only read', async () => {
  somebody(['Close'], []);
  await read(planOf({}, ['rights']), "Security can't be bootstrapped yet", signal);
  const closing = [
    ['shown', 'Plan of Security.md', 2, '# Bootstrap Security'],
    ['list', "Security can't be bootstrapped yet"],
    ['closed'],
  ];
  expect(asked.said).toEqual(closing);
});

test('A question whose window is cancelled leaves no document', async () => {
  somebody([run], []);
  await expect(agreedTo(planOf(), writing(), AbortSignal.abort(new Error('over')))).rejects.toThrow('over');
  expect(asked.said.at(-1)).toEqual(['closed']);
});
