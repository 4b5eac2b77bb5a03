import { dateAt, listAt, textAt, wordAt } from '../kubernetes/read.ts';
import type { Found, Ref } from './explanation.ts';
import { because, plain, quoted, titled } from './words.ts';

/** What an Application of Argo CD says against itself: errors, the last sync, health, and what is out of sync. */
export function brokenApplication(object: unknown, ref: Ref): readonly Found[] {
  const title = titled('Application', ref.name);
  return [
    ...errors(object, ref),
    ...operation(object, ref, title),
    ...health(object, ref, title),
    ...sync(object, ref, title),
  ];
}

export function isApplication({ kind, apiVersion }: Pick<Ref, 'kind' | 'apiVersion'>): boolean {
  return kind === 'Application' && apiVersion.startsWith('argoproj.io/');
}

/** The workloads and claims of an Application, whose pods tell why it is not healthy; the first hundred. */
export function partsOf(object: unknown): readonly Ref[] {
  return listAt(object, 'status', 'resources')
    .filter((one) => wanted.has(textAt(one, 'kind')) && groups.has(textAt(one, 'group')))
    .slice(0, 100)
    .map((one) => {
      const [group, version] = [textAt(one, 'group'), textAt(one, 'version') || 'v1'];
      return {
        apiVersion: group === '' ? version : `${group}/${version}`,
        kind: textAt(one, 'kind'),
        namespace: wordAt(one, 'namespace'),
        name: textAt(one, 'name'),
      };
    });
}

const wanted: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Pod']);
const groups: ReadonlySet<string> = new Set(['apps', 'batch', '']);

/** Their types end in how bad they are (argo-cd: pkg/apis/application/v1alpha1/types.go). */
function errors(object: unknown, ref: Ref): readonly Found[] {
  return listAt(object, 'status', 'conditions').flatMap((one, index): Found[] => {
    const type = textAt(one, 'type');
    if (!/(Error|Warning)$/.test(type)) return [];
    return [
      {
        object: ref,
        pointer: `/status/conditions/${index}`,
        sentence: `${titled('Application', ref.name)} has the condition ${quoted(type)}${because(textAt(one, 'message'))}`,
        short: plain(type, 60),
        since: dateAt(one, 'lastTransitionTime'),
        weight: type.endsWith('Error') ? 'broken' : 'note',
      },
    ];
  });
}

function operation(object: unknown, ref: Ref, title: string): readonly Found[] {
  const phase = textAt(object, 'status', 'operationState', 'phase');
  if (phase !== 'Failed' && phase !== 'Error') return [];
  const since = dateAt(object, 'status', 'operationState', 'finishedAt');
  const short = phase === 'Failed' ? 'sync failed' : 'sync error';
  const parts = listAt(object, 'status', 'operationState', 'syncResult', 'resources').flatMap((one, index): Found[] => {
    const hook = textAt(one, 'hookPhase');
    const isFailed = textAt(one, 'status') === 'SyncFailed' || hook === 'Failed' || hook === 'Error';
    if (!isFailed) return [];
    const what = titled(textAt(one, 'kind'), textAt(one, 'name'));
    return [
      {
        object: ref,
        pointer: `/status/operationState/syncResult/resources/${index}`,
        sentence: `The sync of ${title} can't apply ${what}${because(textAt(one, 'message'))}`,
        short: `${short}, ${plain(textAt(one, 'name'), 60)}`,
        since,
        weight: 'broken',
      },
    ];
  });
  const message = textAt(object, 'status', 'operationState', 'message');
  const whole: Found = {
    object: ref,
    pointer: '/status/operationState',
    sentence: `The last sync of ${title} ${phase === 'Failed' ? 'has failed' : 'has met an error'}${because(message)}`,
    short,
    since,
    weight: parts.length > 0 ? 'condition' : 'broken',
  };
  return [...parts.slice(0, 3), whole];
}

function health(object: unknown, ref: Ref, title: string): readonly Found[] {
  const status = textAt(object, 'status', 'health', 'status');
  if (status === '' || status === 'Healthy') return [];
  return [
    {
      object: ref,
      pointer: '/status/health',
      sentence: `${title} is ${quoted(status)}${because(textAt(object, 'status', 'health', 'message'))}`,
      short: plain(status, 40),
      since: dateAt(object, 'status', 'health', 'lastTransitionTime'),
      weight: status === 'Suspended' ? 'note' : status === 'Progressing' ? 'waiting' : 'condition',
    },
  ];
}

function sync(object: unknown, ref: Ref, title: string): readonly Found[] {
  const status = textAt(object, 'status', 'sync', 'status');
  if (status === 'Synced' || status === '') return [];
  const apart = listAt(object, 'status', 'resources').filter((one) => textAt(one, 'status') === 'OutOfSync');
  const names = apart.slice(0, 3).map((one) => titled(textAt(one, 'kind'), textAt(one, 'name')));
  const rest = apart.length > names.length ? ` and ${apart.length - names.length} more` : '';
  const what = names.length === 0 ? '' : `: ${names.join(', ')}${rest}`;
  const sentence =
    status === 'OutOfSync' ? `${title} is out of sync${what}.` : `Nobody knows whether ${title} is in sync.`;
  const short = status === 'OutOfSync' ? 'out of sync' : 'sync unknown';
  return [{ object: ref, pointer: '/status/sync', sentence, short, since: null, weight: 'condition' }];
}
