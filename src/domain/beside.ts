/** A path that is written from a folder, as it is from here; `..` leads up, an absolute path stays. */
export function beside(folder: string, path: string): string {
  if (path.startsWith('/')) return path;
  const parts: string[] = folder === '.' ? [] : folder.replace(/\/$/, '').split('/');
  for (const part of path.split('/')) {
    const last = parts.at(-1);
    if (part === '.' || part === '') continue;
    if (part === '..' && last !== undefined && last !== '' && last !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.length === 0 ? '.' : parts.join('/');
}

/** The folder of a file; `.` for one that names none. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? '.' : slash === 0 ? '/' : path.slice(0, slash);
}
