import { codeOf } from '../../reason.ts';
import { failed } from '../failed.ts';
import type { Failed } from '../failed.ts';

/** What an error of a socket means, in a sentence about the server; null for an error that is none of a socket. */
export function ofNetwork(error: unknown, server: string): Failed | null {
  const code = codeOf(error);
  if (code === '') return null;
  if (unreachable.has(code))
    return failed('unreachable', `${server} can't be reached: ${unreachable.get(code)}.`, check);
  if (broken.has(code)) return failed('reset', `The connection to ${server} broke off.`, onTheWay);
  if (certificates.has(code))
    return failed('tls', `${server} can't prove who it is: ${certificates.get(code)}.`, {
      remedy: 'Correct certificate-authority or server in the kubeconfig, or renew the certificate of the server.',
    });
  if (/^(ERR_TLS|ERR_SSL|ERR_OSSL|EPROTO|CERT_|UNABLE_)/.test(code))
    return failed('tls', `No secure connection to ${server} comes about: ${messageOf(error)}.`, {
      remedy: 'Look whether the address of the server in the kubeconfig is right.',
    });
  if (code === 'ERR_PROXY_TUNNEL')
    return failed('unreachable', `The proxy does not lead to ${server}: ${messageOf(error)}.`, {
      remedy: 'Look at proxy-url in the kubeconfig, or HTTPS_PROXY.',
    });
  if (code.startsWith('HPE_') || code.startsWith('Z_'))
    return failed('unreadable', `The answer of ${server} is no HTTP that can be read: ${messageOf(error)}.`);
  return failed('unreachable', `${server} can't be reached: ${messageOf(error)}.`, check);
}

const check = { remedy: 'Look whether the cluster runs, and whether the address in the kubeconfig is right.' };

const onTheWay = {
  remedy: 'Look whether the cluster runs, and whether something on the way to it breaks connections.',
};

const unreachable: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'nothing listens there'],
  ['EHOSTUNREACH', 'there is no way to the host'],
  ['ENETUNREACH', 'there is no way to the network'],
  ['EHOSTDOWN', 'the host is down'],
  ['ETIMEDOUT', 'nothing answers'],
  ['ENOTFOUND', 'the name of the host is not known'],
  ['EAI_AGAIN', 'the name of the host is not known at the moment'],
]);

const broken: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'ERR_STREAM_PREMATURE_CLOSE',
  // A gzip stream that ends in the middle.
  'Z_BUF_ERROR',
]);

const certificates: ReadonlyMap<string, string> = new Map([
  ['CERT_HAS_EXPIRED', 'its certificate has expired'],
  ['CERT_NOT_YET_VALID', 'its certificate is not valid yet'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is signed by itself and not known'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'its certificate is signed by an authority that is not known'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its certificate is signed by an authority that is not known'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'its certificate is signed by an authority that is not known'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'its certificate is signed by an authority that is not known'],
  ['CERT_SIGNATURE_FAILURE', 'its certificate is signed by another authority'],
  ['CERT_REVOKED', 'its certificate is revoked'],
  ['INVALID_CA', 'its authority may sign no certificates'],
  ['INVALID_PURPOSE', 'its certificate is not one of a server'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another name'],
]);

function messageOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error))
    .replaceAll(/\s+/g, ' ')
    .replace(/\.$/, '')
    .slice(0, 300);
}
