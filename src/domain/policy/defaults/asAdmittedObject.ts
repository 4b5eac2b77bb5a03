import { isMap, textAt } from '../../kubernetes/read.ts';
import { decoded } from './decode.ts';
import { encoded } from './encode.ts';
import { filled } from './fill.ts';
import { kindOf } from './kinds.ts';
import type { Kind } from './kinds.ts';
import type { Place } from './place.ts';
import { mapOf } from './shape.ts';
import type { JsonMap } from './shape.ts';

/**
 * An object as an API server of Kubernetes 1.37 shows it to validating admission when it is created: read, with its
 * defaults, changed by the mutating plugins that are on without being asked for, and prepared for storage. Kinds that
 * this knows nothing of are given back as they are.
 *
 * What the author wrote keeps its path; what plugins add to a list comes last in it. Nulls and empty values go that Go does
 * not write, and so does a status, which nobody can create.
 *
 * Left out is what only a cluster knows: uid, creationTimestamp and managedFields, a generated name, the addresses, families
 * and node ports of a Service, a default StorageClass or IngressClass, the selector and the uid labels of a Job, conditions
 * and times of a status, what a LimitRange or a RuntimeClass adds. It is taken for granted that no PriorityClass is the
 * default; the priority of a class that is not one of Kubernetes itself is unknown. The token volume of a Pod is called
 * `kube-api-access-xxxxx`; a cluster makes up the last five characters.
 *
 * Left as written are fields of gates that are closed, which a cluster drops, what a Pod as a whole asks for
 * (`spec.resources`), and the schemas of a CustomResourceDefinition.
 */
export function asAdmittedObject(object: unknown, place: Place): unknown {
  const kind = kindOf(textAt(object, 'apiVersion'), textAt(object, 'kind'));
  if (kind === undefined || !isMap(object)) return object;
  const read = mapOf(filled(decoded(object, kind.type), kind.type));
  return encoded(kind.prepared(made(read, kind, place), place), kind.type);
}

/** New, in its place. */
function made(read: JsonMap, kind: Kind, { namespace }: Place): JsonMap {
  const { status: _, ...object } = read;
  return {
    ...object,
    metadata: {
      ...(kind.isClusterWide ? {} : { namespace }),
      ...mapOf(object['metadata']),
      ...(kind.counts ? { generation: 1 } : {}),
    },
    ...(kind.status === undefined ? {} : { status: kind.status }),
  };
}
