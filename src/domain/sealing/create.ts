import { nameProblem, namespaceProblem } from './names.ts';
import { Refusal } from './refusal.ts';
import { yamlLines } from '../yaml/write.ts';
import type { Scope } from './scope.ts';
import { plainJson, shapeOf } from './shape.ts';
import { keyProblem } from './value.ts';

/** A SealedSecret that was in no file before. */
export interface NewSealedSecret {
  readonly name: string;
  readonly namespace: string;
  readonly scope: Scope;
  /** `Opaque`, `kubernetes.io/tls`, …; null says none, which Kubernetes takes for Opaque. */
  readonly type: string | null;
  /** Of the Secret that it becomes; none when they are absent. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Sealed values by key (`encryptValue` with `labelOf(scope, namespace, name)`), in the order they are written. */
  readonly encryptedData: ReadonlyMap<string, string>;
}

/** Its document in YAML, with a newline at its end and no marker in front. Refuses names and keys that Kubernetes refuses. */
export function newSealedSecret({ name, namespace, scope, type, labels = {}, encryptedData }: NewSealedSecret): string {
  const misnamed = nameProblem(name) ?? namespaceProblem(namespace);
  if (misnamed !== null) throw new Refusal('seal/no-name', misnamed);
  if (encryptedData.size === 0)
    throw new Refusal('seal/empty', 'A SealedSecret without a key seals nothing; give it one.');
  for (const key of encryptedData.keys()) {
    const problem = keyProblem(key);
    if (problem !== null) throw new Refusal('seal/bad-key', problem);
  }
  const nothing = { generateName: null, annotations: null, finalizers: null, immutable: null };
  const binding = { name, namespace, scope, chosen: true };
  return `${yamlLines(plainJson(shapeOf({ ...nothing, type, labels: new Map(Object.entries(labels)) }, binding, encryptedData))).join('\n')}\n`;
}
