import { expect, test } from 'vitest';
import { failureOf, says, sending, unreadable, way } from './forwarding.ts';
import { frame, message, ports } from './kubelet.ts';
import type { Forwarding } from './kubelet.ts';

test.each<[string, (forwarding: Forwarding) => unknown, object]>([
  [
    'a channel that nobody wanted',
    sending(message(2, 'x')),
    unreadable('a message is for channel 2, which was not asked for'),
  ],
  ['another port', sending(ports(80)), unreadable('a channel does not begin with the port 8080')],
  [
    'nothing that listens',
    says(message(1, 'error forwarding port 8080 to pod sealed-0:\n connection refused.')),
    {
      code: 'refused',
      message: `${way} was refused: error forwarding port 8080 to pod sealed-0: connection refused.`,
    },
  ],
  ['an early end', says(frame(8, '')), { code: 'reset', message: expect.stringContaining('broke off') }],
  [
    'a connection that is cut',
    async ({ accept, request, cut }) => {
      accept();
      await request();
      cut();
    },
    { code: 'reset', message: expect.stringContaining('Pod "keys/sealed-0"') },
  ],
])('What meets %s is a failure, and the connection ends', async (_, forward, failure) => {
  expect(await failureOf(forward)).toMatchObject(failure);
});
