import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { nodeAddresses } from '../../../src/node/addresses.ts';

const never = new AbortController().signal;

/** The address of a server on this machine. */
async function serving(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/cert.pem`;
}

describe('an address', () => {
  test('has a text', async () => {
    const address = await serving((_, response) => response.end('a certificate'));
    expect(await nodeAddresses.read(address, never)).toEqual({ text: 'a certificate' });
  });

  test.each([
    [404, 'the server answers 404'],
    [500, 'the server answers 500'],
    [302, 'the server leads elsewhere'],
    [308, 'the server leads elsewhere'],
  ])('that answers %i has none', async (status, failure) => {
    const asked: string[] = [];
    const address = await serving((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(status, { location: '/elsewhere.pem' }).end('a certificate');
    });
    expect(await nodeAddresses.read(address, never)).toEqual({ failure });
    expect(asked).toEqual(['/cert.pem']);
  });

  test('that never ends to answer is left after 1 MiB', async () => {
    const address = await serving((_, response) => {
      const more = (): void => {
        while (response.write('x'.repeat(64 * 1024)));
      };
      response.on('drain', more);
      more();
    });
    expect(await nodeAddresses.read(address, never)).toEqual({ failure: 'the answer has more than 1 MiB' });
  });

  test('where nobody listens says so', async () => {
    const address = await serving(() => undefined);
    const closed = address.replace(/:\d+/, ':1');
    expect(await nodeAddresses.read(closed, never)).toHaveProperty('failure');
  });

  test.each([
    ['nonsense', 'it is no address'],
    ['https://', 'it is no address'],
    ['https://user:hunter2@127.0.0.1:1/', 'an address with a password is not asked'],
  ])('%s can not be asked', async (address, failure) => {
    expect(await nodeAddresses.read(address, never)).toEqual({ failure });
  });

  test('that does not answer is given up when the command is', async () => {
    const asked = Promise.withResolvers<void>();
    const address = await serving(() => asked.resolve());
    const stop = new AbortController();
    const reading = nodeAddresses.read(address, stop.signal);
    await asked.promise;
    stop.abort(new Error('stopped'));
    await expect(reading).rejects.toThrow('stopped');
  });
});
