import { expect, test } from 'vitest';
import { never, valueOf } from '../opened.ts';
import { failureOf, home, http, path, place, says, sending, unreadable, way } from './forwarding.ts';
import { frame, message, ports } from './kubelet.ts';
import type { Forwarding } from './kubelet.ts';

const text = 'x'.repeat(200_000);
const whole = message(0, http(text));
const bytes = Array.from(Buffer.concat([ports(), message(0, http('abc'))]), (byte) => Buffer.from([byte]));
test.each<[string, string, (forwarding: Forwarding) => unknown]>([
  ['in one large frame', text, says(whole)],
  [
    'in parts of a message, with a question between them',
    'abc',
    says(
      frame(2, Buffer.concat([Buffer.from([0]), Buffer.from(http('abc').slice(0, 20))]), { isFinal: false }),
      frame(9, 'are you there'),
      frame(10, 'unasked'),
      frame(0, http('abc').slice(20)),
    ),
  ],
  [
    'in frames of one byte',
    'abc',
    says(...[...Buffer.from(http('abc'))].map((byte) => message(0, Buffer.from([byte])))),
  ],
  [
    'byte by byte',
    'abc',
    ({ accept, send }) => {
      accept();
      for (const byte of bytes) send(byte);
    },
  ],
  ['together with the agreement', 'abc', ({ accept }) => accept({}, Buffer.concat([ports(), message(0, http('abc'))]))],
  ['as text', 'abc', says(frame(1, `\0${http('abc')}`))],
  ['after an empty message', 'abc', says(message(0, ''), message(1, ''), message(0, http('abc')))],
  ['in chunks', 'abc', says(message(0, 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n'))],
  ['until the end of the connection', 'abc', says(message(0, 'HTTP/1.1 200 OK\r\n\r\nabc'), frame(8, ''))],
])('A Pod answers %s', async (_, said, forward) => {
  const { cluster } = await home(forward);
  expect(valueOf(await cluster.askPod(place, path, never))).toBe(said);
});

test('Whoever asks whether we are there gets an answer', async () => {
  const { cluster, server } = await home(async ({ accept, send, request }) => {
    accept();
    send(ports(), frame(9, 'are you there'));
    await request();
    await server.frame('pong');
    send(message(0, http('abc')));
  });
  expect(valueOf(await cluster.askPod(place, path, never))).toBe('abc');
});

/** Agrees with these headers. */
const agreeing =
  (headers: Readonly<Record<string, string | null>>) =>
  ({ accept }: Forwarding): void =>
    accept(headers);

const megabyte = Buffer.alloc(1024 * 1024 - 1, 'x');

test.each<[string, (forwarding: Forwarding) => unknown, object]>([
  [
    'another key',
    agreeing({ 'Sec-WebSocket-Accept': 'AAAA' }),
    unreadable('the key of the answer is not that of the question'),
  ],
  [
    'no key',
    agreeing({ 'Sec-WebSocket-Accept': null }),
    unreadable('the key of the answer is not that of the question'),
  ],
  [
    'another subprotocol',
    agreeing({ 'Sec-WebSocket-Protocol': 'v5.channel.k8s.io' }),
    unreadable('v4.channel.k8s.io was not agreed to'),
  ],
  ['another protocol', agreeing({ Upgrade: 'h2c' }), unreadable('another protocol was agreed to')],
  [
    'an extension',
    agreeing({ 'Sec-WebSocket-Extensions': 'permessage-deflate' }),
    unreadable('an extension was agreed to that nobody wanted'),
  ],
  ['a masked frame', sending(frame(2, 'x', { isMasked: true })), unreadable('a frame of the server is masked')],
  [
    'a bit of an extension',
    sending(frame(2, 'x', { isExtended: true })),
    unreadable('an extension that was not agreed to is used'),
  ],
  ['a kind that is none', sending(frame(3, 'x')), unreadable('a frame is of kind 3, which does not exist')],
  ['a long question', sending(frame(9, 'x'.repeat(126))), unreadable('a frame of control is in parts, or too long')],
  [
    'half a question',
    sending(frame(9, 'x', { isFinal: false })),
    unreadable('a frame of control is in parts, or too long'),
  ],
  ['a part of nothing', sending(frame(0, 'x')), unreadable('the parts of a message do not follow each other')],
  [
    'a message within another',
    sending(frame(2, '\0\x90\x1f', { isFinal: false }), frame(2, '\0')),
    unreadable('the parts of a message do not follow each other'),
  ],
  [
    'a frame of a gigabyte',
    sending(frame(2, '', { length: 1024 ** 3 })),
    { code: 'too-large', message: `${way} has a message of more than 1 MB, which is not read.` },
  ],
  [
    'a message without end',
    ({ accept, send, flood }) => {
      accept();
      send(frame(2, '\0', { isFinal: false }));
      flood(frame(0, megabyte, { isFinal: false }));
    },
    { code: 'too-large' },
  ],
  [
    'an end with a reason',
    says(frame(8, Buffer.concat([Buffer.from([0x03, 0xf3]), Buffer.from('no\n more')]))),
    { code: 'reset', message: `${way} was ended by the server: 1011 no more.` },
  ],
])('What meets %s is a failure, and the connection ends', async (_, forward, failure) => {
  expect(await failureOf(forward)).toMatchObject(failure);
});
