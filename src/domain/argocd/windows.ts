import { parseDuration } from '../cel/value/period.ts';
import { Trouble } from '../cel/value/trouble.ts';
import { zoneOffset } from '../cel/value/zone.ts';
import type { ClusterObject } from '../kubernetes/query.ts';
import type { Application } from './application.ts';
import { isGlobMatch } from './glob.ts';
import { inSentence } from './message.ts';
import { isTrueAt, listAt, textAt, textsAt } from '../kubernetes/read.ts';
import { nextAfter, parseSchedule } from './schedule.ts';

/** A time in which a project lets its applications be synced, or does not. */
export interface SyncWindow {
  readonly kind: string;
  readonly schedule: string;
  readonly duration: string;
  readonly timeZone: string;
  /** Patterns; a window is for who fits one of them, or with `every` each list that is there. */
  readonly applications: readonly string[];
  readonly clusters: readonly string[];
  readonly namespaces: readonly string[];
  readonly every: boolean;
  /** Whoever syncs by hand may do so all the same. */
  readonly manual: boolean;
}

/** The windows that an AppProject itself has; those of a global project are not in it. */
export function windowsOf(project: ClusterObject): readonly SyncWindow[] {
  return listAt(project, 'spec', 'syncWindows').map((window) => ({
    kind: textAt(window, 'kind'),
    schedule: textAt(window, 'schedule'),
    duration: textAt(window, 'duration'),
    timeZone: textAt(window, 'timeZone'),
    applications: textsAt(window, 'applications'),
    clusters: textsAt(window, 'clusters'),
    namespaces: textsAt(window, 'namespaces'),
    every: isTrueAt(window, 'andOperator'),
    manual: isTrueAt(window, 'manualSync'),
  }));
}

/**
 * Why an application can't be synced by hand now, one sentence; null when no window forbids it. The order is that of
 * Argo CD (3.5: `SyncWindows.CanSync`): what is denied, what is allowed, what is only allowed at another time.
 */
export function windowObstacle(application: Application, windows: readonly SyncWindow[], now: Date): string | null {
  const mine = windows.filter((window) => isFor(window, application));
  const judged = mine.map((window) => ({ window, active: isActive(window, now) }));
  const unreadable = judged.find(({ active }) => active === null);
  const { project, name } = application;
  if (unreadable !== undefined)
    return `The sync window ${said(unreadable.window)} of project "${project}" can't be read, and as long as that is so Argo CD syncs nothing that it is for.`;
  const denying = judged.filter(({ window, active }) => window.kind === 'deny' && active === true);
  const strict = denying.find(({ window }) => !window.manual);
  if (strict !== undefined)
    return `The sync window ${said(strict.window)} of project "${project}" denies syncs of "${name}" now; wait until it closes, or let it allow manual syncs.`;
  const allowing = judged.filter(({ window }) => window.kind === 'allow');
  if (denying.length > 0 || allowing.some(({ active }) => active === true)) return null;
  const closed = allowing.find(({ window }) => !window.manual);
  return closed === undefined
    ? null
    : `The sync window ${said(closed.window)} of project "${project}" allows syncs of "${name}" and is not open now; wait until it opens, or let it allow manual syncs.`;
}

/** Whether a window is for an application. Nothing but empty lists is for nobody. */
export function isFor(window: SyncWindow, { name, destination }: Application): boolean {
  const lists: readonly (readonly [patterns: readonly string[], texts: readonly string[]])[] = [
    [window.applications, [name]],
    [window.clusters, [destination.name, destination.server].filter((one) => one !== '')],
    [window.namespaces, [destination.namespace]],
  ];
  const fits = lists
    .filter(([patterns]) => patterns.length > 0)
    .map(([patterns, texts]) => patterns.some((pattern) => texts.some((text) => isGlobMatch(pattern, text))));
  return fits.length > 0 && (window.every ? fits.every(Boolean) : fits.some(Boolean));
}

/** Whether a window is open; null when its schedule or duration can't be read. */
export function isActive({ schedule, duration, timeZone }: SyncWindow, now: Date): boolean | null {
  // robfig/cron takes a zone in front of a schedule too, and moves the time once more.
  const [, zone = '', rest = schedule] = /^(?:CRON_)?TZ=(\S+)\s+(.*)$/s.exec(schedule) ?? [];
  const parsed = parseSchedule(rest);
  const length = parseDuration(duration.slice(0, 100));
  if (parsed === null || length instanceof Trouble) return null;
  const time = now.getTime() + offsetOf(timeZone, now) + offsetOf(zone, now);
  const next = nextAfter(parsed, time - Number(length.nanos) / 1e6);
  // A schedule that never comes round counts as open: Go's zero time is before now.
  return next === null || next < time;
}

/** Milliseconds by which a zone is before UTC; a name that Go does not know is UTC. */
function offsetOf(zone: string, now: Date): number {
  const nanos = /^[A-Za-z]/.test(zone) ? zoneOffset(zone, BigInt(now.getTime()) * 1_000_000n) : 0n;
  return nanos instanceof Trouble ? 0 : Number(nanos) / 1e6;
}

/** `"0 22 * * *" for 8h (Europe/Berlin)` */
function said({ schedule, duration, timeZone }: SyncWindow): string {
  const zone = timeZone === '' ? '' : ` (${inSentence(timeZone, 40)})`;
  return `"${inSentence(schedule, 60)}" for ${inSentence(duration, 20)}${zone}`;
}
