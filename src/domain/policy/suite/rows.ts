import type { Range } from '../../range.ts';
import { actualOf, decidingOf, outcomesOf } from './actual.ts';
import type { Actual } from './actual.ts';
import { wordsOf } from '../outcome.ts';
import type { Outcome } from '../outcome.ts';
import type { Expected, Named } from './test.ts';

/** An object, or a payload, that policies were asked about. */
export interface Asked {
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty for what lies in none. */
  readonly namespace: string;
  readonly name: string;
}

/** What one policy said about one object. */
export interface Answer {
  /** Of the policy. */
  readonly kind: string;
  readonly outcomes: readonly Outcome[];
}

/** One result for one object (`slipway.test/1`). */
export interface Row {
  readonly policy: string;
  readonly rule: string | null;
  readonly kind: string;
  /** `namespace/name`, or the name alone. */
  readonly resource: string;
  readonly expected: string;
  readonly actual: Actual;
  readonly ok: boolean;
  /** Of the document of the test. */
  readonly range: Range;
  /** What the policy says, or what an unjudged one lacks. */
  readonly message: string;
  /** What decides it; null where nothing was said. */
  readonly outcome: Outcome | null;
}

/** Where the rows get their answers from. */
export interface Answers {
  /** What policies of a name said about the object of that index, for an operation; null is the usual one. */
  readonly answers: (policy: string, asked: number, operation: Expected['operation']) => readonly Answer[];
  /** Why a policy, or a rule of it, is not judged whatever the object; null when it is. */
  readonly unjudged: (policy: string, rule: string | null) => Outcome | null;
}

/**
 * The rows of a result: one for each object that it names, or for all objects of which its policy says something.
 * What it names and nobody finds has a row too. Source: kyverno, cmd/cli/kubectl-kyverno/commands/test/output.go.
 */
export function rowsOf(expected: Expected, asked: readonly Asked[], from: Answers): readonly Row[] {
  const unjudged = from.unjudged(policyOf(expected), expected.rule);
  const rowAt = (index: number, range: Range): Row => {
    const said = unjudged === null ? from.answers(policyOf(expected), index, expected.operation) : [];
    return answeredRow(expected, asked[index] ?? nobody, said, range);
  };
  const rows = rowsFor(expected, asked, rowAt);
  if (unjudged === null) return rows;
  const said = { actual: 'unjudged', message: wordsOf(unjudged), outcome: unjudged } as const;
  return rows.map((row) => Object.assign({}, row, said));
}

function rowsFor(
  expected: Expected,
  asked: readonly Asked[],
  rowAt: (index: number, range: Range) => Row,
): readonly Row[] {
  const { kind, resources, range } = expected;
  if (resources.length > 0)
    return resources.flatMap((named) => {
      const found = ofKind(
        kind,
        asked,
        indicesOf(asked, (object) => isNamed(named, object)),
      );
      if (found.length > 0) return found.map((index) => rowAt(index, named.range));
      const message = `There is no object "${named.text}" among the resources of the test.`;
      return [silentRow(expected, named.text, message, named.range)];
    });
  if (asked.length === 0) return [silentRow(expected, '', 'The test gives no object that could be judged.', range)];
  const all = ofKind(
    kind,
    asked,
    indicesOf(asked, () => true),
  ).map((index) => rowAt(index, range));
  const answered = all.filter(({ actual }) => actual !== 'none');
  return answered.length === 0 ? all : answered;
}

/** A policy of a namespace is named with it, or without. */
function policyOf({ policy }: Expected): string {
  return policy.split('/').at(-1) ?? '';
}

function indicesOf(asked: readonly Asked[], is: (object: Asked) => boolean): readonly number[] {
  return asked.flatMap((object, index) => (is(object) ? [index] : []));
}

/** Objects of several kinds may have one name: then those of the kind that the result says. */
function ofKind(kind: string, asked: readonly Asked[], indices: readonly number[]): readonly number[] {
  const alike = kind === '' ? [] : indices.filter((index) => asked[index]?.kind === kind);
  return alike.length === 0 ? indices : alike;
}

/** A payload is named by its path. */
function isNamed({ namespace, name, apiVersion, text }: Named, object: Asked): boolean {
  if (object.kind === '') return text === object.name;
  return (
    name === object.name &&
    (namespace === null || namespace === object.namespace) &&
    (apiVersion === null || apiVersion === object.apiVersion)
  );
}

const nobody: Asked = { apiVersion: '', kind: '', namespace: '', name: '' };

function answeredRow(expected: Expected, object: Asked, said: readonly Answer[], range: Range): Row {
  const outcomes = said.flatMap((one) => outcomesOf(one.kind, expected.rule, one.outcomes));
  const outcome = decidingOf(outcomes, expected.result);
  const resource = object.namespace === '' ? object.name : `${object.namespace}/${object.name}`;
  const silent = { ...silentRow(expected, resource, nothingSaid(expected), range), kind: expected.kind || object.kind };
  if (outcome === null) return silent;
  const actual = actualOf(outcome);
  const ok = actual === expected.result && actual !== 'unjudged';
  return { ...silent, actual, ok, message: wordsOf(outcome), outcome };
}

function silentRow({ policy, rule, kind, result }: Expected, resource: string, message: string, range: Range): Row {
  return { policy, rule, kind, resource, expected: result, actual: 'none', ok: false, range, message, outcome: null };
}

function nothingSaid({ policy, rule }: Expected): string {
  return rule === null
    ? `The policy "${policy}" says nothing about the object.`
    : `No rule "${rule}" of the policy "${policy}" is about the object.`;
}
