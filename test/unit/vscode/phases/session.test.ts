import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { PlatformSpec } from '../../../../src/domain/phases/spec.ts';
import { PhasesSession } from '../../../../src/vscode/phases/session.ts';
import { Validation } from '../../../../src/vscode/phases/validation.ts';
import { MemoryCluster } from '../../../fakes/cluster.ts';
import { MemoryClusters } from '../../../fakes/clusters.ts';
import { MemoryGitState } from '../../../fakes/gitState.ts';
import { MemoryHttp } from '../../../fakes/http.ts';
import { ScriptedPrograms } from '../../../fakes/programs.ts';
import { ManualTimers } from '../../../fakes/timers.ts';
import { EventEmitter, workspace } from '../../../fakes/vscode.ts';
import { checkSpec, platformOf } from '../../live/platform.ts';
import { living } from '../../live/watching.ts';

vi.mock('vscode', async () => {
  const fake = await import('../../../fakes/vscode.ts');
  const withProgress = async (_: unknown, work: (progress: object) => unknown) => work({ report: () => undefined });
  // No platform explains its phases.
  const Uri = { joinPath: () => null };
  return { ...fake, Uri, window: { ...fake.window, withProgress } };
});

afterEach(() => {
  workspace.isTrusted = true;
});

const spec = platformOf([checkSpec('one', { kind: 'http', url: "'https://gitlab'", status: null, token: null })]);

const folder = (path: string) => ({ path, fsPath: path, toString: () => `file://${path}` });

/** The phases of a window with the platform `/a`, whose files are read when the test says so. */
function desk() {
  const timers = new ManualTimers();
  timers.hurry(50);
  const cluster = () => living(new MemoryClusters(new MemoryCluster('home')), { timers }).live;
  const events = { session: new EventEmitter<void>(), platforms: new EventEmitter<void>() };
  const session = { live: cluster(), clock: timers, onDidChange: events.session.event, want: () => ({ dispose() {} }) };
  const platforms = { active: folder('/a') as ReturnType<typeof folder> | null, onDidChange: events.platforms.event };
  const readings: { resolve: (spec: PlatformSpec | null) => void; reject: (error: Error) => void }[] = [];
  const judging = {
    onPlatformChanged: new EventEmitter<never>().event,
    platformSpec: () => {
      const { promise, resolve, reject } = Promise.withResolvers<PlatformSpec | null>();
      readings.push({ resolve, reject });
      return promise;
    },
  };
  const errors: unknown[] = [];
  const log = { error: (error: unknown) => errors.push(error) };
  const http = new MemoryHttp({ 'https://gitlab': { status: 200, text: 'ok', certificate: null } });
  const phases = new PhasesSession({ session, platforms, judging, log } as never, {
    git: new MemoryGitState(),
    http,
    timers,
    programs: new ScriptedPrograms(),
    scripts: { digest: async () => null, read: async () => null },
  });
  onTestFinished(() => phases.dispose());
  const to = (platform: string | null) => {
    platforms.active = platform === null ? null : folder(platform);
    events.platforms.fire();
  };
  const exchange = () => {
    session.live = cluster();
    events.session.fire();
  };
  return { phases, session, readings, errors, http, to, exchange };
}

describe('What the files of a platform said', () => {
  test.each([
    ['there is no platform any more', ({ to }: ReturnType<typeof desk>) => to(null)],
    ['another one is meant', ({ to }: ReturnType<typeof desk>) => to('/b')],
    ['nobody wants to know', ({ phases }: ReturnType<typeof desk>) => phases.dispose()],
  ])('is not taken once %s', async (_, leave) => {
    const one = desk();
    const [reading] = one.readings;
    const former = one.phases.live;
    const set = vi.spyOn(former as NonNullable<typeof former>, 'set');
    leave(one);
    reading?.resolve(spec);
    await new Promise(setImmediate);
    expect(set).not.toHaveBeenCalled();
    expect(former?.spec).toBeNull();
    expect(one.phases.problem).toBeNull();
  });

  test('can not be known: that is told to the log alone when another one is meant by then', async () => {
    const one = desk();
    one.to(null);
    one.readings[0]?.reject(new Error('The server has ended.'));
    await one.phases.ready();
    expect(one.errors).toHaveLength(1);
    expect(one.phases.problem).toBeNull();
  });
});

test('Nobody waits for phases that are not wanted any more', async () => {
  const one = desk();
  one.readings[0]?.resolve(spec);
  await new Promise(setImmediate);
  const ready = one.phases.ready();
  one.phases.dispose();
  await expect(ready).resolves.toBeUndefined();
});

describe('While something runs with a platform', () => {
  test('it stays, whichever file is in front; the other one comes when all has ended', async () => {
    const one = desk();
    one.readings[0]?.resolve(spec);
    await one.phases.settled();
    const { live } = one.phases;
    const held = [one.phases.hold(), one.phases.hold()];
    one.to('/b');
    held[0]?.dispose();
    expect([one.phases.platform?.path, one.phases.live === live]).toEqual(['/a', true]);
    held[1]?.dispose();
    expect([one.phases.platform?.path, one.phases.live === live]).toEqual(['/b', false]);
  });

  test('nothing comes any more to a window that has gone meanwhile', async () => {
    const one = desk();
    one.readings[0]?.resolve(spec);
    await one.phases.settled();
    const held = one.phases.hold();
    one.to('/b');
    one.phases.dispose();
    held.dispose();
    expect(one.phases.platform?.path).toBe('/a');
  });
});

describe('Validation ends', () => {
  test.each([
    ['another platform is meant', ({ to }: ReturnType<typeof desk>) => to('/b')],
    ['another cluster is followed', ({ exchange }: ReturnType<typeof desk>) => exchange()],
    ['the phases are closed', ({ phases }: ReturnType<typeof desk>) => phases.dispose()],
  ])('when %s while somebody is asked: nothing runs after the yes', async (_, change) => {
    const one = desk();
    one.readings[0]?.resolve(spec);
    await one.phases.settled();
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const asked: unknown[] = [];
    const consent = { allows: (uses: unknown) => (asked.push(uses), promise) };
    const tokens = { get: async () => ({ problem: 'There is none.' }) };
    const validation = new Validation(one.phases, one.session as never, consent, tokens);
    const running = validation.run(null);
    await expect.poll(() => asked).toHaveLength(1);
    change(one);
    resolve(true);
    expect(await running).toBeNull();
    expect(one.http.asked).toEqual([]);
  });
});
