import type { User } from '../api/access.ts';
import type { Stage, Story } from './story.ts';

/** Who is in the kubeconfig: an administrator, somebody who may look (the template's role), and somebody with no rights. */
export const admin: User = { name: 'admin', groups: ['system:masters'] };
export const viewer: User = { name: 'viewer', groups: ['slipway:viewers'] };
export const nobody: User = { name: 'nobody', groups: [] };

/** Watches are cut, so that it shows at once: a real API server lets them run until they end by themselves. */
export const rightsStories: readonly Story[] = [
  { name: 'no-rights', title: 'You may only look, and not at Secrets', steps: [becoming(viewer)] },
  { name: 'nothing-allowed', title: 'You may do nothing at all', steps: [becoming(nobody)] },
  { name: 'rights', title: 'You are an administrator again', steps: [becoming(admin)] },
];

function becoming(user: User): (stage: Stage) => void {
  return ({ become, faults }) => {
    become(user);
    faults.cut();
  };
}
