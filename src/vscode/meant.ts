import { homedir } from 'node:os';
import { join } from 'node:path';

/** The path that a person means who has typed it: `~` is home. */
export function meant(typed: string): string {
  const trimmed = typed.trim();
  return trimmed === '~' || /^~[/\\]/.test(trimmed) ? join(homedir(), trimmed.slice(1)) : trimmed;
}
