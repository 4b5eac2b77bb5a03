import { sorted } from '../library/lists.ts';
import type { Expression, Loop } from '../syntax/ast.ts';
import type { Data, Dictionary, List, Value } from '../value/data.ts';
import { MadeList, MadeMap } from '../value/made.ts';
import { both } from '../value/origin.ts';
import type { Origin } from '../value/origin.ts';
import { Trouble, badArgument } from '../value/trouble.ts';
import { words } from '../value/words.ts';
import { Failure, isFinal, mismatch, worse } from './failure.ts';
import type { Result } from './failure.ts';
import type { Run } from './run.ts';
import type { Local } from './scope.ts';

/** `a.all(x, …)` and its kin. */
export function evaluateLoop(run: Run, loop: Loop, scope: Local | null): Result {
  const target = run.evaluate(loop.target, scope);
  if (target instanceof Failure) return target;
  const { data, from } = target;
  if (!isRange(data) || (loop.macro === 'sortBy' && data.kind === 'map')) {
    return mismatch(loop.name.text, [target], loop, from, rangeWords(loop, data));
  }
  const spent = run.purse.work(data.size);
  if (spent !== undefined) return new Failure(spent, loop, from);
  const rounds = roundsOf(loop, data, scope);
  switch (loop.macro) {
    case 'all':
      return quantify(run, loop, target, rounds, false);
    case 'exists':
      return quantify(run, loop, target, rounds, true);
    case 'existsOne':
      return existsOne(run, loop, target, rounds);
    default:
      return collect(run, loop, target, rounds);
  }
}

/** One element with the variables that stand for it. */
interface Round {
  readonly scope: Local;
  /** The index of a list, the key of a map. */
  readonly key: Value;
  /** What one variable stands for: the element of a list, the key of a map. */
  readonly each: Value;
}

function isRange(data: Data): data is List | Dictionary {
  return typeof data === 'object' && (data?.kind === 'list' || data?.kind === 'map');
}

function* roundsOf(loop: Loop, data: List | Dictionary, scope: Local | null): Generator<Round> {
  if (data.kind === 'list') {
    for (let index = 0; index < data.size; index++) {
      const item = data.at(index);
      yield roundOf(loop, { data: BigInt(index), from: null }, item, item, scope);
    }
    return;
  }
  const one = loop.variables.length === 1;
  for (const key of data.keys()) {
    // The value is not read where only the key is asked for: what is not read is not to blame.
    const value = one ? key : data.get(key.data);
    if (value !== undefined) yield roundOf(loop, key, value, key, scope);
  }
}

function roundOf({ variables: [first, second] }: Loop, key: Value, value: Value, each: Value, up: Local | null): Round {
  if (second === undefined) return { key, each, scope: { name: first.text, value: each, up } };
  return { key, each, scope: { name: second.text, value, up: { name: first.text, value: key, up } } };
}

/** `all` is decided by an element that is false, `exists` by one that is true, whatever fails besides. */
function quantify(run: Run, loop: Loop, target: Value, rounds: Iterable<Round>, deciding: boolean): Result {
  let decided = false;
  let blame: Origin = null;
  let others: Origin = null;
  let failure: Failure | null = null;
  for (const { scope, each } of rounds) {
    const verdict = test(run, loop, loop.test, scope);
    if (isFinal(verdict)) return verdict;
    if (verdict instanceof Failure) {
      failure = worse(failure, verdict);
    } else if (verdict.data === deciding) {
      decided = true;
      blame = both(blame, verdict.from ?? each.from);
      if (!run.explain) break;
    } else {
      others = both(others, verdict.from);
    }
  }
  if (decided) return { data: deciding, from: blame };
  if (failure !== null) return failure;
  // That none of several elements is as wanted is a matter of the list; that all are, of each of them.
  const isOfList = deciding && !isSingle(target);
  return { data: !deciding, from: isOfList ? target.from : (others ?? target.from) };
}

function isSingle({ data }: Value): boolean {
  return isRange(data) && data.size === 1;
}

function existsOne(run: Run, loop: Loop, target: Value, rounds: Iterable<Round>): Result {
  let count = 0;
  let blame: Origin = null;
  let failure: Failure | null = null;
  for (const { scope, each } of rounds) {
    const verdict = test(run, loop, loop.test, scope);
    if (isFinal(verdict)) return verdict;
    if (verdict instanceof Failure) failure = later(failure, verdict);
    else if (verdict.data === true) {
      count += 1;
      blame = both(blame, verdict.from ?? each.from);
    }
  }
  if (failure !== null) return failure;
  return { data: count === 1, from: count === 0 ? target.from : blame };
}

/**
 * Of elements that can't be tested the last is told: each is tested, and what is made so far is only asked for where the
 * test holds (cel-go, parser/macro.go: the branches of filter).
 */
function later(known: Failure | null, next: Failure): Failure {
  return known?.code === 'missing' ? known : next;
}

/** The macros that make a list or a map. */
function collect(run: Run, loop: Loop, target: Value, rounds: Iterable<Round>): Result {
  const items: Value[] = [];
  const kept: Value[] = [];
  const made = new MadeMap();
  // Why an element is in it: what was tested, and else itself.
  let why: Origin = null;
  let failure: Failure | null = null;
  for (const { scope, key, each } of rounds) {
    const verdict = test(run, loop, loop.test, scope);
    if (isFinal(verdict)) return verdict;
    if (verdict instanceof Failure) failure = later(failure, verdict);
    if (verdict instanceof Failure || verdict.data !== true || failure !== null) continue;
    const result = loop.result === null ? each : run.evaluate(loop.result, scope);
    if (result instanceof Failure) {
      if (loop.test === null || isFinal(result)) return result;
      failure = result;
      continue;
    }
    if (run.explain) why = both(why, loop.result === null ? (verdict.from ?? each.from) : result.from);
    const trouble = loop.macro === 'transformMapEntry' ? merge(made, loop, result) : undefined;
    if (trouble !== undefined) return trouble;
    if (loop.macro === 'transformMap') made.add(key, result);
    items.push(result);
    kept.push(each);
  }
  if (failure !== null) return failure;
  const grown = run.purse.growBy(items.length);
  if (grown !== undefined) return new Failure(grown, loop, target.from);
  if (loop.macro === 'sortBy') {
    const ordered = sorted(kept, items, 'sortBy', run.purse);
    return ordered instanceof Trouble ? new Failure(ordered, loop, target.from) : { data: ordered, from: target.from };
  }
  const isMap = loop.macro === 'transformMap' || loop.macro === 'transformMapEntry';
  return { data: isMap ? made : new MadeList(items), from: why ?? target.from };
}

function merge(made: MadeMap, loop: Loop, entries: Value): Failure | undefined {
  const { data, from } = entries;
  const at = loop.result ?? loop;
  if (typeof data !== 'object' || data?.kind !== 'map') return mismatch(loop.name.text, [entries], at, from);
  for (const key of data.keys()) {
    const value = data.get(key.data);
    if (value !== undefined && !made.add(key, value))
      return new Failure(badArgument('A key comes out twice.', words.keyTwice(key.data)), at, from);
  }
  return undefined;
}

function rangeWords({ macro, variables }: Loop, data: Data): string {
  if (macro === 'sortBy' && isRange(data)) return words.noFunction('@sortByAssociatedKeys', [data]);
  return variables.length === 1 ? words.noRange(data) : words.noPairs(data);
}

function test(run: Run, loop: Loop, condition: Expression | null, scope: Local): Result {
  if (condition === null) return { data: true, from: null };
  const verdict = run.evaluate(condition, scope);
  if (verdict instanceof Failure || typeof verdict.data === 'boolean') return verdict;
  return mismatch(loop.name.text, [verdict], condition, verdict.from);
}
