import * as types from '../../type.ts';
import { Trouble, badArgument } from '../../value/trouble.ts';
import { words } from '../../value/words.ts';
import { define, defineMethod } from '../function.ts';
import type { Library } from '../function.ts';
import { string } from '../kind.ts';
import { opaqueType } from '../opaque.ts';
import { addressOf, addressText, isMapped } from '../../../netAddress.ts';
import type { Address } from '../../../netAddress.ts';

export const ip = opaqueType<Address>('net.IP', isSame);

function isSame(one: Address, other: Address): boolean {
  return one.bits === other.bits && one.value === other.value;
}

/** IP addresses (k8s.io/apiserver, pkg/cel/library/ip.go). */
export const ips: Library = [
  define('ip', [string], ip.type, (text) => {
    const address = readAddress(text);
    return address instanceof Trouble ? address : ip.make(address);
  }),
  define('isIP', [string], types.bool, (text) => !(readAddress(text) instanceof Trouble)),
  define('ip.isCanonical', [string], types.bool, (text) => {
    const address = readAddress(text);
    return address instanceof Trouble ? address : addressText(address) === text;
  }),
  define('string', [ip.kind], types.string, ({ value }) => addressText(value)),
  defineMethod('family', [ip.kind], types.int, ({ value }) => (value.bits === 32 ? 4n : 6n)),
  defineMethod('isUnspecified', [ip.kind], types.bool, ({ value }) => value.value === 0n),
  defineMethod('isLoopback', [ip.kind], types.bool, ({ value }) => isLoopback(value)),
  defineMethod('isLinkLocalMulticast', [ip.kind], types.bool, ({ value }) => isLocalMulticast(value)),
  defineMethod('isLinkLocalUnicast', [ip.kind], types.bool, ({ value }) => isLocalUnicast(value)),
  defineMethod('isGlobalUnicast', [ip.kind], types.bool, ({ value }) => {
    const isBroadcast = value.bits === 32 && value.value === 0xffffffffn;
    return value.value !== 0n && !isBroadcast && ![isLoopback, isMulticast, isLocalUnicast].some((is) => is(value));
  }),
];

/** An address without zone of which nobody has to ask of what version it is. */
export function readAddress(text: string): Address | Trouble {
  const address = addressOf(text);
  if (address !== null && !isMapped(address)) return address;
  return badArgument(
    `"${text}" is no IP address.`,
    address === null ? words.noAddress(text) : words.mappedAddress(text),
  );
}

function startsWith({ bits, value }: Address, of4: readonly [bits: number, start: bigint], of6: typeof of4): boolean {
  const [length, start] = bits === 32 ? of4 : of6;
  return value >> BigInt(bits - length) === start;
}

function isLoopback(address: Address): boolean {
  return startsWith(address, [8, 127n], [128, 1n]);
}

function isMulticast(address: Address): boolean {
  return startsWith(address, [4, 0xen], [8, 0xffn]);
}

function isLocalMulticast(address: Address): boolean {
  if (address.bits === 32) return startsWith(address, [24, 0xe00000n], [0, 0n]);
  return isMulticast(address) && ((address.value >> 112n) & 0xfn) === 2n;
}

function isLocalUnicast(address: Address): boolean {
  return startsWith(address, [16, 0xa9fen], [10, 0x3fan]);
}
