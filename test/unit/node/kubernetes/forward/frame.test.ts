import { expect, test } from 'vitest';
import { bytesOf, framesIn } from '../../../../../src/node/kubernetes/forward/frame.ts';
import { frame } from './kubelet.ts';

const mask = Buffer.from([1, 2, 3, 4]);

test.each<[number, number[]]>([
  [0, [0x82, 0x80]],
  [125, [0x82, 0xfd]],
  [126, [0x82, 0xfe, 0, 126]],
  [65_535, [0x82, 0xfe, 0xff, 0xff]],
  [65_536, [0x82, 0xff, 0, 0, 0, 0, 0, 1, 0, 0]],
])('A message of %i bytes is sent with its length and masked', (length, head) => {
  const bytes = bytesOf(2, Buffer.alloc(length, 0), mask);
  expect([...bytes.subarray(0, head.length)]).toEqual(head);
  expect(bytes.subarray(head.length, head.length + 4)).toEqual(mask);
  const payload = bytes.subarray(head.length + 4);
  expect(payload).toHaveLength(length);
  expect(payload.every((byte, index) => byte === (index % 4) + 1)).toBe(true);
});

test('A text is masked as the specification shows (RFC 6455, 5.7)', () => {
  const bytes = bytesOf(1, Buffer.from('Hello'), Buffer.from('37fa213d', 'hex'));
  expect(bytes.toString('hex')).toBe('818537fa213d7f9f4d5158');
});

async function read(...parts: readonly Buffer[]): Promise<string[]> {
  const all: string[] = [];
  for await (const { opcode, isFinal, payload } of framesIn(parted(parts), 'It'))
    all.push(`${opcode}${isFinal ? '' : '…'} ${payload.length}`);
  return all;
}

async function* parted(parts: readonly Buffer[]): AsyncIterable<Buffer> {
  yield* parts;
}

const several = [0, 1, 125, 126, 65_535, 65_536, 1024 * 1024];

test('Frames of all lengths are read, wherever their bytes are parted', async () => {
  const bytes = Buffer.concat(several.map((length) => frame(2, Buffer.alloc(length), { isFinal: length !== 1 })));
  const expected = several.map((length) => `2${length === 1 ? '…' : ''} ${length}`);
  expect(await read(bytes)).toEqual(expected);
  for (const size of [1000, 4096, 65_537]) {
    const count = Math.ceil(bytes.length / size);
    const parts = Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
    expect(await read(...parts)).toEqual(expected);
  }
  const short = bytes.subarray(0, 300);
  expect(await read(...[...short].map((byte) => Buffer.from([byte])))).toEqual(expected.slice(0, 4));
});

test('A frame that is cut off is none', async () => {
  expect(await read(frame(2, 'abc'), frame(2, 'abc').subarray(0, 4))).toEqual(['2 3']);
});

test.each([1024 * 1024 + 1, 2 ** 53 + 2])('A frame of %i bytes is not waited for', async (length) => {
  await expect(read(frame(2, '', { length }))).rejects.toThrow(
    'It has a message of more than 1 MB, which is not read.',
  );
});
