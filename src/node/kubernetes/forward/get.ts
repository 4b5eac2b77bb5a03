import { ClientRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { failed } from '../failed.ts';
import { readBody } from '../http/body.ts';

/** Bytes of an answer. */
const most = 1024 * 1024;

/**
 * The text that a server at the other end of a stream answers to a GET; the stream is of no use after that. `name` names
 * the server at the beginning of a sentence. Throws `Failed` for all but success, and what the stream and HTTP throw.
 */
export async function getOver(stream: Duplex, host: string, path: string, name: string): Promise<string> {
  const response = await responseOf(stream, host, path);
  const { statusCode: status = 0 } = response;
  if (status >= 200 && status < 300) return readBody(response, most, `The answer of ${lowered(name)}`);
  response.destroy();
  if (status >= 300 && status < 400)
    throw failed('redirect', `${name} leads elsewhere (${status}), which is not followed.`);
  if (status === 404) throw failed('missing', `${name} has nothing at "${path}".`);
  throw failed(status >= 500 ? 'server' : 'refused', `${name} answers ${status}.`, {
    remedy: 'Look at the log of the Pod.',
  });
}

/** Within a sentence. */
export function lowered(name: string): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

function responseOf(stream: Duplex, host: string, path: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // Not by `request`: the editor gives each of those a connection of its own choice.
    const request = new ClientRequest({
      createConnection: () => stream,
      path,
      headers: { Host: host, Accept: '*/*', Connection: 'close' },
    });
    request.once('response', resolve);
    // It stays: a second error would else end the process.
    request.on('error', reject);
    request.once('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })));
    request.end();
  });
}
