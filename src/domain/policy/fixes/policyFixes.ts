import type { Fix } from '../../finding.ts';
import { toData } from '../../yaml/data.ts';
import type { Node } from '../../yaml/node.ts';
import { parse } from '../../yaml/parse.ts';
import type { Outcome } from '../outcome.ts';
import { edited } from './edited.ts';
import type { InText } from './edited.ts';
import { fieldWishes } from './fieldWishes.ts';
import { imageWishes } from './imageWishes.ts';
import { patternWishes } from './patternWishes.ts';
import { resourceWishes } from './resourceWishes.ts';
import type { Wish } from './wish.ts';

/** An object that a policy refuses. */
export interface Refused {
  readonly outcome: Outcome;
  /** As it is written. */
  readonly policy: unknown;
  /** Of the object. */
  readonly root: Node;
  /** Of the document that the object stands in. */
  readonly text: string;
  /** Whether the outcome is gone once the object is so; without it nothing is asked. */
  readonly judgeAgain?: (data: unknown) => boolean;
}

/** More would be no help. */
const most = 6;

/**
 * What would mend a failure, best first: what a pattern says outright, what the Pod Security Standards want, and something
 * to begin with where only the author can know. Edits are of the document. None for what can't be mended in its text.
 */
export function policyFixes({ outcome, policy, root, text, judgeAgain }: Refused): readonly Fix[] {
  if (outcome.outcome !== 'fail' || outcome.spots.length === 0) return [];
  const data = toData(root);
  const wishes = [
    ...patternWishes(outcome, policy, data),
    ...fieldWishes(outcome, policy, data),
    ...resourceWishes(outcome, policy, data),
    ...imageWishes(outcome, data, documentOf(text)),
  ];
  const grants = new Grants({ text, root }, judgeAgain ?? (() => true));
  const fixes: Fix[] = [];
  for (const wish of wishes) {
    const granted = grants.of(wish);
    if (granted === null) continue;
    // Only one can be applied without a look.
    const preferred = wish.isSure && !fixes.some((fix) => fix.preferred);
    fixes.push({ ...granted, preferred });
    if (fixes.length === most) break;
  }
  return fixes;
}

/** Turns wishes into edits; what was tried once is not tried again. */
class Grants {
  readonly #object: InText;
  readonly #isGone: (data: unknown) => boolean;
  /** By what they would write. */
  readonly #tried = new Map<string, 'granted' | 'useless'>();

  constructor(object: InText, isGone: (data: unknown) => boolean) {
    this.#object = object;
    this.#isGone = isGone;
  }

  /** The first way that mends it; null where none does. */
  of({ title, ways }: Wish): Pick<Fix, 'title' | 'edits'> | null {
    for (const { of, changes } of ways) {
      const made = edited(this.#object, changes);
      const said = JSON.stringify(made?.edits ?? null);
      if (this.#tried.get(said) === 'granted') return null;
      if (made === null || this.#tried.has(said)) continue;
      const isGone = this.#isGone(made.data);
      this.#tried.set(said, isGone ? 'granted' : 'useless');
      if (isGone) return { title: title(of), edits: made.edits };
    }
    return null;
  }
}

function documentOf(text: string): unknown {
  const { root } = parse(text);
  return root === null ? null : toData(root);
}
