import type { Addresses } from '../ports.ts';

export const nodeAddresses: Addresses = {
  read: async (address, signal) => {
    if (!URL.canParse(address)) return { failure: 'it is no address' };
    const { username, password } = new URL(address);
    if (username !== '' || password !== '') return { failure: 'an address with a password is not asked' };
    try {
      return await download(address, AbortSignal.any([signal, AbortSignal.timeout(timeout)]));
    } catch (error) {
      signal.throwIfAborted();
      return { failure: reasonOf(error) };
    }
  },
};

const timeout = 10_000;
const mostBytes = 1024 * 1024;

async function download(
  address: string,
  signal: AbortSignal,
): Promise<{ readonly text: string } | { readonly failure: string }> {
  // A redirect could lead to where nobody said that a certificate comes from.
  const response = await fetch(address, { redirect: 'manual', signal });
  if (response.status >= 300 && response.status < 400) return { failure: 'the server leads elsewhere' };
  if (!response.ok) return { failure: `the server answers ${response.status}` };
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > mostBytes) return { failure: 'the answer is longer than any certificate' };
    parts.push(part);
  }
  return { text: Buffer.concat(parts).toString() };
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'there is no answer within 10 s';
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}
