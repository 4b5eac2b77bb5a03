import type { Happened } from '../api/history.ts';
import type { State } from '../api/state.ts';
import { numberAt, withAt } from '../field.ts';
import type { Pace } from './pace.ts';

/** Controllers say which state of an object they have seen; here they see every one, a step later. */
export function observeGenerations(state: State, pace: Pace): () => void {
  return state.history.on(({ type, object }: Happened) => {
    if (type === 'DELETED' || isObserved(object)) return;
    pace.start(async () => {
      await pace.step();
      const there = state.get(object, object.metadata);
      if (there !== undefined && !isObserved(there))
        state.put(withAt(there, ['status', 'observedGeneration'], numberAt(there, 'metadata', 'generation')));
    });
  });
}

function isObserved(object: Happened['object']): boolean {
  const seen = numberAt(object, 'status', 'observedGeneration');
  return seen === 0 || seen === numberAt(object, 'metadata', 'generation');
}
