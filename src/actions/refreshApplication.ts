import { applicationOf } from '../domain/argocd/application.ts';
import { refreshObstacle } from '../domain/argocd/obstacle.ts';
import { refreshPatch } from '../domain/argocd/operation.ts';
import { standingOf } from '../domain/argocd/state.ts';
import type { Standing } from '../domain/argocd/state.ts';
import { changeApplication, isRefused, missing, unseen } from './applicationWriting.ts';
import type { ApplicationPlace, ArgoPorts, Refused } from './applicationWriting.ts';
import { followApplication, isAsNew } from './followApplication.ts';

/** How the application stands after it was compared; null when Argo CD did not get to it while somebody looked. */
export interface Refreshed {
  readonly standing: Standing | null;
}

/** Milliseconds for which somebody waits until Argo CD has compared it. */
export const refreshLimit = 60_000;

/** Has Argo CD compare an application with Git now; a hard one forgets what it had rendered. The signal ends the waiting. */
export async function refreshApplication(
  ports: ArgoPorts,
  { place, hard }: { readonly place: ApplicationPlace; readonly hard: boolean },
  signal: AbortSignal,
): Promise<Refreshed | Refused> {
  const asked = await changeApplication(
    ports,
    place,
    {
      obstacle: (object) => Promise.resolve(refreshObstacle(object)),
      patch: () => refreshPatch(hard ? 'hard' : 'normal'),
      // It may be asked for a second time without harm.
      isMade: () => false,
    },
    signal,
  );
  if (isRefused(asked)) return asked;
  const followed = await followApplication(
    ports,
    place,
    (object) => {
      const application = applicationOf(object);
      // The controller takes the request away when it has done it.
      if (application.refreshing || !isAsNew(object, asked)) return null;
      return standingOf(application, ports.clock.now());
    },
    refreshLimit,
    signal,
  );
  switch (followed.end) {
    case 'found':
      return { standing: followed.found };
    case 'gone':
      return missing(place);
    case 'closed':
      return unseen(place);
    case 'late':
      return { standing: null };
  }
}
