import type { RemoteScript } from '../../domain/hosts/remoteScript.ts';
import { sha256 } from '../../domain/sha256.ts';
import type { Files } from '../../ports.ts';

/** A script of the repository without arguments, as it is at this moment, or in a sentence why it can't be run on a host. */
export async function hostScript(
  files: Files,
  folder: string,
  path: string,
): Promise<RemoteScript | { readonly problem: string }> {
  if (path.startsWith('/') || path.split(/[/\\]/).includes('..'))
    return { problem: `${path} lies outside of the platform; name a script in it.` };
  const read = await files.read(`${folder}/${path}`);
  if ('failure' in read) return { problem: `${path} can't be read: ${whyUnread(read)}.` };
  const { text } = read;
  // What a script without a rehearsal makes of the word is not known; it may be its work.
  if (!text.includes('--dry-run'))
    return { problem: `${path} has no --dry-run; a script for hosts says with it what it would do, and does nothing.` };
  return scriptOf(path.split('/').at(-1) ?? path, text, []);
}

/** A script by its text. What stands in its name and is no letter, digit, dot or dash is a dash on the host. */
export async function scriptOf(name: string, text: string, args: readonly string[]): Promise<RemoteScript> {
  const sum = await sha256(new TextEncoder().encode(text));
  return { name: name.replaceAll(/[^\w.]/g, '-'), text, sha256: sum, args };
}

function whyUnread(
  read: { readonly failure: 'too-large' | 'not-text' } | { readonly failure: 'unreadable'; readonly reason: string },
): string {
  if (read.failure === 'unreadable') return read.reason;
  return read.failure === 'too-large' ? 'it is too large' : 'it is no text';
}
