import { randomUUID } from 'node:crypto';
import type { Faults } from './api/faults.ts';
import type { State } from './api/state.ts';

/** What tells clusters apart is another one now, and the history of the former is of no use. */
export function replaceUid(state: State, faults: Faults): void {
  state.change({ apiVersion: 'v1', kind: 'Namespace' }, { name: 'kube-system' }, (object) => ({
    ...object,
    metadata: { ...object.metadata, uid: randomUUID() },
  }));
  state.history.compact();
  faults.cut();
}
