import { expect, test } from 'vitest';
import { ofNetwork } from '../../../../../src/node/kubernetes/http/network.ts';

const error = (code: string, message = 'it is so') => Object.assign(new Error(message), { code });

test.each([
  ['ECONNREFUSED', 'unreachable', "https://x can't be reached: nothing listens there."],
  ['ENOTFOUND', 'unreachable', "https://x can't be reached: the name of the host is not known."],
  ['EAI_AGAIN', 'unreachable', "https://x can't be reached: the name of the host is not known at the moment."],
  ['EHOSTUNREACH', 'unreachable', "https://x can't be reached: there is no way to the host."],
  ['ESOMETHING', 'unreachable', "https://x can't be reached: it is so."],
  ['ERR_PROXY_TUNNEL', 'unreachable', 'The proxy does not lead to https://x: it is so.'],
  ['ECONNRESET', 'reset', 'The connection to https://x broke off.'],
  ['EPIPE', 'reset', 'The connection to https://x broke off.'],
  ['Z_BUF_ERROR', 'reset', 'The connection to https://x broke off.'],
  ['CERT_HAS_EXPIRED', 'tls', "https://x can't prove who it is: its certificate has expired."],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls', "https://x can't prove who it is: its certificate is for another name."],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls', 'No secure connection to https://x comes about: it is so.'],
  ['EPROTO', 'tls', 'No secure connection to https://x comes about: it is so.'],
  ['HPE_INVALID_CONSTANT', 'unreadable', 'The answer of https://x is no HTTP that can be read: it is so.'],
  ['Z_DATA_ERROR', 'unreadable', 'The answer of https://x is no HTTP that can be read: it is so.'],
])('%s is told as %s', (code, kind, message) => {
  expect(ofNetwork(error(code), 'https://x')?.failure).toMatchObject({ code: kind, message });
});

test('What is no error of a socket is a bug, and stays one', () => {
  expect(ofNetwork(new TypeError('x is undefined'), 'https://x')).toBeNull();
});

test('A long message is cut to a sentence', () => {
  const failure = ofNetwork(error('ESOMETHING', `a\n${'b'.repeat(5000)}.`), 'https://x')?.failure;
  expect(failure?.message).toBe(`https://x can't be reached: a ${'b'.repeat(298)}.`);
});
