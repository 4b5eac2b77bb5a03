import type { Expected, Test } from './test.ts';

/** A row as it is written: a result for one of the objects that it names, or for all there are when it names none. */
export interface WrittenRow {
  /** The same as long as what it says is the same, wherever it stands; no other row of the file has it. */
  readonly id: string;
  /** What it is about: policy and rule, kind and object. */
  readonly name: string;
  /** The result, for this object alone. */
  readonly expected: Expected;
}

/** The rows of the tests of a file, in the order of the file, a list for each test. */
export function writtenRows(tests: readonly Test[]): readonly (readonly WrittenRow[])[] {
  const seen = new Map<string, number>();
  return tests.map((test) =>
    test.results
      .flatMap((result) => alone(result))
      .map((expected) => {
        const name = nameOf(expected);
        const said = JSON.stringify([test.name, name, expected.result]);
        const before = seen.get(said) ?? 0;
        seen.set(said, before + 1);
        return { id: before === 0 ? said : `${said} ${before + 1}`, name, expected };
      }),
  );
}

/** A result with each of the objects that it names, and its place. */
function alone(expected: Expected): readonly Expected[] {
  if (expected.resources.length === 0) return [expected];
  return expected.resources.map((named) => Object.assign({}, expected, { resources: [named], range: named.range }));
}

function nameOf({ policy, rule, kind, operation, resources }: Expected): string {
  const asked = operation === null ? '' : `(${operation})`;
  const what = rule === null ? policy : `${policy}/${rule}`;
  return [what, kind, resources[0]?.text ?? '', asked].filter(Boolean).join(' ');
}
