import { expect, test, vi } from 'vitest';
import type { LogOutputChannel } from 'vscode';
import type { Judging } from '../../../src/vscode/judging.ts';
import { KyvernoProgram } from '../../../src/vscode/kyvernoProgram.ts';
import type { Setting } from '../../../src/vscode/setting.ts';
import { ScriptedPrograms } from '../../fakes/programs.ts';
import { EventEmitter, run } from '../../fakes/vscode.ts';

vi.mock('vscode', () => import('../../fakes/vscode.ts'));

interface Made {
  readonly program: KyvernoProgram;
  readonly judged: EventEmitter<unknown>;
  readonly changed: EventEmitter<void>;
  readonly loads: () => number;
}

function made(path: string, ...names: readonly string[]): Made {
  const [judged, changed] = [new EventEmitter<unknown>(), new EventEmitter<void>()];
  let loads = 0;
  const program = new KyvernoProgram(
    { onJudged: judged.event } as unknown as Judging,
    { value: () => path, onChange: changed.event } as unknown as Setting<'slipway.kyverno'>,
    async () => {
      loads += 1;
      return { programs: new ScriptedPrograms(...names), isOutside: (one) => one.startsWith('/opt/') };
    },
    {} as LogOutputChannel,
  );
  return { program, judged, changed, loads: () => loads };
}

test.each<[string, Made, object]>([
  ['the one on the PATH', made('', 'kyverno'), { path: '/usr/bin/kyverno' }],
  ['the one of the setting first', made(' /opt/kyverno ', 'kyverno'), { path: '/opt/kyverno' }],
  [
    'none in an open folder',
    made('/repo/kyverno', 'kyverno'),
    { problem: 'The setting slipway.kyverno wants an absolute path outside of the open folders.' },
  ],
  ['none', made(''), { problem: 'There is no kyverno on the PATH; name one in the setting slipway.kyverno.' }],
])('Found: %s', async (_, { program }, found) => expect(await program.find()).toMatchObject(found));

test('Nothing is looked for before a document was judged, and once then', async () => {
  run.length = 0;
  const { judged, changed, loads } = made('', 'kyverno');
  expect(loads()).toBe(0);
  judged.fire({});
  judged.fire({});
  await vi.waitFor(() => expect(run).toEqual([['setContext', 'slipway.kyverno', true]]));
  changed.fire();
  await vi.waitFor(() => expect(run).toHaveLength(2));
  expect(loads()).toBe(2);
});
