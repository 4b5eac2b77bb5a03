import type { Disposable } from 'vscode';
import type { Timers } from '../../ports.ts';
import type { ArgoCdParts, ArgoCdServices } from './argocd.ts';
import { ApplicationsSession } from './session.ts';
import { StatusItem } from './statusItem.ts';
import { ApplicationsTree } from './tree.ts';

/** All that belongs to Argo CD, made when there is a platform. */
export function startArgoCd(
  services: ArgoCdServices,
  timers: Timers,
  own: <Part extends Disposable>(part: Part) => Part,
): ArgoCdParts {
  const session = own(new ApplicationsSession(services, timers));
  own(new StatusItem(session, services));
  return { session, tree: own(new ApplicationsTree(session, services)) };
}
