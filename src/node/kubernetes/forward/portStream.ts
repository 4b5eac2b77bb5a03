import { Duplex, Readable, Writable } from 'node:stream';
import { failed } from '../failed.ts';
import { unreadable } from './frame.ts';
import type { WebSocketMessages } from './webSocket.ts';

/**
 * What is sent to a port of a Pod and comes from there. The first byte of a message says whether it is data or what went
 * wrong, and the first message of each kind is the number of the port.
 */
export const subprotocol = 'v4.channel.k8s.io';

const channels = { data: 0, error: 1 } as const;

/** Characters of what the kubelet says. */
const mostSaid = 2000;

/** The stream of one port. It fails with `Failed` when the port can't be reached, and with what the socket throws. */
export function portStream(messages: WebSocketMessages, port: number, what: string): Duplex {
  const readable = Readable.from(dataIn(messages, port, what), { objectMode: false });
  const writable = new Writable({
    write: (bytes: Buffer, _, done) => messages.send(Buffer.concat([Buffer.from([channels.data]), bytes]), done),
    final: (done) => messages.end(() => done()),
  });
  const stream = Duplex.from({ readable, writable });
  // Whoever uses it hears of errors; those after that are nobody's, and would end the process.
  stream.on('error', () => undefined);
  return stream;
}

async function* dataIn(messages: WebSocketMessages, port: number, what: string): AsyncIterable<Buffer> {
  const opened = new Set<number>();
  for await (const message of messages.received()) {
    const [channel = -1] = message;
    const content = message.subarray(1);
    if (channel !== channels.data && channel !== channels.error)
      throw unreadable(what, `a message is for channel ${channel}, which was not asked for`);
    if (content.length === 0) continue;
    if (!opened.has(channel)) {
      if (content.length !== 2 || content.readUInt16LE(0) !== port)
        throw unreadable(what, `a channel does not begin with the port ${port}`);
      opened.add(channel);
    } else if (channel === channels.data) yield content;
    else throw refused(content, what);
  }
}

/** The kubelet says in its own words why it can't reach the port. */
function refused(content: Buffer, what: string): Error {
  const said = content.toString().trim().replaceAll(/\s+/g, ' ').replace(/\.$/, '').slice(0, mostSaid);
  return failed('refused', `${what} was refused: ${said}.`, {
    remedy: 'Look whether the Pod runs and listens on this port.',
  });
}
