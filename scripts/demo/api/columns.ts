import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { itemsAt, numberAt, textAt } from '../field.ts';
import type { ApiKind } from './kinds.ts';

/** A printed column of a kind. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly cell: (object: ClusterObject, now: Date) => string | number;
}

const text = (name: string, ...path: readonly string[]): Column => ({
  name,
  type: 'string',
  cell: (object) => textAt(object, ...path),
});

const ready: Column = {
  name: 'Ready',
  type: 'string',
  cell: (object) => `${numberAt(object, 'status', 'readyReplicas')}/${numberAt(object, 'spec', 'replicas')}`,
};

const nameColumn = text('Name', 'metadata', 'name');
const ageColumn: Column = {
  name: 'Age',
  type: 'string',
  cell: (object, now) => ageOf(now.getTime() - Date.parse(textAt(object, 'metadata', 'creationTimestamp'))),
};

const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000] as const;

/** As kubectl says it (k8s.io/apimachinery/pkg/util/duration), without years. */
function ageOf(milliseconds: number): string {
  const whole = (unit: number): number => Math.floor(milliseconds / unit);
  if (Number.isNaN(milliseconds)) return '<unknown>';
  if (milliseconds < 2 * minute) return `${whole(second)}s`;
  if (milliseconds < 3 * hour) return `${whole(minute)}m`;
  return milliseconds < 2 * day ? `${whole(hour)}h` : `${whole(day)}d`;
}

/** What is printed between name and age, by kind. */
const columns: Readonly<Record<string, readonly Column[]>> = {
  Application: [text('Sync Status', 'status', 'sync', 'status'), text('Health Status', 'status', 'health', 'status')],
  DaemonSet: [
    { name: 'Desired', type: 'integer', cell: (object) => numberAt(object, 'status', 'desiredNumberScheduled') },
    { name: 'Ready', type: 'integer', cell: (object) => numberAt(object, 'status', 'numberReady') },
  ],
  Deployment: [ready],
  Node: [
    {
      name: 'Status',
      type: 'string',
      cell: (object) =>
        itemsAt(object, 'status', 'conditions').some((one) => one['type'] === 'Ready' && one['status'] === 'True')
          ? 'Ready'
          : 'NotReady',
    },
    text('Version', 'status', 'nodeInfo', 'kubeletVersion'),
  ],
  Pod: [
    text('Status', 'status', 'phase'),
    {
      name: 'Restarts',
      type: 'integer',
      cell: (object) =>
        itemsAt(object, 'status', 'containerStatuses').reduce((sum, one) => sum + numberAt(one, 'restartCount'), 0),
    },
  ],
  StatefulSet: [ready],
};

/** The columns of a kind, its name first and its age last. */
export function columnsOf({ kind }: ApiKind): readonly Column[] {
  const between = Object.hasOwn(columns, kind) ? columns[kind] : undefined;
  return [nameColumn, ...(between ?? []), ageColumn];
}
