import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';
import { pem } from '../certificates.ts';

export interface Look {
  readonly isFinal?: boolean;
  readonly isMasked?: boolean;
  readonly isExtended?: boolean;
  /** The length that is said; else the true one. */
  readonly length?: number;
}

/** Bytes of a frame as servers send them, and as they must not. */
export function frame(opcode: number, payload: string | Buffer, look: Look = {}): Buffer {
  const content = Buffer.from(payload);
  const length = look.length ?? content.length;
  const first = (look.isFinal === false ? 0 : 0x80) | (look.isExtended === true ? 0x40 : 0) | opcode;
  const mask = look.isMasked === true ? 0x80 : 0;
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
  head[0] = first;
  head[1] = mask | (length < 126 ? length : length < 65_536 ? 126 : 127);
  if (head.length === 4) head.writeUInt16BE(length, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, mask === 0 ? Buffer.alloc(0) : Buffer.alloc(4), content]);
}

/** A message for a channel: 0 is data, 1 what went wrong. */
export function message(channel: number, content: string | Buffer): Buffer {
  return frame(2, Buffer.concat([Buffer.from([channel]), Buffer.from(content)]));
}

/** What both channels begin with. */
export function ports(port = 8080): Buffer {
  const number = Buffer.alloc(2);
  number.writeUInt16LE(port);
  return Buffer.concat([message(0, number), message(1, number)]);
}

/** A forwarding, seen from its server. */
export interface Forwarding {
  /** Agrees; with these headers otherwise than it should, null leaves one out. What is first of the protocol comes with it. */
  readonly accept: (headers?: Readonly<Record<string, string | null>>, first?: Buffer) => void;
  readonly send: (...bytes: readonly Buffer[]) => void;
  /** Answers without agreeing. */
  readonly answer: (status: number, text: string, headers?: Readonly<Record<string, string>>) => void;
  /** The request that came through the data channel, up to its empty line. */
  readonly request: () => Promise<string>;
  /** Sends this again and again, until nobody takes it. */
  readonly flood: (bytes: Buffer) => void;
  /** Ends the connection without a word. */
  readonly cut: () => void;
}

export interface Kubelet {
  readonly url: string;
  /** Method and path of what came. */
  readonly asked: readonly string[];
  readonly headers: readonly IncomingMessage['headers'][];
  /** Kinds of the frames that came, and what was wrong with them. */
  readonly came: readonly string[];
  /** Resolves when such a frame has come. */
  frame(kind: string): Promise<void>;
  /** Resolves when all connections have ended. */
  ended(): Promise<void>;
}

const kinds: Readonly<Record<number, string>> = { 1: 'text', 2: 'binary', 8: 'close', 9: 'ping', 10: 'pong' };

/** An API server with a kubelet behind it, which does with what is to be forwarded as it is told. */
export async function kubelet(forward: (forwarding: Forwarding) => unknown): Promise<Kubelet> {
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const came: string[] = [];
  const sockets = new Set<Socket>();
  const looks = new Set<() => void>();
  const changed = (): void => looks.forEach((look) => look());
  const until = async (fits: () => boolean): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = (): void => (fits() ? resolve() : undefined);
    looks.add(look);
    look();
    await promise;
    looks.delete(look);
  };
  const listener = createServer({
    cert: pem('server.pem'),
    key: pem('server.key'),
    ca: pem('authority.pem'),
    requestCert: true,
    rejectUnauthorized: false,
  });
  listener.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      sockets.delete(socket);
      changed();
    });
  });
  listener.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    asked.push(`${request.method} ${request.url}`);
    headers.push(request.headers);
    socket.on('error', () => undefined);
    let inner = '';
    let rest = Buffer.alloc(0);
    socket.on('data', (part: Buffer) => {
      rest = Buffer.concat([rest, part]);
      for (let read = unframed(rest); read !== null; read = unframed(rest)) {
        rest = rest.subarray(read.end);
        came.push(`${kinds[read.opcode] ?? read.opcode}${read.isMasked ? '' : ', not masked'}`);
        if (read.opcode === 2 && read.payload[0] === 0) inner += read.payload.subarray(1).toString();
      }
      changed();
    });
    forward({
      accept: (other = {}, first = Buffer.alloc(0)) => {
        const lines = Object.entries({ ...agreed(request), ...other }).flatMap(([name, value]) =>
          value === null ? [] : [`${name}: ${value}\r\n`],
        );
        const head = Buffer.from(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`);
        socket.write(Buffer.concat([head, first]));
      },
      send: (...bytes) => void socket.write(Buffer.concat(bytes)),
      answer: (status, text, more = {}) => {
        const lines = Object.entries(more).map(([name, value]) => `${name}: ${value}\r\n`);
        socket.end(`HTTP/1.1 ${status} x\r\nContent-Length: ${text.length}\r\n${lines.join('')}\r\n${text}`);
      },
      request: async () => {
        await until(() => inner.includes('\r\n\r\n'));
        return inner;
      },
      flood: (bytes) => {
        const more = (): void => {
          while (!socket.destroyed && socket.write(bytes));
        };
        socket.on('drain', more);
        more();
      },
      cut: () => void socket.destroy(),
    });
  });
  await new Promise<void>((resolve) => void listener.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    listener.close();
  });
  return {
    url: `https://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    asked,
    headers,
    came,
    frame: (kind) => until(() => came.includes(kind)),
    ended: () => until(() => sockets.size === 0),
  };
}

function agreed(request: IncomingMessage): Readonly<Record<string, string | null>> {
  const key = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
  return {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Accept': createHash('sha1').update(key).digest('base64'),
    'Sec-WebSocket-Protocol': 'v4.channel.k8s.io',
  };
}

/** The first frame of a client; null when it is not complete. */
function unframed(bytes: Buffer) {
  if (bytes.length < 2) return null;
  const isMasked = ((bytes[1] ?? 0) & 0x80) !== 0;
  const short = (bytes[1] ?? 0) & 0x7f;
  const from = short === 126 ? 4 : 2;
  if (bytes.length < from) return null;
  const length = short === 126 ? bytes.readUInt16BE(2) : short;
  const start = from + (isMasked ? 4 : 0);
  const end = start + length;
  if (bytes.length < end) return null;
  const mask = bytes.subarray(from, start);
  const payload = bytes.subarray(start, end).map((byte, index) => byte ^ (isMasked ? (mask[index % 4] ?? 0) : 0));
  return { opcode: (bytes[0] ?? 0) & 0x0f, isMasked, payload: Buffer.from(payload), end };
}
