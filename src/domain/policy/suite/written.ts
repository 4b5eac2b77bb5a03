import type { Expected, Test } from './test.ts';

/** A row as it is written: a result for one of the objects that it names, or for all there are when it names none. */
export interface WrittenRow {
  /** The same as long as what it says is the same, wherever it stands; no other row of the file has it. */
  readonly id: string;
  /** What it is about: kind and object, policy and rule. No other row of the file has it, but those that say the same. */
  readonly name: string;
  /** The result, for this object alone. */
  readonly expected: Expected;
}

/** The rows of the tests of a file, in the order of the file, a list for each test. */
export function writtenRows(tests: readonly Test[]): readonly (readonly WrittenRow[])[] {
  const seen = new Map<string, number>();
  const all = tests.flatMap((test) => test.results.flatMap(alone).map((expected) => ({ test, expected })));
  const byName = Map.groupBy(all, ({ expected }) => nameOf(expected));
  return tests.map((test) =>
    all
      .filter((one) => one.test === test)
      .map((one) => {
        const { expected } = one;
        const name = nameOf(expected);
        const said = JSON.stringify([test.name, name, expected.result]);
        const before = seen.get(said) ?? 0;
        seen.set(said, before + 1);
        const id = before === 0 ? said : `${said} ${before + 1}`;
        return { id, name: toldApart(name, one, byName.get(name) ?? []), expected };
      }),
  );
}

interface Row {
  readonly test: Test;
  readonly expected: Expected;
}

/** What may tell apart rows that are about the same. */
const traits: readonly ((row: Row) => string)[] = [
  ({ test }) => test.name,
  ({ expected }) => expected.resources[0]?.apiVersion ?? '',
  ({ expected }) => expected.result,
];

/** The name, with what is not the same in all rows of that name. */
function toldApart(name: string, row: Row, same: readonly Row[]): string {
  const telling = traits.filter((trait) => new Set(same.map(trait)).size > 1).map((trait) => trait(row));
  const words = telling.filter(Boolean).join(', ');
  return words === '' ? name : `${name} (${words})`;
}

/** A result with each of the objects that it names, and its place. */
function alone(expected: Expected): readonly Expected[] {
  if (expected.resources.length === 0) return [expected];
  return expected.resources.map((named) => Object.assign({}, expected, { resources: [named], range: named.range }));
}

/** The object comes first: where there is room for the beginning only, rows of one rule do not look alike. */
function nameOf({ policy, rule, kind, operation, resources }: Expected): string {
  const asked = operation === null ? '' : `(${operation})`;
  const rules = rule === null ? policy : `${policy}/${rule}`;
  const object = [kind, resources[0]?.text ?? ''].filter(Boolean).join(' ');
  return [object === '' ? rules : `${object}: ${rules}`, asked].filter(Boolean).join(' ');
}
