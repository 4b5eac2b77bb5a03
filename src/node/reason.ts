/** Why a disk or a network refuses, as the end of a sentence: "a.yaml can't be read: permission is denied." */
export function reasonOf(error: unknown): string {
  // fetch says only that it failed; why stands below.
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(cause instanceof Error)) return String(cause);
  return reasons[codeOf(cause)] ?? (cause.message || cause.name);
}

/** `ENOENT` and the like; empty for an error that comes from nowhere near a file. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOENT: 'it does not exist',
  ENOTDIR: 'it is no folder',
  EISDIR: 'it is a folder',
  ELOOP: 'its links go in a circle',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'no space is left on the disk',
  EROFS: 'the disk is read-only',
  ENAMETOOLONG: 'the name is too long',
};
