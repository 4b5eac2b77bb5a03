import { terminateObstacle } from '../domain/argocd/obstacle.ts';
import { terminatePatch } from '../domain/argocd/operation.ts';
import { isUnderWay, operationOf } from '../domain/argocd/operationState.ts';
import { changeApplication, isRefused, unseen } from './applicationWriting.ts';
import type { ApplicationPlace, ArgoPorts, Refused } from './applicationWriting.ts';
import { followApplication, isAsNew } from './followApplication.ts';

export interface Terminated {
  /** Whether it was seen to end; Argo CD finishes what it is at first. */
  readonly isOver: boolean;
}

/** Milliseconds for which somebody waits until the operation has ended. */
export const terminateLimit = 60_000;

/** Has Argo CD end the operation of an application that is under way. The signal ends the waiting. */
export async function terminateOperation(
  ports: ArgoPorts,
  place: ApplicationPlace,
  signal: AbortSignal,
): Promise<Terminated | Refused> {
  const asked = await changeApplication(
    ports,
    place,
    {
      obstacle: (object) => Promise.resolve(terminateObstacle(object)),
      patch: terminatePatch,
      isMade: () => false,
    },
    signal,
  );
  if (isRefused(asked)) return asked;
  const followed = await followApplication(
    ports,
    place,
    (object) => {
      const operation = operationOf(object);
      return isAsNew(object, asked) && (operation === null || !isUnderWay(operation)) ? true : null;
    },
    terminateLimit,
    signal,
  );
  if (followed.end === 'closed') return unseen(place);
  // With the application its operation has gone.
  return { isOver: followed.end !== 'late' };
}
