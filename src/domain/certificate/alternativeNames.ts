import type { Plain } from '../plain.ts';
import { DerError, element, elements, tags } from '../sealing/der.ts';
import { ascii, listOrNull } from './basics.ts';
import { ipText } from './ip.ts';
import { urlOf } from './url.ts';

/** How names are tagged (RFC 5280, 4.2.1.6: GeneralName). */
export const generalName = { email: 0x81, dns: 0x82, uri: 0x86, ip: 0x87 } as const;

export interface AlternativeNames {
  readonly DNSNames: Plain;
  readonly EmailAddresses: Plain;
  readonly IPAddresses: Plain;
  readonly URIs: Plain;
}

export const noNames: AlternativeNames = { DNSNames: null, EmailAddresses: null, IPAddresses: null, URIs: null };

/** Other names than a certificate's own. */
export function alternativeNames(value: Uint8Array<ArrayBuffer>): AlternativeNames {
  const names = elements(element(value, tags.sequence).content);
  const textsOf = (wanted: number): readonly string[] =>
    names.filter(({ tag }) => tag === wanted).map(({ content }) => ascii(content));
  const addresses = names.filter(({ tag }) => tag === generalName.ip).map(({ content }) => content);
  if (addresses.some(({ length }) => length !== 4 && length !== 16))
    throw new DerError('an address that is neither of IPv4 nor of IPv6');
  return {
    DNSNames: listOrNull(textsOf(generalName.dns)),
    EmailAddresses: listOrNull(textsOf(generalName.email)),
    IPAddresses: listOrNull(addresses.map((address) => ipText([...address]))),
    URIs: listOrNull(textsOf(generalName.uri).map(urlOf)),
  };
}
