import { at, dateAt, isTrueAt, listAt, numberAt, textAt } from '../kubernetes/read.ts';
import type { Happened } from './events.ts';
import { howOften } from './events.ts';
import type { Found, Ref, Weight } from './explanation.ts';
import { because, plain, quoted, times, titled } from './words.ts';

/** A container of a pod, as its status has it. */
interface Container {
  readonly name: string;
  readonly image: string;
  readonly isInit: boolean;
  readonly status: unknown;
  /** The entry of the spec; undefined when there is none. */
  readonly spec: unknown;
  readonly pointer: string;
  readonly pod: Ref;
}

/** What the containers of a pod say against it, in their order; `events` are the warnings about the pod. */
export function brokenContainers(object: unknown, pod: Ref, events: readonly Happened[], now: Date): readonly Found[] {
  const lists = [
    ['initContainerStatuses', 'initContainers', true],
    ['containerStatuses', 'containers', false],
  ] as const;
  return lists.flatMap(([statuses, specs, isInit]) =>
    listAt(object, 'status', statuses).flatMap((status, index) => {
      const name = textAt(status, 'name');
      const spec = listAt(object, 'spec', specs).find((one) => textAt(one, 'name') === name);
      const image = textAt(spec, 'image') || textAt(status, 'image');
      const container = { name, image, isInit, status, spec, pointer: `/status/${statuses}/${index}`, pod };
      const found = broken(container, isOver(object), events, now);
      return found === null ? [] : [found];
    }),
  );
}

/** The pod will not go on. */
function isOver(object: unknown): boolean {
  return textAt(object, 'status', 'phase') === 'Failed';
}

function broken(container: Container, isFinal: boolean, events: readonly Happened[], now: Date): Found | null {
  const { status, isInit } = container;
  const waiting = textAt(status, 'state', 'waiting', 'reason');
  if (imageTroubles.has(waiting)) return unpulled(container, waiting);
  if (waiting === 'CrashLoopBackOff') return crash(container, at(status, 'lastState', 'terminated'), waiting);
  if (waiting !== '' && !starting.has(waiting)) return unmade(container, waiting);
  const ended = at(status, 'state', 'terminated');
  const code = numberAt(ended, 'exitCode');
  if (code !== null && code !== 0 && (isFinal || isInit)) return crash(container, ended, '');
  if (code !== null && code !== 0) return crash(container, ended, 'restarts');
  if (at(status, 'state', 'running') === undefined || isTrueAt(status, 'ready')) return null;
  const before = at(status, 'lastState', 'terminated');
  const isCrashing = (numberAt(before, 'exitCode') ?? 0) !== 0 && isRecent(dateAt(before, 'finishedAt'), now);
  if (isCrashing) return crash(container, before, 'restarts');
  return isInit ? initialising(container) : unready(container, events);
}

/** The kubelet forgets crashes after ten minutes, too. */
function isRecent(then: Date | null, now: Date): boolean {
  return then !== null && now.getTime() - then.getTime() < 600_000;
}

/** Reasons to wait for an image (kubernetes: pkg/kubelet/images/types.go). */
const imageTroubles: ReadonlySet<string> = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ErrImageInspect',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
]);

/** Reasons that every container has for a moment. */
const starting: ReadonlySet<string> = new Set(['ContainerCreating', 'PodInitializing']);

function unpulled({ name, image: wanted, status, pointer, pod, isInit }: Container, reason: string): Found {
  const said = textAt(status, 'state', 'waiting', 'message');
  const what =
    reason === 'InvalidImageName'
      ? `Image ${quoted(wanted)} of ${which(isInit)} ${quoted(name)} in ${titled('pod', pod.name)} is no name of an image`
      : `Image ${quoted(wanted)} of ${which(isInit)} ${quoted(name)} in ${titled('pod', pod.name)} can't be pulled`;
  return {
    object: pod,
    pointer: `${pointer}/state/waiting`,
    sentence: `${what} (${reason})${because(said)}`,
    short: `${reason}, ${plain(wanted, 60)}`,
    since: null,
    weight: 'broken',
  };
}

/** It can't be made from what its spec names: a Secret, a ConfigMap, a key, a command. */
function unmade({ name, status, pointer, pod, isInit }: Container, reason: string): Found {
  const said = textAt(status, 'state', 'waiting', 'message');
  const short = missing(said);
  return {
    object: pod,
    pointer: `${pointer}/state/waiting`,
    sentence: `${capital(which(isInit))} ${quoted(name)} of ${titled('pod', pod.name)} can't start (${plain(reason, 100)})${because(said)}`,
    short: short === null ? plain(reason, 60) : `${plain(reason, 40)}, ${short}`,
    since: null,
    weight: 'broken',
  };
}

/** `secret "db" not found`, `couldn't find key password in Secret web/db` (kubernetes: pkg/kubelet/kubelet_pods.go) */
function missing(message: string): string | null {
  const [, kind, name] = /\b(secret|configmap) "([^"]{1,253})" not found/i.exec(message) ?? [];
  if (kind !== undefined && name !== undefined) return `no ${kind.toLowerCase()} ${plain(name, 60)}`;
  const [, key, owner, place] = /couldn't find key (\S{1,253}) in (Secret|ConfigMap) (\S{1,510})/.exec(message) ?? [];
  if (key === undefined || owner === undefined || place === undefined) return null;
  return `no key ${plain(key, 40)} in ${plain(place, 60)}`;
}

function crash({ name, status, spec, pointer, pod, isInit }: Container, ended: unknown, how: string): Found {
  const code = numberAt(ended, 'exitCode');
  const reason = textAt(ended, 'reason');
  const isKilled = reason === 'OOMKilled';
  const restarts = numberAt(status, 'restartCount') ?? 0;
  const exit = code === null ? 'for a reason that is not told' : `with exit code ${code}`;
  const limit = textAt(spec, 'resources', 'limits', 'memory');
  const what = isKilled
    ? `was killed for want of memory (OOMKilled${limit === '' ? '' : `, limit ${quoted(limit)}`})`
    : `ended ${exit}${reason === '' || reason === 'Error' ? '' : ` (${plain(reason, 100)})`}`;
  const again = restarts === 0 ? '' : ` and was restarted ${times(restarts)}`;
  const loop = how === 'CrashLoopBackOff' ? 'CrashLoopBackOff' : isKilled ? '' : how;
  const end = isKilled ? 'OOMKilled' : code === null ? '' : `exit ${code}`;
  return {
    object: pod,
    pointer: `${pointer}${how === 'CrashLoopBackOff' ? '/lastState/terminated' : ''}`,
    sentence: `${capital(which(isInit))} ${quoted(name)} of ${titled('pod', pod.name)} ${what}${again}${because(textAt(ended, 'message'))}`,
    short: [loop, end].filter(Boolean).join(', '),
    since: dateAt(ended, 'finishedAt'),
    weight: 'broken',
  };
}

/** It runs, and nobody is sent to it. */
function unready({ name, status, pointer, pod }: Container, events: readonly Happened[]): Found {
  const mine = events.filter(({ part }) => part === '' || part.endsWith(`{${name}}`));
  const probe = mine.find(({ reason }) => reason === 'Unhealthy');
  const isStarted = at(status, 'started') !== false;
  const weight: Weight = probe === undefined ? 'waiting' : 'unready';
  const since = dateAt(status, 'state', 'running', 'startedAt');
  const here = `Container ${quoted(name)} of ${titled('pod', pod.name)}`;
  if (probe === undefined) {
    const sentence = `${here} runs and is not ${isStarted ? 'ready' : 'started'} yet.`;
    return { object: pod, pointer, sentence, short: isStarted ? 'not ready yet' : 'starting', since, weight };
  }
  const short = /^(\w+ probe) (failed|errored)/.exec(probe.message)?.[0] ?? 'probe failed';
  const sentence = `${here} runs and does not answer its probe${howOften(probe)}${because(probe.message)}`;
  return { object: pod, pointer, sentence, short: plain(short, 60), since: probe.first ?? since, weight };
}

function initialising({ name, status, spec, pointer, pod }: Container): Found | null {
  // One that stays beside the others is no obstacle once it has started.
  if (textAt(spec, 'restartPolicy') === 'Always' && isTrueAt(status, 'started')) return null;
  return {
    object: pod,
    pointer,
    sentence: `Init container ${quoted(name)} of ${titled('pod', pod.name)} has not ended yet, and the others wait for it.`,
    short: `init container ${plain(name, 40)} runs`,
    since: dateAt(status, 'state', 'running', 'startedAt'),
    weight: 'waiting',
  };
}

function which(isInit: boolean): string {
  return isInit ? 'init container' : 'container';
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
