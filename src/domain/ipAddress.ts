/** The bytes of an address of IPv4 or IPv6, four or sixteen of them; null for what is none (net.ParseIP of Go). */
export function parseIp(text: string): readonly number[] | null {
  if (!text.includes(':')) return parseV4(text);
  const tail = /^(.*:)([^:]*\.[^:]*)$/.exec(text);
  const last = tail === null ? null : parseV4(tail[2] ?? '');
  if (tail !== null && last === null) return null;
  const written = last === null ? text : `${tail?.[1]}${hex(last.slice(0, 2))}:${hex(last.slice(2))}`;
  const sides = written.split('::');
  if (sides.length > 2) return null;
  const [left = [], right = []] = sides.map(groupsOf);
  if (left.includes(null) || right.includes(null)) return null;
  const missing = 8 - left.length - right.length;
  if (sides.length === 2 ? missing < 1 : missing !== 0) return null;
  const groups = [...left, ...Array.from({ length: missing }, () => 0), ...right];
  return groups.flatMap((group) => [(group ?? 0) >> 8, (group ?? 0) & 0xff]);
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

function parseV4(text: string): readonly number[] | null {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part))) return null;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte < 256) ? bytes : null;
}

function groupsOf(text: string): readonly (number | null)[] {
  if (text === '') return [];
  return text.split(':').map((group) => (/^[0-9a-fA-F]{1,4}$/.test(group) ? Number.parseInt(group, 16) : null));
}

function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
