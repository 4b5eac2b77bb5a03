import { Failure } from '../cel/evaluate/failure.ts';
import type { Result } from '../cel/evaluate/failure.ts';
import { Run } from '../cel/evaluate/run.ts';
import type { Variables } from '../cel/evaluate/run.ts';
import type { Local } from '../cel/evaluate/scope.ts';
import { standardFunctions } from '../cel/library/standard.ts';
import type { Binary, Bind, Expression, Loop } from '../cel/syntax/ast.ts';
import type { Value } from '../cel/value/data.ts';
import { placesOf } from '../cel/value/origin.ts';
import type { Place } from '../cel/value/origin.ts';
import { nearest } from './nearestElement.ts';
import type { Wanted } from './nearestElement.ts';
import { readBy } from './readBy.ts';
import { roundsOf, subjectOf } from './rounds.ts';
import type { Round } from './rounds.ts';

/** One cause of a condition that does not hold. */
export interface Reason {
  /** What it is about, where a condition goes over a list: the name of an application, a host, a wanted thing. */
  readonly subject: string | null;
  /** Where in what was read: the first says most. Empty where the condition reads nothing. */
  readonly places: readonly Place[];
  /** What is looked for in the list at the first place, and not there; null when something there is wrong. */
  readonly missing: Wanted | null;
  /** The element that was looked at then, the innermost first: what is to blame where no place says more. */
  readonly around: readonly Place[];
}

/** Where the search stands: the variables of macros, and what they stand for. */
interface Here {
  readonly scope: Local | null;
  readonly subject: string | null;
  readonly around: readonly Place[];
}

/** A cause that takes longer to find is none that helps. */
const budget = { steps: 500_000, room: 5_000_000 };

/** More causes than anybody reads. */
const most = 20;

/**
 * Why a condition does not hold: what in the data would have to be another. `isOne` tells variables whose list has one
 * object at most, which is then the one that is meant. Never throws; a condition that is too large has no causes.
 */
export function whyNot(
  expression: Expression,
  variables: Variables,
  isOne: (variable: string) => boolean,
): readonly Reason[] {
  const run = new Run(standardFunctions, variables, true, budget);
  return new Search(run, isOne).untrue(expression, { scope: null, subject: null, around: [] }).slice(0, most);
}

/** Goes down into a condition to the parts that decide it. */
class Search {
  readonly #run: Run;
  readonly #isOne: (variable: string) => boolean;

  constructor(run: Run, isOne: (variable: string) => boolean) {
    this.#run = run;
    this.#isOne = isOne;
  }

  /** Why it is false, or can't be worked out. */
  untrue(expression: Expression, here: Here): readonly Reason[] {
    switch (expression.kind) {
      case 'logic':
        return expression.operator === '&&'
          ? this.#untrueSides(expression.operands, here)
          : this.#alternatives(expression.operands, here);
      case 'unary':
        return expression.operator === '!' ? this.#true(expression.operand, here) : [];
      case 'conditional': {
        const holds = this.#run.evaluate(expression.condition, here.scope);
        if (holds instanceof Failure) return [this.#leaf(expression.condition, here)];
        return this.untrue(holds.data === true ? expression.whenTrue : expression.whenFalse, here);
      }
      case 'bind':
        return this.untrue(expression.body, this.#bound(expression, here));
      case 'loop':
        return this.#untrueLoop(expression, here);
      case 'binary':
        return [expression.operator === 'in' ? this.#notIn(expression, here) : this.#leaf(expression, here)];
      default:
        return [this.#leaf(expression, here)];
    }
  }

  /** The sides that are false; one that fails counts only where none is. */
  #untrueSides(sides: readonly Expression[], here: Here): readonly Reason[] {
    const results = sides.map((side) => ({ side, result: this.#run.evaluate(side, here.scope) }));
    const untrue = results.filter(({ result }) => !(result instanceof Failure) && result.data === false);
    const deciding = untrue.length > 0 ? untrue : results.filter(({ result }) => result instanceof Failure).slice(0, 1);
    return deciding.flatMap(({ side }) => this.untrue(side, here));
  }

  /** Of several ways to hold the last is mostly the one that is meant: those before it say what is excepted. */
  #alternatives(sides: readonly Expression[], here: Here): readonly Reason[] {
    for (const side of sides.toReversed()) {
      const reasons = this.untrue(side, here);
      if (reasons.some(({ places, missing }) => places.length > 0 || missing !== null)) return reasons;
    }
    return [];
  }

  #untrueLoop(loop: Loop, here: Here): readonly Reason[] {
    const target = this.#run.evaluate(loop.target, here.scope);
    const { test } = loop;
    if (target instanceof Failure || test === null) return [this.#leaf(loop, here)];
    const rounds = roundsOf(loop, target, here.scope);
    if (loop.macro === 'exists' || loop.macro === 'existsOne')
      return this.#noneOf(loop, test, { target, rounds }, here);
    if (loop.macro !== 'all') return [this.#leaf(loop, here)];
    const wrong = this.#rounds(rounds, test, (result) => result instanceof Failure || result.data !== true);
    return wrong.flatMap((round) => this.untrue(test, inside(round, here)));
  }

  /** No element is as it has to be: the one that was meant says why, or it is missing. */
  #noneOf(
    loop: Loop,
    test: Expression,
    { target, rounds }: { readonly target: Value; readonly rounds: readonly Round[] },
    here: Here,
  ): readonly Reason[] {
    const isNamed = loop.target.kind === 'identifier' && this.#isOne(loop.target.name);
    const { scope, subject, around } = here;
    const { round, sides, wanted } = nearest(this.#run, loop, test, rounds, { isNamed, scope });
    if (round !== null) {
      const inRound = { ...inside(round, here), subject };
      return sides.slice(0, 1).flatMap((side) => this.untrue(side, inRound));
    }
    return [{ subject, places: placesOf(target.from).slice(0, most), missing: wanted, around }];
  }

  /** A text that is in no list, or no key of a map, is what is missing there. */
  #notIn({ left, right }: Binary, here: Here): Reason {
    const name = this.#run.evaluate(left, here.scope);
    const leaf = this.#leaf(right, here);
    if (name instanceof Failure || typeof name.data !== 'string') return leaf;
    return { ...leaf, missing: { name: name.data, namespace: null } };
  }

  /** Why it is true, where it should not be. */
  #true(expression: Expression, here: Here): readonly Reason[] {
    if (expression.kind === 'unary' && expression.operator === '!') return this.untrue(expression.operand, here);
    if (expression.kind === 'bind') return this.#true(expression.body, this.#bound(expression, here));
    if (expression.kind === 'logic' && expression.operator === '&&') {
      // What narrows stands first, what is wrong last.
      return expression.operands.slice(-1).flatMap((side) => this.#true(side, here));
    }
    if (expression.kind !== 'loop' || expression.macro !== 'exists' || expression.test === null) {
      return [this.#leaf(expression, here)];
    }
    const { test } = expression;
    const target = this.#run.evaluate(expression.target, here.scope);
    if (target instanceof Failure) return [this.#leaf(expression, here)];
    const rounds = roundsOf(expression, target, here.scope);
    const right = this.#rounds(rounds, test, (result) => !(result instanceof Failure) && result.data === true);
    return right.flatMap((round) => this.#true(test, inside(round, here)));
  }

  /** The first rounds in which a test comes out so. */
  #rounds(rounds: readonly Round[], test: Expression, isSo: (test: Result) => boolean): readonly Round[] {
    const chosen: Round[] = [];
    for (const round of rounds) {
      if (chosen.length === most) break;
      if (isSo(this.#run.evaluate(test, round.scope))) chosen.push(round);
    }
    return chosen;
  }

  #bound({ variable, value }: Bind, here: Here): Here {
    return { ...here, scope: { name: variable.text, value: this.#run.evaluate(value, here.scope), up: here.scope } };
  }

  /** A part that is looked at as a whole. */
  #leaf(expression: Expression, { scope, subject, around }: Here): Reason {
    return { subject, places: readBy(this.#run, expression, scope).slice(0, most), missing: null, around };
  }
}

function inside(round: Round, { subject, around }: Here): Here {
  const [place] = placesOf(round.each.from);
  return {
    scope: round.scope,
    subject: subject ?? subjectOf(round),
    around: place === undefined ? around : [place, ...around],
  };
}
