import type { Dirent } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { byPath } from '../domain/template/file.ts';
import type { TemplateFile, TemplateRead } from '../domain/template/file.ts';
import { recordFolder } from '../domain/template/record.ts';
import type { Templates } from '../ports.ts';
import { GitIgnore } from './gitignore.ts';
import { codeOf, reasonOf } from './reason.ts';

/** A template is plain files: more than this is something else. */
const mostBytes = 64 * 1024 * 1024;

/** Templates in folders, and the one that comes with the product. */
export function templatesOf(product: string): Templates {
  const bundled = bundledTemplate(product);
  return {
    read: async (folder) => {
      const found: Found = { files: [], bytes: 0 };
      const failure = await readFolder({ root: folder, git: new GitIgnore(folder) }, '', found);
      if (failure !== null) return failure;
      const spare = folder === bundled ? await spareIn(product, found) : [];
      return { files: [...found.files, ...spare].toSorted(byPath) };
    },
  };
}

/** The folder of the template that comes with the product. */
export function bundledTemplate(product: string): string {
  return join(product, 'platform-repo');
}

/** npm packs no file of the name `.gitignore`; the build keeps a copy of it under another name. */
async function spareIn(product: string, { files }: Found): Promise<TemplateFile[]> {
  const path = '.gitignore';
  if (files.some((file) => file.path === path)) return [];
  const bytes = await readFile(join(product, 'dist/gitignore.txt')).catch(() => null);
  return bytes === null ? [] : [{ path, bytes: new Uint8Array(bytes), executable: false }];
}

interface Template {
  readonly root: string;
  /** What lies in the template's folder and is made by its tools, charts that were fetched for example, is none of it. */
  readonly git: GitIgnore;
}

interface Found {
  readonly files: TemplateFile[];
  bytes: number;
}

type Failed = Extract<TemplateRead, { readonly failure: string }>;

async function readFolder(template: Template, folder: string, found: Found): Promise<Failed | null> {
  const here = join(template.root, folder);
  let entries: readonly Dirent[];
  try {
    entries = await readdir(here, { withFileTypes: true });
  } catch (error) {
    const failures: Readonly<Record<string, Failed['failure']>> = { ENOENT: 'missing', ENOTDIR: 'not-a-folder' };
    return { failure: failures[codeOf(error)] ?? 'unreadable', path: here, reason: reasonOf(error) };
  }
  for (const entry of entries) {
    if (entry.name === '.git' || (folder === '' && entry.name === recordFolder)) continue;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (template.git.ignores(join(template.root, path), entry.isDirectory() ? 'folder' : 'file')) continue;
    const read = entry.isDirectory() ? readFolder : readEntry;
    const failure = await read(template, path, found, entry);
    if (failure !== null) return failure;
  }
  return null;
}

async function readEntry({ root }: Template, path: string, found: Found, entry: Dirent): Promise<Failed | null> {
  const here = join(root, path);
  if (entry.isSymbolicLink()) return { failure: 'link', path, reason: 'it is a link' };
  if (!entry.isFile()) return { failure: 'not-a-file', path, reason: 'it is neither a file nor a folder' };
  try {
    const { size, mode } = await lstat(here);
    found.bytes += size;
    if (found.bytes > mostBytes)
      return { failure: 'too-large', path, reason: `the files have more than ${mostBytes / 2 ** 20} MB` };
    const bytes = new Uint8Array(await readFile(here));
    found.files.push({ path, bytes, executable: (mode & 0o100) !== 0 || isScript(bytes) });
    return null;
  } catch (error) {
    return { failure: 'unreadable', path, reason: reasonOf(error) };
  }
}

/** Not every file system keeps modes, and packages lose them: a script says by itself what it is. */
function isScript(bytes: Uint8Array): boolean {
  return bytes[0] === 0x23 && bytes[1] === 0x21;
}
