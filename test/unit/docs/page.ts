import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Role } from '../../../src/domain/platform/file.ts';
import { product } from '../product.ts';

/** One page of `docs/findings`, taken apart. */
export interface Page {
  /** The code that its path stands for. */
  readonly code: string;
  readonly text: string;
  readonly title: string;
  /** The first line after the title. */
  readonly opening: string;
  /** The YAML blocks: the first is the example, the second what it is mended to. */
  readonly manifests: readonly Manifest[];
  /** The text blocks: the first is the message of the example. */
  readonly messages: readonly string[];
  /** What stands under "Severity". */
  readonly severity: string;
}

export interface Manifest {
  readonly text: string;
  /** Which file of a platform it is; of a page about platforms `platform.yaml`, when nothing is said. */
  readonly role: Role;
  /** The whole would be too long for a page: it is no text to be judged. */
  readonly shape: boolean;
}

export const folder = join(product, 'docs/findings');

/** All pages but the index. */
export function pages(): readonly Page[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => pageOf(name.slice(0, -'.md'.length).split(sep).join('/')))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function pageOf(code: string): Page {
  const text = readFileSync(join(folder, `${code}.md`), 'utf8');
  const [title = '', opening = ''] = text.split('\n').filter((line) => line !== '');
  return {
    code,
    text,
    title,
    opening,
    manifests: blocks(text, 'yaml').map(({ info, body }) => ({
      text: body,
      role: info === 'applications' || info === 'phase' ? info : 'platform',
      shape: info === 'shape',
    })),
    messages: blocks(text, 'text').map(({ body }) => body.trimEnd()),
    severity: /^## Severity\n+([\s\S]*)$/m.exec(text)?.[1] ?? '',
  };
}

function blocks(text: string, language: string): { readonly info: string; readonly body: string }[] {
  return [...text.matchAll(/^```(\w+) ?(\w*)\n([\s\S]*?)^```$/gm)]
    .filter(([, found]) => found === language)
    .map(([, , info = '', body = '']) => ({ info, body }));
}
