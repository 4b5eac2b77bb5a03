import { describe, expect, test, vi } from 'vitest';
import { Holds } from '../../../src/vscode/holds.ts';
import { events, window } from '../../fakes/vscode.ts';
import { connected, desk, until } from './cluster/desk.ts';

vi.mock('vscode', () => import('../../fakes/vscode.ts'));

describe('Who needs something to stay', () => {
  test('has it until the last one has let go, also beyond its end', () => {
    const freed: boolean[] = [];
    const holds = new Holds((isOver) => freed.push(isOver));
    const [one, other] = [holds.hold(), holds.hold()];
    one.dispose();
    expect([holds.isHeld, freed]).toEqual([true, []]);
    holds.end();
    expect(freed).toEqual([]);
    other.dispose();
    expect([holds.isHeld, freed]).toEqual([false, [true]]);
  });

  test('keeps nothing at its end when nobody holds it', () => {
    const freed: boolean[] = [];
    const holds = new Holds((isOver) => freed.push(isOver));
    holds.hold().dispose();
    holds.end();
    expect(freed).toEqual([false, true]);
  });
});

describe('The cluster of a window', () => {
  test('goes on while something runs, though nobody looks, and rests when that has ended', async () => {
    const one = desk();
    await connected(one);
    const held = one.session.hold();
    vi.useFakeTimers();
    window.state.focused = false;
    events.windowState.fire(undefined);
    vi.advanceTimersByTime(60 * 60_000);
    vi.useRealTimers();
    expect(one.session.connection.state).toBe('live');
    held.dispose();
    expect(one.session.connection).toMatchObject({ state: 'stale', failure: null });
    window.state.focused = true;
    events.windowState.fire(undefined);
    await until(() => one.session.connection.state === 'live');
  });

  test('is there to the end for what runs when the window goes', async () => {
    const one = desk();
    await connected(one);
    const api = one.session.live?.api;
    const close = vi.spyOn(api as NonNullable<typeof api>, 'close');
    const held = [one.session.hold(), one.session.hold()];
    one.session.dispose();
    held[0]?.dispose();
    expect(close).not.toHaveBeenCalled();
    held[1]?.dispose();
    expect(close).toHaveBeenCalled();
  });
});
