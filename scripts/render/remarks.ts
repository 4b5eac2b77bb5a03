import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { ensureBuilt } from '../environment/built.ts';
import { RenderError } from './failure.ts';
import { at, textOf, type JsonObject } from './json.ts';
import type { Remark } from './record.ts';

const root = path.join(import.meta.dirname, '../..');

interface Finding {
  readonly code: string;
  readonly message: string;
  readonly document: number;
}

/** What `slipway lint` says about the objects, in their order. */
export async function remarksOn(objects: readonly JsonObject[], work: string): Promise<readonly Remark[]> {
  await ensureBuilt(root);
  const cli = path.join(root, 'dist/cli.cjs');
  const folder = await mkdtemp(path.join(work, 'lint-'));
  try {
    const file = path.join(folder, 'objects.yaml');
    await writeFile(file, objects.map((object) => `---\n${JSON.stringify(object)}\n`).join(''));
    const { stdout, stderr, exitCode } = await execa(process.execPath, [cli, 'lint', '--format', 'json', file], {
      reject: false,
      maxBuffer: 1 << 27,
    });
    if (exitCode !== 0 && exitCode !== 1) {
      throw new RenderError('record/lint', `slipway lint ended with ${exitCode}: ${stderr.trim()}`);
    }
    const findings: readonly Finding[] = JSON.parse(stdout).findings;
    return findings.map(({ code, message, document }) => ({ code, object: nameOf(objects[document]), message }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `Deployment argocd/argocd-server`. */
export function nameOf(object: JsonObject | undefined): string {
  const namespace = textOf(at(object, ['metadata', 'namespace']));
  const name = textOf(at(object, ['metadata', 'name']));
  return `${textOf(object?.['kind'])} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}
