import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compare, type Disagreement } from './compare.ts';
import type { Verdict } from './leaf.ts';
import { judgeLikeKubeconform, type Slipway } from './ours.ts';
import { judge, type Kubeconform } from './run.ts';

/** The two on one text. */
export interface Compared {
  readonly oracle: readonly Verdict[];
  readonly compared: number;
  readonly outside: number;
  /** Undefined where they agree. */
  readonly disagreement: Disagreement | undefined;
}

/** kubeconform's verdicts on each text. */
export async function judgeTexts(
  kubeconform: Kubeconform,
  texts: readonly string[],
): Promise<readonly (readonly Verdict[])[]> {
  return await withFiles(texts, async (files) => {
    const verdicts = await judge(kubeconform, files);
    return files.map((file) => verdicts.get(file) ?? []);
  });
}

/** Both tools on each text. */
export async function compareTexts(
  kubeconform: Kubeconform,
  slipway: Slipway,
  texts: readonly string[],
): Promise<readonly Compared[]> {
  return await withFiles(texts, async (files) => {
    const [oracle, ours] = await Promise.all([judge(kubeconform, files), judgeLikeKubeconform(slipway, files)]);
    return files.map((file) => {
      const verdicts = oracle.get(file) ?? [];
      const { compared, outside, disagreements } = compare(new Map([[file, verdicts]]), ours);
      return { oracle: verdicts, compared, outside, disagreement: disagreements[0] };
    });
  });
}

async function withFiles<T>(texts: readonly string[], work: (files: readonly string[]) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'slipway-texts-'));
  try {
    const files = texts.map((_, index) => path.join(folder, `${index}.yaml`));
    for (const [index, file] of files.entries()) {
      await writeFile(file, texts[index] ?? '');
    }
    return await work(files);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
