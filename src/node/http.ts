import { Agent as HttpAgent, request as requestHttp } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as requestHttps } from 'node:https';
import { getCACertificates, TLSSocket } from 'node:tls';
import type { HttpAnswer } from '../domain/phases/httpAnswer.ts';
import type { Http } from '../ports.ts';
import { codeOf, reasonOf } from './reason.ts';

/** What of a machine's network is given from outside: in a test another authority is trusted. */
export interface HttpWorld {
  /** PEM of the authorities that are trusted; asked once, at the first address with TLS. */
  readonly authorities: () => readonly string[];
  /** Milliseconds for the whole of a request. */
  readonly limit: number;
}

/** Those that Node brings and those that the system trusts. */
export const systemWorld: HttpWorld = {
  authorities: () => [...new Set([...getCACertificates('default'), ...getCACertificates('system')])],
  limit: 10_000,
};

/**
 * Asks addresses that checks name. Nothing is followed or kept, no proxy is used, and a token leaves this machine only
 * on a connection whose other end has proved who it is.
 */
export function nodeHttp({ authorities, limit }: HttpWorld): Http {
  let trusted: readonly string[] | null = null;
  return {
    get: async ({ url, token }, signal) => {
      const address = URL.canParse(url) ? new URL(url) : null;
      const obstacle = obstacleOf(address, token);
      if (address === null || obstacle !== null) return { failure: obstacle ?? 'it is no address' };
      const isSecure = address.protocol === 'https:';
      if (isSecure) trusted ??= authorities();
      const late = AbortSignal.timeout(limit);
      try {
        return await ask(address, token, trusted, AbortSignal.any([signal, late]));
      } catch (error) {
        signal.throwIfAborted();
        return { failure: late.aborted ? `there is no answer within ${limit / 1000} s` : whyOf(error, token) };
      }
    },
  };
}

const mostBytes = 1024 * 1024;

function obstacleOf(address: URL | null, token: string | null): string | null {
  if (address === null) return 'it is no address';
  if (address.protocol !== 'https:' && address.protocol !== 'http:') return 'only http and https are asked';
  if (address.username !== '' || address.password !== '') return 'an address with a password is not asked';
  if (token === null) return null;
  if (address.protocol === 'http:') return 'a token is sent over https only';
  return /^[\u0021-\u007e]+$/.test(token) ? null : 'the token has characters that no token has';
}

async function ask(
  address: URL,
  token: string | null,
  authorities: readonly string[] | null,
  signal: AbortSignal,
): Promise<HttpAnswer | { readonly failure: string }> {
  const headers = {
    accept: 'application/json, text/plain;q=0.9, */*;q=0.8',
    'accept-encoding': 'identity',
    'user-agent': 'slipway',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
  };
  const secure = {
    ...(authorities === null ? {} : { ca: [...authorities] }),
    // Without a token nothing is told to whoever answers, and who that is becomes part of the answer.
    rejectUnauthorized: token !== null,
  };
  const sent =
    address.protocol === 'https:'
      ? requestHttps(address, { headers, signal, agent: new HttpsAgent({ maxCachedSessions: 0 }), ...secure })
      : requestHttp(address, { headers, signal, agent: new HttpAgent() });
  try {
    const response = await answered(sent);
    const certificate = certificateOf(response);
    if (!['', 'identity'].includes(response.headers['content-encoding'] ?? ''))
      return { failure: 'the answer is compressed though nobody asked for that' };
    const text = await textOf(response);
    if (text === null) return { failure: 'the answer has more than 1 MiB' };
    return { status: response.statusCode ?? 0, text, certificate };
  } finally {
    sent.destroy();
  }
}

function answered(sent: ClientRequest): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  sent.on('error', reject);
  sent.on('response', resolve);
  sent.end();
  return promise;
}

async function textOf(response: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > mostBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

function certificateOf({ socket }: IncomingMessage): HttpAnswer['certificate'] {
  if (!(socket instanceof TLSSocket)) return null;
  const { issuer, valid_to: validTo } = socket.getPeerCertificate();
  const name = issuer?.CN ?? issuer?.O ?? '';
  const until = Date.parse(validTo);
  return {
    issuer: Array.isArray(name) ? name.join(', ') : name,
    validTo: Number.isNaN(until) ? '' : new Date(until).toISOString(),
    isTrusted: socket.authorized,
  };
}

/** As the end of a sentence. */
function whyOf(error: unknown, token: string | null): string {
  const code = codeOf(error);
  const known = reasons.get(code);
  if (known !== undefined) return known;
  if (!/^(ERR_TLS|ERR_SSL|ERR_OSSL|EPROTO|CERT_|UNABLE_|DEPTH_|SELF_)/.test(code)) return reasonOf(error);
  const why = certificates.get(code) ?? `no secure connection comes about (${code})`;
  return token === null ? why : `${why}, and the token was not sent`;
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'nothing listens there'],
  ['EHOSTUNREACH', 'there is no way to the host'],
  ['ENETUNREACH', 'there is no way to the network'],
  ['ETIMEDOUT', 'nothing answers'],
  ['ENOTFOUND', 'the name of the host is not known'],
  ['EAI_AGAIN', 'the name of the host is not known at the moment'],
  ['ECONNRESET', 'the connection broke off'],
  ['EPIPE', 'the connection broke off'],
]);

const unknownAuthority = 'its certificate is signed by an authority that is not trusted';

const certificates: ReadonlyMap<string, string> = new Map([
  ['CERT_HAS_EXPIRED', 'its certificate has expired'],
  ['CERT_NOT_YET_VALID', 'its certificate is not valid yet'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is signed by itself and not trusted'],
  ['SELF_SIGNED_CERT_IN_CHAIN', unknownAuthority],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', unknownAuthority],
  ['UNABLE_TO_GET_ISSUER_CERT', unknownAuthority],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', unknownAuthority],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another name'],
]);
