import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LogOutputChannel, TestItem, TestRunRequest } from 'vscode';
import { runAndFollow } from '../../../../src/vscode/testing/continuous.ts';
import { EventEmitter, events } from '../../../fakes/vscode.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const log = {} as LogOutputChannel;
const [one, two] = [{ id: 'one' }, { id: 'two' }] as unknown as readonly [TestItem, TestItem];
const row = { id: 'row', parent: one } as unknown as TestItem;
const uses: readonly (readonly [TestItem, string])[] = [
  [one, '/repo/policy.yaml'],
  [two, '/repo/other.yaml'],
];

/** Somebody wants tests to run again; `ran` is what has run after the first time. */
function following(include?: readonly TestItem[]) {
  const cancelled = new EventEmitter<void>();
  const token = { isCancellationRequested: false, onCancellationRequested: cancelled.event };
  const ran: (readonly string[])[] = [];
  const first = Promise.withResolvers<void>();
  const asked = { include, exclude: undefined, continuous: true } as unknown as TestRunRequest;
  const runs = {
    affected: (_: TestRunRequest, paths: ReadonlySet<string>) =>
      uses.flatMap(([file, path]) => (paths.has(path) ? [file] : [])),
    run: async (request: TestRunRequest) => {
      if (request === asked) await first.promise;
      else ran.push((request.include ?? []).map(({ id }) => id));
    },
  };
  void runAndFollow(asked, token, runs, log);
  const cancel = (): void => {
    token.isCancellationRequested = true;
    cancelled.fire();
  };
  return { ran, cancel, first: first.resolve };
}

const type = (fsPath: string): void => events.typed.fire({ document: { uri: { scheme: 'file', fsPath } } });
const write = (fsPath: string): void => events.file.fire({ scheme: 'file', fsPath });
const quiet = (): Promise<unknown> => vi.advanceTimersByTimeAsync(300);

test('What a change concerns runs again, once for all that comes together', async () => {
  const { ran, first } = following();
  first();
  type('/repo/policy.yaml');
  type('/repo/policy.yaml');
  await quiet();
  expect(ran).toEqual([['one']]);
  write('/repo/other.yaml');
  write('/repo/policy.yaml');
  await quiet();
  expect(ran).toEqual([['one'], ['one', 'two']]);
});

test('What no test uses runs nothing', async () => {
  const { ran, first } = following();
  first();
  write('/repo/elsewhere.yaml');
  events.typed.fire({ document: { uri: { scheme: 'output', fsPath: '/repo/policy.yaml' } } });
  await quiet();
  expect(ran).toEqual([]);
});

test('A row that was asked for alone stays alone', async () => {
  const { ran, first } = following([row]);
  first();
  type('/repo/policy.yaml');
  await quiet();
  expect(ran).toEqual([['row']]);
});

test('What changes during the first run waits for its end', async () => {
  const { ran, first } = following();
  type('/repo/policy.yaml');
  await quiet();
  expect(ran).toEqual([]);
  first();
  await quiet();
  expect(ran).toEqual([['one']]);
});

test.each([
  ['before a change', true],
  ['after a change', false],
])('Nothing runs any more when it is cancelled %s', async (_, isBefore) => {
  const { ran, cancel, first } = following();
  first();
  if (isBefore) cancel();
  type('/repo/policy.yaml');
  if (!isBefore) cancel();
  await quiet();
  expect(ran).toEqual([]);
});
