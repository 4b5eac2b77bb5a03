import { readFile, stat } from 'node:fs/promises';
import { codeOf, reasonOf } from '../../reason.ts';
import { failed } from '../failed.ts';
import type { Entry } from './field.ts';
import { readKubeconfig } from './file.ts';
import { merge } from './merge.ts';
import type { Kubeconfig } from './merge.ts';
import type { Places } from './places.ts';

const largest = 16 * 1024 * 1024;

/** The files that are there, as one; throws `Failed` when there is none, and when one can't be read. */
export async function loadKubeconfig({ files, mustExist }: Places): Promise<{
  readonly kubeconfig: Kubeconfig;
  readonly files: readonly string[];
}> {
  const read: Entry[] = [];
  for (const file of files) {
    const text = await textOf(file, mustExist);
    if (text !== null) read.push(readKubeconfig(text, file));
  }
  if (read.length === 0)
    throw failed(
      'kubeconfig',
      `There is no kubeconfig: ${files.join(' and ')} ${files.length === 1 ? 'does' : 'do'} not exist.`,
      {
        remedy: 'Copy that of your cluster there, or name one by KUBECONFIG.',
      },
    );
  return { kubeconfig: merge(read), files: read.map(({ file }) => file) };
}

async function textOf(file: string, mustExist: boolean): Promise<string | null> {
  try {
    if ((await stat(file)).size > largest) throw failed('kubeconfig', `The kubeconfig ${file} is larger than 16 MB.`);
    return (await readFile(file, 'utf8')).replace(/^\u{feff}/u, '');
  } catch (error) {
    if (!mustExist && ['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null;
    if (codeOf(error) === '') throw error;
    throw failed('kubeconfig', `The kubeconfig ${file} can't be read: ${reasonOf(error)}.`);
  }
}
