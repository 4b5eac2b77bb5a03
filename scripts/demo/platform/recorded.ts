import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClusterObject } from '../../../src/domain/kubernetes/query.ts';
import { numberAt, textAt } from '../field.ts';

/** An object of the platform, and the Application that brings it. */
export interface Recorded {
  readonly application: string;
  readonly object: ClusterObject;
}

/** An Application as the table has it. */
export interface Row {
  readonly name: string;
  readonly phase: number;
  readonly wave: number;
  readonly namespace: string;
}

/** What `record.ts` has written. */
export function readRecorded(): readonly Recorded[] {
  return readFileSync(join(import.meta.dirname, '../objects.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{"application"'))
    .map((line) => JSON.parse(line) as Recorded);
}

/** The object with other texts, wherever they stand in it. */
export function replaced(object: ClusterObject, texts: Readonly<Record<string, string>>): ClusterObject {
  const others = Object.entries(texts);
  if (others.length === 0) return object;
  const written = JSON.stringify(object);
  const changed = others.reduce((text, [from, to]) => text.replaceAll(from, to), written);
  return changed === written ? object : (JSON.parse(changed) as ClusterObject);
}

/** The rows of the table, out of the Applications that root has. */
export function rowsIn(recorded: readonly Recorded[]): readonly Row[] {
  return recorded
    .map(({ object }) => object)
    .filter(({ kind, metadata }) => kind === 'Application' && metadata.name !== 'root')
    .map((object) => ({
      name: object.metadata.name,
      phase: Number(object.metadata.labels?.['platform/phase'] ?? 0),
      wave: Number(object.metadata.annotations?.['argocd.argoproj.io/sync-wave'] ?? 0),
      namespace: textAt(object, 'spec', 'destination', 'namespace'),
    }));
}

/** How many pods a workload wants. */
export function replicasOf(object: ClusterObject): number {
  return numberAt(object, 'spec', 'replicas') || 1;
}
