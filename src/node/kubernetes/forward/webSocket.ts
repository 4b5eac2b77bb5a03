import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { failed } from '../failed.ts';
import type { Switched } from '../http/transport.ts';
import { bytesOf, framesIn, mostBytes, opcodes, tooLarge, unreadable } from './frame.ts';
import type { Frame } from './frame.ts';

/** How a WebSocket is asked for, and how its server shows that it has understood (RFC 6455, 4). */
export interface Handshake {
  readonly headers: Readonly<Record<string, string>>;
  /** Why these headers are no answer to that; null when they are. */
  readonly objection: (headers: IncomingHttpHeaders) => string | null;
}

/** A WebSocket that speaks this protocol and no other. */
export function handshake(protocol: string): Handshake {
  const key = randomBytes(16).toString('base64');
  const accepted = createHash('sha1').update(`${key}${magic}`).digest('base64');
  return {
    headers: {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Key': key,
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Protocol': protocol,
    },
    objection: (headers) => {
      if (headers.upgrade?.toLowerCase() !== 'websocket') return 'another protocol was agreed to';
      if (headers['sec-websocket-accept'] !== accepted) return 'the key of the answer is not that of the question';
      if (headers['sec-websocket-protocol'] !== protocol) return `${protocol} was not agreed to`;
      return headers['sec-websocket-extensions'] === undefined ? null : 'an extension was agreed to that nobody wanted';
    },
  };
}

/** Belongs to the protocol (RFC 6455, 1.3). */
const magic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** Messages in both directions over a connection that has become a WebSocket. */
export class WebSocketMessages {
  readonly #socket: Socket;
  readonly #what: string;

  /** `what` names it at the beginning of a sentence. */
  constructor({ socket, head }: Switched, what: string) {
    if (head.length > 0) socket.unshift(head);
    this.#socket = socket;
    this.#what = what;
  }

  /** Whole messages, binary or text, until the other side says that there will be no more. Throws `Failed`, and what the socket throws. */
  async *received(): AsyncIterable<Buffer> {
    let parts: Buffer[] | null = null;
    let length = 0;
    for await (const frame of framesIn(this.#socket, this.#what)) {
      if (frame.opcode >= opcodes.close) {
        if (this.#control(frame) === 'end') return;
        continue;
      }
      if ((frame.opcode === opcodes.continuation) === (parts === null))
        throw unreadable(this.#what, 'the parts of a message do not follow each other');
      parts = [...(parts ?? []), frame.payload];
      length += frame.payload.length;
      if (length > mostBytes) throw tooLarge(this.#what);
      if (!frame.isFinal) continue;
      yield Buffer.concat(parts);
      [parts, length] = [null, 0];
    }
  }

  /** Calls when the message is on its way. */
  send(message: Buffer, done: (error?: Error | null) => void): void {
    this.#socket.write(bytesOf(opcodes.binary, message, randomBytes(4)), done);
  }

  /** Says that nothing more will be sent. */
  end(done: () => void): void {
    this.#socket.end(bytesOf(opcodes.close, normal, randomBytes(4)), done);
  }

  #control({ opcode, payload }: Frame): 'end' | null {
    // Who asks faster than it takes answers gets none: they would pile up here.
    if (opcode === opcodes.ping && !this.#socket.writableNeedDrain && this.#socket.writable)
      this.#socket.write(bytesOf(opcodes.pong, payload, randomBytes(4)));
    if (opcode !== opcodes.close) return null;
    const code = payload.length < 2 ? 1000 : payload.readUInt16BE(0);
    if (code === 1000 || code === 1001) return 'end';
    const reason = payload.subarray(2).toString().trim().replaceAll(/\s+/g, ' ');
    throw failed('reset', `${this.#what} was ended by the server: ${code}${reason === '' ? '' : ` ${reason}`}.`);
  }
}

/** "Normal closure" (RFC 6455, 7.4.1). */
const normal = Buffer.from([0x03, 0xe8]);
