import { PolicyFiles } from '../../../src/repository/policyFiles.ts';
import type { PolicyPorts } from '../../../src/repository/policyFiles.ts';
import type { PolicyRepository } from '../../../src/repository/policySnapshot.ts';
import { memoryTree } from '../../fakes/tree.ts';

/** A repository of texts by path; what nobody says is not known. */
export function portsOf(texts: Readonly<Record<string, string>>, more: Partial<PolicyPorts> = {}): PolicyPorts {
  return {
    changed: () => undefined,
    read: (path) => Promise.resolve(Object.hasOwn(texts, path) ? (texts[path] ?? null) : null),
    absolute: (path) => path,
    below: () => memoryTree({}),
    isPatch: () => false,
    now: () => null,
    after: () => () => undefined,
    kinds: () => [],
    served: [],
    stopped: () => undefined,
    pause: () => undefined,
    ...more,
  };
}

/** All of these files taken over, and all that judges them loaded. */
export async function policyFilesOf(
  texts: Readonly<Record<string, string>>,
  more: Partial<PolicyPorts> = {},
): Promise<PolicyFiles> {
  const files = new PolicyFiles(portsOf(texts, more));
  for (const [path, text] of Object.entries(texts)) files.update(path, text);
  await files.settled();
  return files;
}

export function repositoryOf(more: Partial<PolicyRepository> = {}): PolicyRepository {
  return {
    namespaceOf: () => 'default',
    isPatch: () => false,
    now: () => null,
    after: () => () => undefined,
    kinds: () => [],
    served: [],
    stopped: () => undefined,
    ...more,
  };
}
