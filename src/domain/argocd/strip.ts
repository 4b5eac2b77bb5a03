import type { ClusterObject } from '../kubernetes/query.ts';
import { annotations, phaseLabel } from './annotation.ts';
import { keptMessage } from './message.ts';
import { isMap, textAt } from '../kubernetes/read.ts';
import { isFailed, isOutOfSync, isUnwell } from './resource.ts';

/**
 * An Application without what nobody here reads: it weighs hundreds of kilobytes, most of it history, values, managed
 * fields and resources that are well. `applicationOf` says the same of both, and what is sent to the cluster
 * (`operation.ts`) is made from either.
 */
export function strip(object: ClusterObject): ClusterObject {
  const kept = keep(object, application);
  const metadata = isMap(kept) && isMap(kept['metadata']) ? kept['metadata'] : {};
  return {
    ...(isMap(kept) ? kept : {}),
    apiVersion: textAt(object, 'apiVersion'),
    kind: textAt(object, 'kind'),
    metadata: { ...metadata, name: textAt(object, 'metadata', 'name') },
  };
}

/** What stays: a plain value, a message, everything below, some keys, or some items of a list. */
type Shape = 'value' | 'message' | 'all' | { readonly [key: string]: Shape } | List;

type List = readonly [item: Shape, some: (list: readonly unknown[]) => readonly unknown[]];

const every = (list: readonly unknown[]): readonly unknown[] => list;
const values: List = ['value', every];
const revisions = { revision: 'value', revisions: values } as const;
const source: Shape = { repoURL: 'value', chart: 'value', path: 'value', targetRevision: 'value', ref: 'value' };
const operation: Shape = {
  initiatedBy: { automated: 'value', username: 'value' },
  info: [{ name: 'value', value: 'value' }, every],
  sync: { dryRun: 'value' },
};

const application: Shape = {
  metadata: {
    namespace: 'value',
    uid: 'value',
    resourceVersion: 'value',
    creationTimestamp: 'value',
    deletionTimestamp: 'value',
    labels: { [phaseLabel]: 'value' },
    annotations: Object.fromEntries(Object.values(annotations).map((name) => [name, 'value'] as const)),
    ownerReferences: [{ apiVersion: 'value', kind: 'value', name: 'value' }, every],
  },
  spec: {
    project: 'value',
    destination: { server: 'value', name: 'value', namespace: 'value' },
    source,
    sources: [source, every],
    sourceHydrator: {
      drySource: { repoURL: 'value' },
      syncSource: { path: 'value', targetBranch: 'value' },
    },
    syncPolicy: {
      automated: { enabled: 'value', prune: 'value', selfHeal: 'value' },
      syncOptions: values,
      retry: 'all',
    },
  },
  operation,
  status: {
    sync: { status: 'value', ...revisions, comparedTo: { source: { repoURL: 'value' } } },
    health: { status: 'value', message: 'message', lastTransitionTime: 'value' },
    conditions: [{ type: 'value', message: 'message', lastTransitionTime: 'value' }, every],
    operationState: {
      operation,
      phase: 'value',
      message: 'message',
      startedAt: 'value',
      finishedAt: 'value',
      retryCount: 'value',
      syncResult: {
        resources: [
          {
            group: 'value',
            kind: 'value',
            namespace: 'value',
            name: 'value',
            status: 'value',
            hookPhase: 'value',
            message: 'message',
          },
          (list) => list.filter(isFailed),
        ],
      },
    },
    resources: [
      {
        group: 'value',
        kind: 'value',
        namespace: 'value',
        name: 'value',
        status: 'value',
        requiresPruning: 'value',
        message: 'message',
        health: { status: 'value', message: 'message' },
      },
      (list) => list.filter((one) => isOutOfSync(one) || isUnwell(one)),
    ],
    history: [
      { id: 'value', ...revisions, deployedAt: 'value', initiatedBy: { automated: 'value', username: 'value' } },
      (list) => list.slice(-1),
    ],
    reconciledAt: 'value',
  },
};

/** The part of a value that has the shape; undefined when it is of another kind. */
function keep(value: unknown, shape: Shape): unknown {
  if (shape === 'all') return value;
  if (shape === 'value') return typeof value === 'object' ? undefined : value;
  if (shape === 'message') return typeof value === 'string' ? keptMessage(value) : undefined;
  if (isList(shape)) {
    const [item, some] = shape;
    // An item of another kind keeps its place: the last one counts, and their number does.
    return Array.isArray(value) ? some(value).map((one) => keep(one, item) ?? null) : undefined;
  }
  if (!isMap(value)) return undefined;
  return Object.fromEntries(
    Object.entries(shape).flatMap(([key, below]) => {
      const kept = Object.hasOwn(value, key) ? keep(value[key], below) : undefined;
      return kept === undefined ? [] : [[key, kept] as const];
    }),
  );
}

function isList(shape: Shape): shape is List {
  return Array.isArray(shape);
}
