import { describe, expect, test } from 'vitest';
import { Grounds } from '../../../src/live/grounds.ts';

const place = { phase: 'a', check: 'lint' };

/** What is told, and answers that are given one by one. */
function watched() {
  const told: string[] = [];
  const grounds = new Grounds(
    ({ check }) => told.push(`${check} has gone`),
    () => told.push('looked'),
  );
  const open: ((same: boolean) => void)[] = [];
  const stillSame = (): Promise<boolean> => new Promise((resolve) => void open.push(resolve));
  return { told, grounds, open, stillSame };
}

describe('what an answer rests on', () => {
  test('is looked at when somebody asks, and told when it is another one, once', async () => {
    const { told, grounds, open, stillSame } = watched();
    grounds.set(place, stillSame);
    expect(open).toHaveLength(0);
    grounds.look();
    expect(grounds.isOpen).toBe(true);
    open[0]?.(true);
    await expect.poll(() => told).toEqual(['looked']);
    expect(grounds.isOpen).toBe(false);
    grounds.look();
    open[1]?.(false);
    await expect.poll(() => told).toEqual(['looked', 'lint has gone', 'looked']);
    grounds.look();
    expect(open).toHaveLength(2);
  });

  test('is looked at one time more for all who ask meanwhile', async () => {
    const { told, grounds, open, stillSame } = watched();
    grounds.set(place, stillSame);
    for (let index = 0; index < 5; index++) grounds.look();
    expect(open).toHaveLength(1);
    open[0]?.(true);
    await expect.poll(() => open).toHaveLength(2);
    open[1]?.(true);
    await expect.poll(() => told).toEqual(['looked']);
  });

  test('is that of the newest answer: what is found of an older one says nothing', async () => {
    const { told, grounds, open, stillSame } = watched();
    grounds.set(place, stillSame);
    grounds.look();
    grounds.set(place, async () => true);
    open[0]?.(false);
    await expect.poll(() => told).toEqual(['looked']);
  });

  test.each([
    ['an answer that rests on nothing of the kind', (grounds: Grounds) => grounds.set(place, null)],
    ['the end of all answers', (grounds: Grounds) => grounds.forget()],
    ['the end of it', (grounds: Grounds) => grounds.close()],
  ])('is not looked at any more after %s', (_, change) => {
    const { grounds, open, stillSame } = watched();
    grounds.set(place, stillSame);
    change(grounds);
    grounds.look();
    expect(open).toEqual([]);
  });

  test('tells nobody when it is closed in the middle of it', async () => {
    const { told, grounds, open, stillSame } = watched();
    grounds.set(place, stillSame);
    grounds.look();
    grounds.close();
    expect(grounds.isOpen).toBe(false);
    open[0]?.(false);
    await new Promise((resolve) => setImmediate(resolve));
    expect(told).toEqual([]);
  });
});
