import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import { askHidden } from '../../../src/node/passphrase.ts';

/** A terminal in memory: what was shown, and whether keys are read one by one. */
function terminal() {
  const keys = new EventEmitter();
  const state = { raw: false, shown: '', listening: () => keys.listenerCount('data') };
  const input = {
    setRawMode: (raw: boolean) => {
      state.raw = raw;
      return input;
    },
    on: (_: string, take: (bytes: Buffer) => void) => {
      keys.on('data', take);
      return input;
    },
    off: (_: string, take: (bytes: Buffer) => void) => {
      keys.off('data', take);
      return input;
    },
    resume: () => input,
    pause: () => input,
  } as unknown as Parameters<typeof askHidden>[1]['input'];
  const bytes = (typed: Buffer): boolean => keys.emit('data', typed);
  const output = { write: (text: string) => (state.shown += text) };
  return { input, output, state, bytes, type: (text: string) => bytes(Buffer.from(text)) };
}

const { signal } = new AbortController();

describe('a line that is not shown', () => {
  test.each([
    ['as it is typed', ['abc', 'd\r'], 'abcd'],
    ['pasted with its end', ['abc\n'], 'abc'],
    ['with a character taken back', ['abx\u007fc\r'], 'abc'],
    ['begun anew', ['wrong\u0015right\r'], 'right'],
    ['with keys that mean nothing left out', ['a\u0001\u001bb\r'], 'ab'],
    ['of any language', ['größe🚢x\b\r'], 'größe🚢'],
    ['empty', ['\r'], ''],
    ['given up', ['abc\u0003'], null],
    ['ended', ['\u0004'], null],
  ])('%s', async (_, typed, line) => {
    const { input, output, state, type } = terminal();
    const asked = askHidden('Passphrase: ', { input, output }, signal);
    expect(state.raw).toBe(true);
    for (const text of typed) type(text);
    expect(await asked).toBe(line);
    expect(state.shown).toBe('Passphrase: \n');
    expect([state.raw, state.listening()]).toEqual([false, 0]);
  });

  test('A character that comes in two parts is one', async () => {
    const { input, output, bytes } = terminal();
    const asked = askHidden('', { input, output }, signal);
    const typed = Buffer.from('ü\r');
    for (const byte of typed) bytes(Buffer.of(byte));
    expect(await asked).toBe('ü');
  });

  test('The terminal is given back when the signal says so', async () => {
    const { input, output, state } = terminal();
    const stop = new AbortController();
    const asked = askHidden('', { input, output }, stop.signal);
    stop.abort();
    await expect(asked).rejects.toThrow('abort');
    expect([state.raw, state.listening()]).toEqual([false, 0]);
  });
});
