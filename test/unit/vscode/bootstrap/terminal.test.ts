import { describe, expect, test, vi } from 'vitest';
import { RunTerminal } from '../../../../src/vscode/bootstrap/terminal.ts';

vi.mock('vscode', () => import('../../../fakes/vscode.ts'));

/** A terminal with somebody in front of it. */
function desk() {
  let now = new Date(2026, 0, 1, 14, 2, 31).getTime();
  const stop = vi.fn<() => void>();
  const terminal = new RunTerminal(stop, () => new Date(now));
  let [written, isClosed] = ['', false];
  terminal.onDidWrite((text) => (written += text));
  terminal.onDidClose(() => (isClosed = true));
  return {
    terminal,
    stop,
    open: (columns = 100) => terminal.open({ columns, rows: 20 }),
    pass: (milliseconds: number) => (now += milliseconds),
    get isClosed() {
      return isClosed;
    },
    /** The rows as they stand there: what was taken back is not. */
    get screen() {
      const rows = written.split('\r\n').map((row) => row.split('\r\u001b[2K').at(-1) ?? '');
      // oxlint-disable-next-line no-control-regex -- these are the sequences that set colours, and whether lines wrap
      return rows.map((row) => row.replaceAll(/\u001b\[(\d+m|\?7[lh])/g, ''));
    },
  };
}

describe('The terminal of a run', () => {
  test('has a line for each step, in the place of what it said meanwhile', () => {
    const one = desk();
    one.open();
    one.terminal.head('Security on homelab', ['Hosts are there']);
    one.terminal.begin('Release security', '');
    one.terminal.say('committed 1a2b3c4');
    expect(one.screen.at(-1)).toBe('14:02:31  … Release security · committed 1a2b3c4');
    one.pass(4000);
    one.terminal.end('Release security', 'passed', 'pushed');
    one.terminal.begin('Wait', '');
    expect(one.screen).toEqual([
      'Security on homelab',
      '          ✓ Hosts are there · nothing to do',
      'Ctrl+C cancels: what runs is ended first, and what was done stays.',
      '14:02:31  ✓ Release security · 4 s · pushed',
      '14:02:35  … Wait',
    ]);
  });

  test('has no line for a step that had nothing to do, and one for a step that fails before it begins', () => {
    const one = desk();
    one.open();
    one.terminal.begin('Holds the Lease.', '');
    one.terminal.end('Release security', 'passed', 'there is nothing to do.');
    expect(one.screen).toEqual(['14:02:31  … Holds the Lease.']);
    one.terminal.end('Release security', 'failed', 'It is another one now.');
    expect(one.screen).toEqual(['14:02:31  ✗ Release security · 0 s · It is another one now.', '']);
  });

  test('shows what was written before anybody could see it', () => {
    const one = desk();
    one.terminal.head('Security on homelab', []);
    expect(one.screen).toEqual(['']);
    one.open();
    expect(one.screen).toEqual([
      'Security on homelab',
      'Ctrl+C cancels: what runs is ended first, and what was done stays.',
      '',
    ]);
  });

  test('shows more of what runs once there is more room, and leaves it where there is less', () => {
    const one = desk();
    let drawn = 0;
    one.open(60);
    one.terminal.begin('Wait', 'for something');
    one.terminal.onDidWrite((text) => (drawn += text.includes('for something') ? 1 : 0));
    one.terminal.setDimensions({ columns: 40, rows: 20 });
    expect(drawn).toBe(0);
    one.terminal.setDimensions({ columns: 120, rows: 20 });
    expect(drawn).toBe(1);
    expect(one.screen).toEqual(['14:02:31  … Wait · for something']);
  });

  test('breaks what stays at the width that it was told first where the editor does not say one later', () => {
    const one = desk();
    one.terminal.setDimensions({ columns: 20, rows: 20 });
    one.terminal.open(undefined);
    one.terminal.head('Security', []);
    expect(one.screen.slice(0, 3)).toEqual(['Security', 'Ctrl+C cancels: what', 'runs is ended first,']);
  });

  test('asks once to stop at Ctrl+C, and says that it does', () => {
    const one = desk();
    one.open();
    one.terminal.begin('Wait', '');
    one.terminal.handleInput('\u0003');
    one.terminal.handleInput('\u0003');
    expect(one.stop).toHaveBeenCalledTimes(1);
    expect(one.screen).toEqual([
      'Cancelling: what runs is ended first.',
      'Still ending what runs.',
      '14:02:31  … Wait',
    ]);
    expect(one.isClosed).toBe(false);
  });

  test.each(['x', '\r', '\u001b[A', '\u0004'])('does nothing at another key: %j', (key) => {
    const one = desk();
    one.open();
    one.terminal.begin('Wait', '');
    one.terminal.handleInput(key);
    expect(one.stop).not.toHaveBeenCalled();
    expect(one.isClosed).toBe(false);
  });

  test('stops what runs when it is closed', () => {
    const one = desk();
    one.open();
    one.terminal.begin('Wait', '');
    one.terminal.close();
    expect(one.stop).toHaveBeenCalledTimes(1);
  });

  test('goes with any key when all has ended, and nothing is stopped then', () => {
    const one = desk();
    one.open();
    one.terminal.begin('Wait', 'for something');
    one.terminal.finish('Security is bootstrapped.', 'passed');
    expect(one.screen.slice(-4)).toEqual(['', 'Security is bootstrapped.', 'Any key closes this terminal.', '']);
    one.terminal.handleInput('\u0003');
    expect(one.isClosed).toBe(true);
    one.terminal.close();
    expect(one.stop).not.toHaveBeenCalled();
  });
});
