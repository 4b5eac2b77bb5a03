import type { Plain, PlainMap } from '../plain.ts';
import { DerError, element, elements, tags } from '../sealing/der.ts';
import { generalName } from './alternativeNames.ts';
import { ascii, base64, listOrNull, parts } from './basics.ts';
import { ipText } from './ip.ts';

const kinds = [
  ['DNSDomains', generalName.dns],
  ['EmailAddresses', generalName.email],
  ['URIDomains', generalName.uri],
] as const;

/** Which names an authority may vouch for (RFC 5280, 4.2.1.10). */
export function nameConstraints(value: Uint8Array<ArrayBuffer>): PlainMap {
  const found = parts(element(value, tags.sequence));
  const sides = [
    ['Permitted', 0xa0],
    ['Excluded', 0xa1],
  ] as const;
  const fields = sides.flatMap(([side, tag]) => {
    const trees = found.filter((one) => one.tag === tag).flatMap(({ content }) => elements(content));
    const names = trees.flatMap((tree) => parts(tree).slice(0, 1));
    const textsOf = (wanted: number): readonly string[] =>
      names.filter((name) => name.tag === wanted).map(({ content }) => ascii(content));
    const ranges = names.filter((name) => name.tag === generalName.ip).map(({ content }) => rangeOf(content));
    const texts = kinds.map(([name, wanted]): [string, Plain] => [`${side}${name}`, listOrNull(textsOf(wanted))]);
    return texts.concat([[`${side}IPRanges`, listOrNull(ranges)]]);
  });
  return Object.fromEntries(fields);
}

/** An address and its mask, of which Go writes the one as text and the other as bytes. */
function rangeOf(bytes: Uint8Array): Plain {
  if (bytes.length !== 8 && bytes.length !== 32) throw new DerError('a range that is neither of IPv4 nor of IPv6');
  const half = bytes.length / 2;
  return { IP: ipText([...bytes.subarray(0, half)]), Mask: base64(bytes.subarray(half)) };
}
