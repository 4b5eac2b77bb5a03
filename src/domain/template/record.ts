import { sums } from './digest.ts';
import type { TemplateFile } from './file.ts';

/** Where a repository keeps what it was made from, so that a later template can be merged into it. */
export const recordFolder = '.slipway';
export const recordPath = `${recordFolder}/template.json`;
export const basePath = `${recordFolder}/base.tar.gz`;

export interface TemplateRecord {
  readonly format: 'slipway.template/1';
  /** The version of Slipway that created or last upgraded the repository. */
  readonly version: string;
  /** Of the template as it was before any answer (`digestOf`). */
  readonly digest: string;
  /** SHA-256 by path, of the files as they were created or last upgraded. */
  readonly files: Readonly<Record<string, string>>;
}

/** The text of `.slipway/template.json`: the same for the same files. */
export async function recordOf(version: string, digest: string, files: readonly TemplateFile[]): Promise<string> {
  const record: TemplateRecord = { format: 'slipway.template/1', version, digest, files: await sums(files) };
  return `${JSON.stringify(record, null, 2)}\n`;
}
