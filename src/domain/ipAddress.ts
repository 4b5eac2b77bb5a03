import { addressOf } from './netAddress.ts';

/** The bytes of an address of IPv4 or IPv6, four or sixteen of them; null for what is none (net.ParseIP of Go). */
export function parseIp(text: string): readonly number[] | null {
  const address = addressOf(text);
  if (address === null) return null;
  const { bits, value } = address;
  return Array.from({ length: bits / 8 }, (_, index) => Number((value >> BigInt(bits - 8 * (index + 1))) & 0xffn));
}

/** Whether it is of this machine or of a network of its own (IP.IsLoopback, IP.IsPrivate: RFC 1918 and RFC 4193). */
export function isInternal(address: readonly number[]): boolean {
  const v4 = asV4(address);
  if (v4 === null)
    return ((address[0] ?? 0) & 0xfe) === 0xfc || address.every((byte, index) => byte === (index === 15 ? 1 : 0));
  const [first = 0, second = 0] = v4;
  return (
    first === 127 || first === 10 || (first === 172 && second >= 16 && second < 32) || (first === 192 && second === 168)
  );
}

/** Also of an address of IPv6 that stands for one of IPv4. */
function asV4(address: readonly number[]): readonly number[] | null {
  if (address.length === 4) return address;
  const isMapped = address.slice(0, 12).every((byte, index) => byte === (index < 10 ? 0 : 0xff));
  return isMapped ? address.slice(12) : null;
}
