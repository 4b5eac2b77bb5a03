import { expect, test } from 'vitest';
import { failureOf, http, says } from './forwarding.ts';
import { frame, message, ports } from './kubelet.ts';
import type { Forwarding } from './kubelet.ts';

test.each<[string, (forwarding: Forwarding) => unknown, object]>([
  ['an end in the middle', says(message(0, http('abc').slice(0, -1)), frame(8, '')), { code: 'reset' }],
  ['no HTTP', says(message(0, 'SSH-2.0-OpenSSH\r\n\r\n')), { code: 'unreadable' }],
  [
    'a Pod that leads elsewhere',
    says(message(0, http('', '302 Found', 'Location: http://192.0.2.1/\r\n'))),
    { code: 'redirect', message: 'Port 8080 of Pod "keys/sealed-0" leads elsewhere (302), which is not followed.' },
  ],
  [
    'a Pod that has nothing there',
    says(message(0, http('', '404 Not Found'))),
    { code: 'missing', message: 'Port 8080 of Pod "keys/sealed-0" has nothing at "/v1/cert.pem".' },
  ],
  [
    'a Pod that is broken',
    says(message(0, http('', '500 Oops'))),
    { code: 'server', message: 'Port 8080 of Pod "keys/sealed-0" answers 500.' },
  ],
  ['a Pod that wants somebody else', says(message(0, http('', '403 No'))), { code: 'refused', right: null }],
  [
    'a gigabyte',
    async ({ accept, send, request, flood }) => {
      accept();
      send(ports());
      await request();
      send(message(0, `HTTP/1.1 200 OK\r\nContent-Length: ${1024 ** 3}\r\n\r\n`));
      flood(message(0, 'x'.repeat(32_768)));
    },
    {
      code: 'too-large',
      message: 'The answer of port 8080 of Pod "keys/sealed-0" has more than 1 MB, and is not read.',
    },
  ],
])('What meets %s is a failure, and the connection ends', async (_, forward, failure) => {
  expect(await failureOf(forward)).toMatchObject(failure);
});
