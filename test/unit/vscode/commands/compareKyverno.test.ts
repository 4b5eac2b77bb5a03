import { beforeEach, expect, test, vi } from 'vitest';
import { compareKyverno } from '../../../../src/vscode/commands/compareKyverno.ts';
import type { CommandServices } from '../../../../src/vscode/commands/commands.ts';
import type { AskedOfKyverno } from '../../../../src/domain/policy/comparison/compare.ts';
import { ScriptedPrograms } from '../../../fakes/programs.ts';
import { window, workspace } from '../../../fakes/vscode.ts';

/** All that was shown, in order. */
const shown: string[] = [];
/** What was closed before. */
const closed: string[] = [];

vi.mock('vscode', async () => ({
  ...(await import('../../../fakes/vscode.ts')),
  ProgressLocation: { Notification: 15 },
}));

vi.mock('../../../../src/vscode/preview.ts', () => ({
  closeNamed: async (name: string): Promise<void> => {
    closed.push(name);
    await Promise.resolve();
  },
  Preview: class {
    async show(text: string): Promise<void> {
      shown.push(text);
      await Promise.resolve();
    }
  },
}));

const asked: AskedOfKyverno = {
  files: [{ path: '/repo/p.yaml', bindings: [], policies: [{ policy: 'p', answers: [] }], onlyMapped: false }],
  objects: [],
  definitions: [],
  failures: [],
};

function programs(): ScriptedPrograms {
  return new ScriptedPrograms('kyverno')
    .on(['kyverno', 'version'], { stdout: 'Version: v1.19.1\n' })
    .on(['kyverno', 'apply'], {});
}

/** Somebody who answers the question so. */
async function compare(answer: string | undefined, trusted = true, found?: object): Promise<ScriptedPrograms> {
  const made = programs();
  Object.assign(workspace, {
    isTrusted: trusted,
    workspaceFolders: [{ uri: { fsPath: '/repo' } }],
    getWorkspaceFolder: () => undefined,
    onDidCloseTextDocument: () => ({ dispose: () => undefined }),
  });
  Object.assign(window, {
    activeTextEditor: undefined,
    showWarningMessage: async (question: string, { detail }: { readonly detail: string }) => {
      shown.push(question, detail);
      return Promise.resolve(answer);
    },
    showErrorMessage: (sentence: string) => void shown.push(`Error: ${sentence}`),
    showInformationMessage: (sentence: string) => void shown.push(sentence),
    withProgress: (_: unknown, work: (...all: readonly unknown[]) => unknown) =>
      work(
        { report: ({ message }: { readonly message: string }) => shown.push(message) },
        { isCancellationRequested: false, onCancellationRequested: () => ({ dispose: () => undefined }) },
      ),
  });
  const services = {
    kyverno: { find: async () => Promise.resolve(found ?? { path: '/usr/bin/kyverno', programs: made }) },
    judging: { server: async () => Promise.resolve({ askedOfKyverno: async () => Promise.resolve(asked) }) },
  };
  await compareKyverno(services as unknown as CommandServices);
  return made;
}

beforeEach(() => {
  shown.length = 0;
  closed.length = 0;
});

test('After a yes it runs for each file, and the comparison is shown', async () => {
  const { lines } = await compare('Compare');
  expect(shown.slice(0, 2)).toEqual([
    'Run Kyverno on the policies of this folder?',
    expect.stringContaining('/usr/bin/kyverno 1.19.1\nFolder: /repo\n'),
  ]);
  expect(closed).toEqual(['Comparison with Kyverno.md']);
  expect(shown[2]).toContain('Compared 0 outcomes of 1 policy: none differs.');
  expect(lines.filter((line) => line.startsWith('kyverno apply'))).toHaveLength(1);
});

test.each<[string, Parameters<typeof compare>, readonly string[]]>([
  ['without a yes', [undefined], ['Run Kyverno on the policies of this folder?', expect.any(String) as string]],
  ['in a workspace that nobody trusts', ['Compare', false], ['Programs run in trusted workspaces only.']],
  ['without a kyverno', ['Compare', true, { problem: 'There is none.' }], ['There is none.']],
])('Nothing is judged by it %s', async (_, how, said) => {
  const { lines } = await compare(...how);
  expect(shown).toEqual(said);
  expect(lines.filter((line) => line.startsWith('kyverno apply'))).toEqual([]);
});

test('A kyverno that does not run is told of, and nothing is asked', async () => {
  const broken = programs().on(['kyverno'], { status: null, problem: "it can't be started: permission is denied" });
  await compare('Compare', true, { path: '/usr/bin/kyverno', programs: broken });
  expect(shown).toEqual(["Error: /usr/bin/kyverno does not run: it can't be started: permission is denied."]);
  expect(broken.ran).toHaveLength(1);
});
