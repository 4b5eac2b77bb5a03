import type { ClusterObject } from '../kubernetes/query.ts';
import { isTrueAt, listAt, numberAt, textAt } from '../kubernetes/read.ts';
import type { PlatformSpec } from '../phases/spec.ts';
import { applicationOf } from './application.ts';
import { ownerOf } from './owner.ts';
import type { Owner } from './owner.ts';

/** Where a removed Application would come back from. */
export interface Returning {
  /**
   * `nothing` brings it back; it is made again `at once`, or with the next sync of its app-of-apps (`later`); `unknown`
   * when what has made it can't be read.
   */
  readonly when: 'nothing' | 'at once' | 'later' | 'unknown';
  /** Sentences: who, and what to do before. */
  readonly said: readonly string[];
}

/** What the files of the platform say about an Application. */
export interface RowFacts {
  readonly phase: number;
  readonly enabled: boolean;
  /** Null when `platform.yaml` does not say it. */
  readonly released: number | null;
}

/** The row of this name in the table of applications; null when there is none. */
export function rowIn({ applications, platform }: RowSource, name: string): RowFacts | null {
  const row = Object.hasOwn(applications, name) ? applications[name] : undefined;
  if (row === undefined) return null;
  return { phase: row.phase, enabled: row.enabled, released: numberAt(platform, 'releasedPhase') };
}

export type RowSource = Pick<PlatformSpec, 'applications' | 'platform'>;

/** What the row says about whether the Application is meant to be there; null when nobody has read the files. */
export function rowSaid(name: string, row: RowFacts | null | 'unread'): string | null {
  if (row === 'unread') return null;
  if (row === null) return `No row of applications.yaml is called "${name}": the platform does not manage it.`;
  const { phase, enabled, released } = row;
  const where = `Its row "${name}" in applications.yaml`;
  if (!enabled) return `${where} is switched off (when).`;
  if (released !== null && phase > released)
    return `${where} belongs to phase ${phase}, which is not released: releasedPhase is ${released}.`;
  return `${where} is switched on, and its phase ${phase} is released: the files ask for it.`;
}

/**
 * Whether what has made an Application makes it again, by what it has rendered last (`status.resources`). `parent` is
 * the Application that its owner names: null when there is none of this name, `unread` when that can't be told.
 */
export function returningOf(object: ClusterObject, parent: ClusterObject | null | 'unread'): Returning {
  const { name, namespace } = applicationOf(object);
  const owner = ownerOf(object);
  if (owner === null) return { when: 'nothing', said: ['No other Application has made it: nothing brings it back.'] };
  const who = `"${owner.name}"`;
  if (owner.kind === 'ApplicationSet')
    return { when: 'at once', said: [`ApplicationSet ${who} makes it again: take it out of there first.`] };
  if (parent === 'unread')
    return {
      when: 'unknown',
      said: [`Its app-of-apps ${who} can't be read: whether that brings it back is not known.`],
    };
  if (parent === null)
    return { when: 'nothing', said: [`Its app-of-apps ${who} is not there: nothing brings it back.`] };
  const entry = listAt(parent, 'status', 'resources').find(
    (one) =>
      textAt(one, 'kind') === 'Application' && textAt(one, 'namespace') === namespace && textAt(one, 'name') === name,
  );
  if (entry === undefined || isTrueAt(entry, 'requiresPruning'))
    return { when: 'nothing', said: [`${who} renders it no more: nothing brings it back.`] };
  const { automated } = applicationOf(parent);
  if (automated?.selfHeal === true)
    return { when: 'at once', said: [`${who} still renders it and brings it back at once (selfHeal).`, first(owner)] };
  const until = automated === null ? 'somebody syncs it' : 'the next commit';
  return {
    when: 'later',
    said: [
      `${who} still renders it: it shows OutOfSync then, and brings it back with its next sync (${until}).`,
      first(owner),
    ],
  };
}

function first({ name }: Owner): string {
  return `First take its row out of Git, switch it off (when) or lower releasedPhase below its phase, and wait until "${name}" shows it as no longer in Git.`;
}
