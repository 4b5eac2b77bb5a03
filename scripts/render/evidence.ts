import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Allowed } from './keys.ts';

/** A template of a chart: its path in the chart and its lines. */
export interface Template {
  readonly file: string;
  readonly lines: readonly string[];
}

/** All templates of a chart and of the charts below it. */
export async function templatesOf(folder: string): Promise<readonly Template[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.(ya?ml|tpl|txt)$/.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => /(^|\/)templates\//.test(file));
  return Promise.all(
    files.toSorted().map(async (file) => ({
      file,
      lines: (await readFile(path.join(folder, file), 'utf8')).split('\n'),
    })),
  );
}

/**
 * Where a chart reads a key that its default values do not have: the template that names the key itself, else one that
 * takes a map above it as a whole (`toYaml .Values.resources`). Undefined when no template does: then the key has no
 * effect.
 */
export function evidenceOf(key: readonly string[], templates: readonly Template[]): Allowed | undefined {
  for (let length = key.length; length > 0; length -= 1) {
    const above = key.slice(0, length);
    // The key itself may be looked into; a map above it must be taken whole.
    const end = length === key.length ? String.raw`(?![\w-])` : String.raw`(?![\w.-])`;
    const pattern = new RegExp(String.raw`\bValues\.${above.map(escaped).join(String.raw`\.`)}${end}`);
    for (const { file, lines } of templates) {
      const line = lines.findIndex((text) => pattern.test(text));
      if (line !== -1) {
        return { path: above.join('.'), where: `${file}:${line + 1}` };
      }
    }
  }
  return undefined;
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}-]/g, String.raw`\$&`);
}
