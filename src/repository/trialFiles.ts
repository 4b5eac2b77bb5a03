import { beside, folderOf } from '../domain/beside.ts';
import { at, listAt, textAt } from '../domain/kubernetes/read.ts';
import { fileByPath } from '../domain/platform/file.ts';
import { readTest } from '../domain/policy/suite/test.ts';
import { toData } from '../domain/yaml/data.ts';
import { split } from '../domain/yaml/split.ts';
import { isBelow } from './below.ts';
import { parseRecently } from './parseRecently.ts';

/**
 * What is only there to be tried on policies, and is in no cluster: all but policies that a test of Kyverno's command line
 * names, and the manifests that phases ask admission about.
 */
export class TrialFiles {
  /** Files and folders, by the file that names them. */
  readonly #named = new Map<string, readonly string[]>();

  /** Takes over what a file says now; null for a file that is gone. True when it names others than before. */
  update(path: string, text: string | null): boolean {
    const file = path.replaceAll('\\', '/');
    const before = this.#named.get(file) ?? [];
    const now = text === null ? [] : [...namedByTests(file, text), ...namedByPhase(file, text)];
    if (now.length === 0) this.#named.delete(file);
    else this.#named.set(file, now);
    return before.join('\n') !== now.join('\n');
  }

  /** Whether a file is one of them, or lies below one. */
  has(path: string): boolean {
    const file = path.replaceAll('\\', '/');
    return [...this.#named.values()].some((named) => named.includes(file) || isBelow(file, named));
  }
}

function namedByTests(file: string, text: string): readonly string[] {
  if (!text.includes('kyverno.io/') || !/\bkind["']?\s*:\s*["']?Test\b/.test(text)) return [];
  return split(text).flatMap((chunk) => {
    const { root } = parseRecently(chunk.text);
    const test = root === null ? null : readTest(root);
    if (test === null) return [];
    const { resources, targets, params, exceptions, payloads, clusterResources, context, userInfo, variables } = test;
    const single = [context, userInfo, variables].filter((one) => one !== null);
    return [resources, targets, params, exceptions, payloads, clusterResources, single]
      .flat()
      .map((path) => beside(folderOf(file), path));
  });
}

/** The manifests of a phase's checks of admission. */
function namedByPhase(file: string, text: string): readonly string[] {
  if (fileByPath(file)?.role !== 'phase') return [];
  const { root } = parseRecently(text);
  const checks = root === null ? [] : listAt(toData(root), 'checks');
  return checks
    .filter((check) => at(check, 'kind') === 'admission')
    .map((check) => beside(folderOf(file), textAt(check, 'manifest')));
}
