import { byPath } from '../../src/domain/template/file.ts';
import type { TemplateFile, TemplateRead } from '../../src/domain/template/file.ts';
import type { Archives, Templates } from '../../src/ports.ts';

/** Files with these texts; what ends with `.sh` is executable. */
export function filesOf(texts: Readonly<Record<string, string>>): TemplateFile[] {
  const files = Object.entries(texts).map(([path, text]) => ({
    path,
    bytes: new TextEncoder().encode(text),
    executable: path.endsWith('.sh'),
  }));
  return files.toSorted(byPath);
}

/** One template, whatever the folder. */
export function memoryTemplates(read: TemplateRead): Templates {
  return { read: () => Promise.resolve(read) };
}

/** Archives that can be read with the eyes: the paths, and which are executable. */
export const plainArchives: Archives = {
  pack: (files) => {
    const lines = files.map(({ path, executable, bytes }) => `${executable ? 'x' : '-'} ${path} ${bytes.length}\n`);
    return Promise.resolve(new TextEncoder().encode(lines.join('')));
  },
};
