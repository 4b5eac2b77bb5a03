import { at, isMap, textAt } from '../../kubernetes/read.ts';
import { parseVersion, versionProblem } from './version.ts';
import type { Version } from './version.ts';

export type Level = 'privileged' | 'baseline' | 'restricted';

/** A standard of Kubernetes at a version. */
export interface LevelVersion {
  readonly level: Level;
  readonly version: Version;
}

/** A label that can't be read, and what it has to be. */
export interface LabelProblem {
  readonly label: string;
  readonly value: string;
  readonly message: string;
}

/** What the labels of a Namespace come to. */
export interface NamespaceStandards {
  /** Pods that violate it are refused. */
  readonly enforce: LevelVersion;
  /** What violates it is written down. */
  readonly audit: LevelVersion;
  /** Who makes what violates it is warned. */
  readonly warn: LevelVersion;
  readonly problems: readonly LabelProblem[];
}

/** What is done about a violation, first what counts most. */
export const modes = ['enforce', 'warn', 'audit'] as const;

export type Mode = (typeof modes)[number];

/** The label of a mode, or of the version of one (`enforce-version`). */
export function label(name: string): string {
  return `pod-security.kubernetes.io/${name}`;
}

/** Whether an object is a Namespace whose labels say what its pods may be. */
export function hasStandards(object: unknown): boolean {
  if (textAt(object, 'apiVersion') !== 'v1' || textAt(object, 'kind') !== 'Namespace') return false;
  const labels = at(object, 'metadata', 'labels');
  return isMap(labels) && modes.some((mode) => label(mode) in labels || label(`${mode}-version`) in labels);
}

/** From the laxest to the strictest. */
const levels: readonly Level[] = ['privileged', 'baseline', 'restricted'];

/**
 * The standards of a Namespace by its labels; without any everything may be. A label that can't be read refuses all that is
 * not restricted, but neither warns nor is written down. Source: k8s.io/pod-security-admission, api: PolicyToEvaluate.
 */
export function levelOfNamespace(labels: unknown): NamespaceStandards {
  const read = { enforce: modeOf(labels, 'enforce'), audit: modeOf(labels, 'audit'), warn: modeOf(labels, 'warn') };
  const enforce = standardOf(read.enforce, 'restricted');
  const isStricter = read.enforce.level.value !== null && levels.indexOf(enforce.level) > 0;
  // Who says nothing of warnings is warned of what would be refused.
  const isLikeEnforce = read.warn.level.written === null && isStricter;
  const warn = standardOf(read.warn, 'privileged');
  return {
    enforce,
    audit: standardOf(read.audit, 'privileged'),
    warn: isLikeEnforce
      ? { level: enforce.level, version: read.warn.version.written === null ? enforce.version : warn.version }
      : warn,
    problems: Object.values(read).flatMap(({ level, version }) => level.problems.concat(version.problems)),
  };
}

interface Label<T> {
  /** Null when there is no such label. */
  readonly written: string | null;
  /** Null when it is not there, or can't be read. */
  readonly value: T | null;
  readonly problems: readonly LabelProblem[];
}

interface Standard {
  readonly level: Label<Level>;
  readonly version: Label<Version>;
}

function modeOf(labels: unknown, mode: Mode): Standard {
  const parseLevel = (text: string): Level | null => levels.find((level) => level === text) ?? null;
  return {
    level: labelOf(labels, mode, parseLevel, `must be one of ${levels.join(', ')}`),
    version: labelOf(labels, `${mode}-version`, parseVersion, versionProblem),
  };
}

function labelOf<T>(labels: unknown, name: string, parse: (text: string) => T | null, message: string): Label<T> {
  const key = label(name);
  const written = at(labels, key) === undefined ? null : textAt(labels, key);
  const value = written === null ? null : parse(written);
  const isBad = written !== null && value === null;
  return { written, value, problems: isBad ? [{ label: key, value: written, message }] : [] };
}

function standardOf({ level, version }: Standard, unread: Level): LevelVersion {
  const whenMissing = level.written === null ? 'privileged' : unread;
  return { level: level.value ?? whenMissing, version: version.value ?? 'latest' };
}
