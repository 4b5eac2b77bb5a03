import type { Standing, State } from '../../domain/argocd/state.ts';
import type { Wait } from '../../domain/argocd/waves.ts';

/** A row of the tree. The object stays the same as long as the row does. */
export type Node = PhaseNode | WaveNode | ApplicationNode;

export interface PhaseNode {
  readonly kind: 'phase';
  readonly id: string;
  /** Null for what belongs to none. */
  phase: number | null;
  title: string;
  /** Of the worst of its applications; null when one of them is not there and the rest is well. */
  state: State | null;
  /** How many of its applications are well, out of all. */
  well: number;
  total: number;
  children: readonly (WaveNode | ApplicationNode)[];
}

export interface WaveNode {
  readonly kind: 'wave';
  readonly id: string;
  wave: number;
  state: State | null;
  well: number;
  total: number;
  children: readonly ApplicationNode[];
}

export interface ApplicationNode {
  readonly kind: 'application';
  readonly id: string;
  /** `namespace/name`; null for one that is not there. */
  key: string | null;
  name: string;
  wave: number;
  standing: Standing | null;
  wait: Wait | null;
  /** From the root of the platform; null when the table has no such row. */
  folder: string | null;
}

/** What a command is about: a row, or the key that a link carries; null for anything else. */
export function keyOf(argument: unknown): string | null {
  if (typeof argument === 'string') return argument;
  if (typeof argument !== 'object' || argument === null || !('key' in argument)) return null;
  return typeof argument.key === 'string' ? argument.key : null;
}

/** The name of an application that the table knows, whether it is there or not. */
export function nameOf(argument: unknown): string | null {
  if (typeof argument === 'string') return argument.slice(argument.indexOf('/') + 1);
  if (typeof argument !== 'object' || argument === null || !('name' in argument)) return null;
  return typeof argument.name === 'string' ? argument.name : null;
}
