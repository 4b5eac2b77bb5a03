import type { ClusterObject } from '../kubernetes/query.ts';
import { listAt, textAt } from '../kubernetes/read.ts';
import { isNamespace, nameOfManaged } from './managed.ts';
import type { SeenManaged } from './managed.ts';

/** A PersistentVolumeClaim that goes with an Application. */
export interface LostClaim {
  readonly namespace: string;
  readonly name: string;
  /** What it has, else what it asks for; empty when that is not said. */
  readonly size: string;
  /** Of its PersistentVolume; empty when it has none yet. */
  readonly volume: string;
  /** What it goes with, when that is not itself: `StatefulSet db/postgres`. */
  readonly goesWith: string | null;
}

/**
 * The claims that go with these objects: they are among them, the garbage collector takes them along with their owner, or
 * their namespace goes.
 */
export function lostClaims(going: readonly SeenManaged[], claims: readonly ClusterObject[]): readonly LostClaim[] {
  const byName = new Map(going.map((one) => [keyOf(one.kind, one.namespace ?? '', one.name), one]));
  const namespaces = new Map(going.filter(isNamespace).map((one) => [one.name, one]));
  return claims.flatMap((claim): readonly LostClaim[] => {
    const [namespace, name] = [textAt(claim, 'metadata', 'namespace'), textAt(claim, 'metadata', 'name')];
    const isItself = byName.has(keyOf('PersistentVolumeClaim', namespace, name));
    const owner = listAt(claim, 'metadata', 'ownerReferences')
      .map((one) => byName.get(keyOf(textAt(one, 'kind'), namespace, textAt(one, 'name'))))
      .find((one) => one !== undefined);
    const by = owner ?? namespaces.get(namespace);
    if (!isItself && by === undefined) return [];
    const size =
      textAt(claim, 'status', 'capacity', 'storage') || textAt(claim, 'spec', 'resources', 'requests', 'storage');
    const goesWith = isItself || by === undefined ? null : nameOfManaged(by);
    return [{ namespace, name, size, volume: textAt(claim, 'spec', 'volumeName'), goesWith }];
  });
}

function keyOf(kind: string, namespace: string, name: string): string {
  return `${kind} ${namespace}/${name}`;
}
