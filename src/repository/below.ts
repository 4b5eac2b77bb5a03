/** Whether a file lies below one of the folders; both as the system writes paths. */
export function isBelow(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => path.startsWith(`${folder}/`) || path.startsWith(`${folder}\\`));
}
