import { applicationOf } from '../argocd/application.ts';
import type { Application } from '../argocd/application.ts';
import { isFailed } from '../argocd/resource.ts';
import type { ClusterObject } from '../kubernetes/query.ts';
import { dateAt, listAt, textAt, wordAt } from '../kubernetes/read.ts';
import type { Found, Ref } from './explanation.ts';
import { because, plain, quoted, titled } from './words.ts';

/** What an Application of Argo CD says against itself: errors, the last sync, health, and what is out of sync. */
export function brokenApplication(object: ClusterObject, ref: Ref): readonly Found[] {
  const title = titled('Application', ref.name);
  const application = applicationOf(object);
  return [
    ...errors(object, ref),
    ...operation(object, application, ref, title),
    ...health(application, ref, title),
    ...sync(application, ref, title),
    ...skipped(application, ref, title),
  ];
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

/** A dry run has changed nothing, and one that is asked for anew begins from nothing. */
function operation(object: ClusterObject, { operation: last }: Application, ref: Ref, title: string): readonly Found[] {
  if (last === null || last.state !== 'failed' || last.dryRun) return [];
  const phase = textAt(object, 'status', 'operationState', 'phase');
  const since = last.finished;
  const short = phase === 'Failed' ? 'sync failed' : 'sync error';
  const parts = listAt(object, 'status', 'operationState', 'syncResult', 'resources').flatMap((one, index): Found[] => {
    if (!isFailed(one)) return [];
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
  const whole: Found = {
    object: ref,
    pointer: '/status/operationState',
    sentence: `The last sync of ${title} ${phase === 'Failed' ? 'has failed' : 'has met an error'}${because(last.message)}`,
    short,
    since,
    weight: parts.length > 0 ? 'condition' : 'broken',
  };
  return [...parts.slice(0, 3), whole];
}

function health({ health: seen }: Application, ref: Ref, title: string): readonly Found[] {
  if (seen === null || seen.status === 'Healthy') return [];
  const { status, message, since } = seen;
  return [
    {
      object: ref,
      pointer: '/status/health',
      sentence: `${title} is ${quoted(status)}${because(message)}`,
      short: status,
      since,
      weight: status === 'Suspended' ? 'note' : status === 'Progressing' ? 'waiting' : 'condition',
    },
  ];
}

function sync({ sync: seen, outOfSync }: Application, ref: Ref, title: string): readonly Found[] {
  if (seen === null || seen.status === 'Synced') return [];
  const names = outOfSync.shown.slice(0, 3).map(({ kind, name }) => titled(kind, name));
  const rest = outOfSync.count > names.length ? ` and ${outOfSync.count - names.length} more` : '';
  const what = names.length === 0 ? '' : `: ${names.join(', ')}${rest}`;
  const isKnown = seen.status === 'OutOfSync';
  const sentence = isKnown ? `${title} is out of sync${what}.` : `Nobody knows whether ${title} is in sync.`;
  const short = isKnown ? 'out of sync' : 'sync unknown';
  return [{ object: ref, pointer: '/status/sync', sentence, short, since: null, weight: 'condition' }];
}

function skipped({ skipped: isSkipped }: Application, ref: Ref, title: string): readonly Found[] {
  if (!isSkipped) return [];
  const sentence = `Argo CD leaves ${title} alone: its annotation argocd.argoproj.io/skip-reconcile says so.`;
  return [
    { object: ref, pointer: '/metadata/annotations', sentence, short: 'left alone', since: null, weight: 'note' },
  ];
}
