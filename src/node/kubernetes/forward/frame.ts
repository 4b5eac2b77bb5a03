import { failed } from '../failed.ts';

/** A frame of a WebSocket (RFC 6455, 5.2). */
export interface Frame {
  readonly opcode: number;
  /** Whether a message ends with it. */
  readonly isFinal: boolean;
  readonly payload: Buffer;
}

export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

const known: ReadonlySet<number> = new Set(Object.values(opcodes));

/** Bytes of a frame, and of a message of several: who forwards a port copies some tens of kilobytes at a time. */
export const mostBytes = 1024 * 1024;

/** The bytes of a whole message in one frame. A client masks what it sends: proxies on the way are not to take it for HTTP. */
export function bytesOf(opcode: number, payload: Buffer, mask: Buffer): Buffer {
  const masked = payload.map((byte, index) => byte ^ (mask[index % mask.length] ?? 0));
  return Buffer.concat([headOf(opcode, payload.length), mask, masked]);
}

function headOf(opcode: number, length: number): Buffer {
  const first = 0x80 | opcode;
  if (length < 126) return Buffer.from([first, 0x80 | length]);
  const head = Buffer.alloc(length <= 0xff_ff ? 4 : 10);
  head[0] = first;
  head[1] = 0x80 | (head.length === 4 ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}

/** The frames of a server, whole. Throws `Failed` for what is no frame of a server, and for one that is too large, unread. */
export async function* framesIn(bytes: AsyncIterable<Buffer>, what: string): AsyncIterable<Frame> {
  let parts: Buffer[] = [];
  let length = 0;
  let needed = 2;
  for await (const part of bytes) {
    parts.push(part);
    length += part.length;
    while (length >= needed) {
      const all = Buffer.concat(parts);
      const { start, end } = extentOf(all, what);
      const isWhole = length >= end;
      if (isWhole) yield frameOf(all.subarray(0, end), start);
      const rest = isWhole ? all.subarray(end) : all;
      [parts, length, needed] = [[rest], rest.length, isWhole ? 2 : end];
    }
  }
}

function frameOf(bytes: Buffer, start: number): Frame {
  const first = bytes[0] ?? 0;
  return { opcode: first & 0x0f, isFinal: (first & 0x80) !== 0, payload: bytes.subarray(start) };
}

/** Where the payload of the first frame starts and ends, as far as its bytes tell: the end is never below what is needed. */
function extentOf(bytes: Buffer, what: string): { readonly start: number; readonly end: number } {
  const [first = 0, second = 0] = bytes;
  const opcode = first & 0x0f;
  const short = second & 0x7f;
  if ((first & 0x70) !== 0) throw unreadable(what, 'an extension that was not agreed to is used');
  if ((second & 0x80) !== 0) throw unreadable(what, 'a frame of the server is masked');
  if (!known.has(opcode)) throw unreadable(what, `a frame is of kind ${opcode}, which does not exist`);
  if (opcode >= opcodes.close && ((first & 0x80) === 0 || short > 125))
    throw unreadable(what, 'a frame of control is in parts, or too long');
  const start = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < start) return { start, end: start };
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  if (length > mostBytes) throw tooLarge(what);
  return { start, end: start + length };
}

/** What is no WebSocket, and why. */
export function unreadable(what: string, why: string): Error {
  return failed('unreadable', `${what} is no WebSocket that can be read: ${why}.`, {
    remedy: 'Look whether something between here and the cluster changes connections.',
  });
}

/** A message that is not read. */
export function tooLarge(what: string): Error {
  return failed('too-large', `${what} has a message of more than ${mostBytes / 1024 / 1024} MB, which is not read.`);
}
