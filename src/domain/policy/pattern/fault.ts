import type { Path } from '../data.ts';

/** A way down from the root, its last step first in hand. */
export interface Trail {
  readonly up: Trail | null;
  readonly step: string | number;
}

export function pathOf(trail: Trail | null): Path {
  const steps: (string | number)[] = [];
  for (let at = trail; at !== null; at = at.up) steps.push(at.step);
  return steps.toReversed();
}

/** As Kyverno writes paths: `/spec/containers/0/`, keys as they are. */
export function pathText(trail: Trail | null): string {
  return `/${pathOf(trail)
    .map((step) => `${step}/`)
    .join('')}`;
}

/** Why a part of an object is not as a part of a pattern wants it. */
export interface Fault {
  /** Whose refusal it is; `skips` stands for several, of which each is one to skip for. */
  readonly kind: 'plain' | 'condition' | 'global' | 'negation' | 'skips';
  /** As Kyverno words it. */
  readonly message: string;
  /** The path that Kyverno says; empty when it says none. */
  readonly said: string;
  /** The very place in the object. */
  readonly at: Trail | null;
  /** The last step of it is not there. */
  readonly missing: boolean;
  /** The place in the pattern that refused. */
  readonly place: Trail | null;
}

const words = {
  condition: 'conditional anchor mismatch',
  global: 'global anchor mismatch',
  negation: 'negation anchor matched in resource',
} as const;

/** The refusal of an anchor: it words the one below it anew, and keeps its place. */
export function anchorFault(kind: keyof typeof words, fault: Omit<Fault, 'kind'>): Fault {
  return { ...fault, kind, message: `${words[kind]}: ${fault.message}` };
}

/** Whether the object is none that the pattern is about. Kyverno knows some of these by their text alone. */
export function isSkip({ kind, message }: Fault): boolean {
  if (kind === 'plain' || kind === 'skips') return message.includes(words.condition) || message.includes(words.global);
  return kind !== 'negation';
}

/** Whether something is there that must not be. */
export function isNegation({ kind, message }: Fault): boolean {
  return kind === 'negation' || ((kind === 'plain' || kind === 'skips') && message.includes(words.negation));
}

/** Several refusals as one, said of the whole that they lie in. */
export function skipsAt(whole: Trail | null, skips: readonly [Fault, ...Fault[]]): Fault {
  const message = skips.map((skip) => skip.message).join('; ');
  return { ...skips[0], kind: 'skips', message, said: pathText(whole) };
}
