import type { State } from '../../../../src/domain/argocd/state.ts';
import { health, minutesAgo, operationState, outOfSync, resource } from './fixtures.ts';
import type { Parts } from './fixtures.ts';

/** Name of the case, what differs from a healthy one, and: state, why, minutes since. */
export type StandingCase = readonly [name: string, parts: Parts, state: State, why: string, since: number | null];

export const asked = { sync: {}, initiatedBy: { username: 'ada' } };
export const sync = (status: string) => ({ sync: { status } });
export const condition = (type: string, message = 'rpc error: code = Unknown') => ({
  conditions: [{ type, message, lastTransitionTime: minutesAgo(9) }],
});
export const running = (more: Record<string, unknown> = {}) => ({ operationState: operationState('Running', more) });

/** By health and by sync status. */
export const cases: readonly StandingCase[] = [
  ['in sync and healthy', {}, 'healthy', 'is in sync and healthy', 50],
  // Health
  ['degraded', { status: health('Degraded') }, 'degraded', 'one of its resources is degraded', 4],
  [
    'degraded, with a message',
    { status: health('Degraded', { message: 'exceeded its progress deadline' }) },
    'degraded',
    'exceeded its progress deadline',
    4,
  ],
  [
    'degraded, with health in the resources',
    {
      status: {
        ...health('Degraded'),
        resources: [
          resource('Pod', 'x', { health: { status: 'Progressing' } }),
          resource('DaemonSet', 'longhorn-manager', { health: { status: 'Degraded', message: 'no node is ready' } }),
        ],
      },
    },
    'degraded',
    'DaemonSet longhorn-manager is degraded: no node is ready',
    4,
  ],
  [
    'degraded and out of sync',
    { status: { ...health('Degraded'), ...sync('OutOfSync') } },
    'degraded',
    'one of its resources is degraded',
    4,
  ],
  [
    'degraded while it is synced',
    { operation: asked, status: { ...health('Degraded'), ...running() } },
    'degraded',
    'one of its resources is degraded',
    4,
  ],
  ['progressing', { status: health('Progressing') }, 'progressing', 'its resources are not ready yet', 4],
  [
    'progressing, by name',
    {
      status: {
        ...health('Progressing'),
        resources: [resource('Deployment', 'web', { health: { status: 'Progressing' } })],
      },
    },
    'progressing',
    'Deployment web is not ready yet',
    4,
  ],
  ['missing', { status: health('Missing') }, 'missing', 'its resources are not in the cluster', 4],
  [
    'missing and out of sync',
    { status: { ...health('Missing'), ...sync('OutOfSync') } },
    'missing',
    'its resources are not in the cluster',
    4,
  ],
  ['suspended', { status: health('Suspended') }, 'suspended', 'is paused on purpose', 4],
  ['of unknown health', { status: health('Unknown') }, 'unknown', "Argo CD can't tell its health", 4],
  // Sync
  ['out of sync', { status: sync('OutOfSync') }, 'outOfSync', 'differs from Git', null],
  [
    'out of sync, by name',
    { status: { ...sync('OutOfSync'), resources: [resource('Deployment', 'web', outOfSync)] } },
    'outOfSync',
    'Deployment web differs from Git',
    null,
  ],
  [
    'out of sync, several',
    {
      status: {
        ...sync('OutOfSync'),
        resources: [
          resource('Deployment', 'web', outOfSync),
          resource('Pod', 'a'),
          resource('ConfigMap', 'old', { ...outOfSync, requiresPruning: true }),
        ],
      },
    },
    'outOfSync',
    'Deployment web and 1 more differ from Git',
    null,
  ],
  [
    'out of sync, only to be pruned',
    {
      status: {
        ...sync('OutOfSync'),
        resources: [resource('ConfigMap', 'old', { ...outOfSync, requiresPruning: true })],
      },
    },
    'outOfSync',
    'ConfigMap old is no longer in Git and to be pruned',
    null,
  ],
  [
    'out of sync and progressing',
    { status: { ...sync('OutOfSync'), ...health('Progressing') } },
    'outOfSync',
    'differs from Git',
    null,
  ],
  [
    'that can not be compared',
    { status: { ...sync('Unknown'), ...condition('ComparisonError') } },
    'unknown',
    "can't be compared with Git: rpc error: code = Unknown",
    9,
  ],
  [
    'with an invalid spec',
    { status: condition('InvalidSpecError', 'project "x" is not there') },
    'unknown',
    'its spec is not valid: project "x" is not there',
    9,
  ],
  ['with an error nobody knows', { status: condition('CuriousError', '') }, 'unknown', 'CuriousError', 9],
  ['of unknown sync', { status: sync('Unknown') }, 'unknown', "Argo CD can't tell whether it is in sync", null],
  ['with a warning', { status: condition('OrphanedResourceWarning') }, 'healthy', 'is in sync and healthy', 50],
];
