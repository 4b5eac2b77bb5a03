import type { Addresses } from '../ports.ts';
import { reasonOf } from './reason.ts';

export const nodeAddresses: Addresses = {
  read: async (address, signal) => {
    if (!URL.canParse(address)) return { failure: 'it is no address' };
    const { username, password } = new URL(address);
    if (username !== '' || password !== '') return { failure: 'an address with a password is not asked' };
    try {
      return await download(address, AbortSignal.any([signal, AbortSignal.timeout(timeout)]));
    } catch (error) {
      signal.throwIfAborted();
      const isLate = error instanceof Error && error.name === 'TimeoutError';
      return { failure: isLate ? 'there is no answer within 10 s' : reasonOf(error) };
    }
  },
};

const timeout = 10_000;
const mostBytes = 1024 * 1024;

async function download(
  address: string,
  signal: AbortSignal,
): Promise<{ readonly text: string } | { readonly failure: string }> {
  // A redirect could lead to where nobody said that the text comes from.
  const response = await fetch(address, { redirect: 'manual', signal });
  if (response.status >= 300 && response.status < 400) return { failure: 'the server leads elsewhere' };
  if (!response.ok) return { failure: `the server answers ${response.status}` };
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > mostBytes) return { failure: 'the answer has more than 1 MiB' };
    parts.push(part);
  }
  return { text: Buffer.concat(parts).toString() };
}
