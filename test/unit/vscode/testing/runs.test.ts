import { expect, test, vi } from 'vitest';
import type { TestItem, TestMessage, TestRunRequest } from 'vscode';
import type { RunPolicyTestResult } from '../../../../src/protocol.ts';
import type { LanguageServer } from '../../../../src/vscode/client.ts';
import { SuiteRuns } from '../../../../src/vscode/testing/runs.ts';
import type { SuiteServices } from '../../../../src/vscode/testing/start.ts';
import type { SuiteTree } from '../../../../src/vscode/testing/tree.ts';
import { CancellationTokenSource, Uri } from '../../../fakes/vscode.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

const address = 'file:///repo/t/kyverno-test.yaml';
const place = { start: { line: 0, column: 0 }, end: { line: 0, column: 1 } };
const all = { include: undefined, exclude: undefined } as unknown as TestRunRequest;

function result(actual: string, failures: readonly string[] = []): RunPolicyTestResult {
  const ok = actual === 'pass';
  const answers = [{ resource: 'a', expected: 'pass', actual, ok, message: '' }];
  return { rows: [{ id: 'row', place, answers }], failures, uses: ['file:///repo/t/policy.yaml', 'file:///repo/pods'] };
}

/** One file with one row, and what the editor was told about a run of it. */
function desk(judge: (() => Promise<RunPolicyTestResult>) | null) {
  const file = { id: address, uri: Uri.parse(address), children: new Map() };
  file.children.set('row', { id: 'row', parent: file, children: new Map() });
  const told: string[] = [];
  const tell = (state: string) => (item: TestItem, messages?: unknown) => {
    const sentences = [messages].flat().flatMap((one) => (one instanceof Object ? (one as TestMessage).message : []));
    told.push([state, item === (file as unknown) ? 'file' : item.id, ...sentences.map(String)].join(' '));
  };
  const stopping = new CancellationTokenSource();
  const names = ['enqueued', 'started', 'passed', 'failed', 'errored', 'skipped'];
  const states = Object.fromEntries(names.map((state) => [state, tell(state)]));
  const run = { ...states, token: stopping.token, end: () => told.push('end') };
  const server = judge === null ? null : ({ runPolicyTest: judge } as unknown as LanguageServer);
  const services = {
    controller: { items: new Map([[address, file]]), createTestRun: () => run },
    judging: { server: async () => server },
  } as unknown as SuiteServices;
  const tree = { settled: async () => undefined } as unknown as SuiteTree;
  return { runs: new SuiteRuns(services, tree), told, stopping };
}

test.each<[string, (() => Promise<RunPolicyTestResult>) | null, readonly string[]]>([
  ['as expected', async () => result('pass'), ['passed row']],
  ['wrong', async () => result('fail'), ['failed row expected pass, got fail']],
  ['written otherwise meanwhile', async () => ({ ...result('pass'), rows: [] }), ['skipped row']],
  [
    'of a test that lacks a file',
    async () => result('pass', ['pods.yaml does not exist.']),
    ['passed row', 'errored file pods.yaml does not exist.'],
  ],
  ['judged by nobody', null, ["errored file Nothing is judged: Slipway's language server does not start."]],
])('A row that is %s', async (_, judge, said) => {
  const { runs, told } = desk(judge);
  await runs.run(all, new CancellationTokenSource().token);
  expect(told).toEqual(['enqueued row', 'started row', ...said, 'end']);
});

test.each(['in the view', 'by who follows changes'])(
  'A run that is cancelled %s ends without a result',
  async (where) => {
    const following = new CancellationTokenSource();
    const judging = Promise.withResolvers<RunPolicyTestResult>();
    const { runs, told, stopping } = desk(() => judging.promise);
    const running = runs.run(all, following.token);
    await vi.waitUntil(() => told.includes('started row'));
    (where === 'in the view' ? stopping : following).cancel();
    judging.reject(new Error('The request was cancelled.'));
    await running;
    expect(told).toEqual(['enqueued row', 'started row', 'end']);
  },
);

test('What fails otherwise is told to who has asked, and the run ends', async () => {
  const { runs, told } = desk(() => Promise.reject(new Error('The connection is closed.')));
  await expect(runs.run(all, new CancellationTokenSource().token)).rejects.toThrow('closed');
  expect(told.at(-1)).toBe('end');
});

test.each([
  ['/repo/t/kyverno-test.yaml', true],
  ['/repo/t/policy.yaml', true],
  ['/repo/pods/new/a.yaml', true],
  ['/repo/podsies/a.yaml', false],
  ['/repo/t/other.yaml', false],
])('A change of %s concerns a test that has run: %s', async (path, isAffected) => {
  const { runs } = desk(async () => result('pass'));
  await runs.run(all, new CancellationTokenSource().token);
  expect(runs.affected(all, new Set([path]))).toHaveLength(isAffected ? 1 : 0);
});
