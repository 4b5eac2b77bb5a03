import { compile } from '../../jmespath/jmespath.ts';
import { kyvernoLibrary } from '../../jmespath/library/kyverno/kyverno.ts';
import { isMap, at } from '../../kubernetes/read.ts';
import { shift } from '../../range.ts';
import { problemAt, quoted } from './problem.ts';
import type { PolicyProblem } from './problem.ts';
import { inside, itemsOf, loopsOf, textsIn } from './rules.ts';
import type { Placed, Text } from './rules.ts';
import { variablesOf } from './variables.ts';

/**
 * What is wrong with the JMESPath of a rule, wherever it stands: between braces in any of its texts, and in the fields that
 * are nothing else.
 */
export function queryProblems(rule: Placed): readonly PolicyProblem[] {
  return [...[...textsIn(rule)].flatMap(inText), ...queriesOf(rule).flatMap(inQuery)];
}

function inText({ text, steps, on }: Text): readonly PolicyProblem[] {
  return variablesOf(text).flatMap(({ query, braces, start }) =>
    // The place itself.
    query === '@' ? [] : problemsIn(query, steps, { on, offset: start, otherwise: braces }),
  );
}

/** With variables in it nobody knows what it will be. */
function inQuery({ value, steps }: Placed): readonly PolicyProblem[] {
  if (typeof value !== 'string' || value.trim() === '' || variablesOf(value).length > 0) return [];
  return problemsIn(value, steps, { on: 'value', offset: 0, otherwise: null });
}

/** `offset` is where the query begins in its text; without it a problem is with the part `otherwise`. */
function problemsIn(
  query: string,
  steps: Placed['steps'],
  { on, offset, otherwise }: Pick<PolicyProblem, 'on'> & { offset: number | null; otherwise: PolicyProblem['part'] },
): readonly PolicyProblem[] {
  return compile(query, kyvernoLibrary).problems.map(({ message, start, end, near }) => {
    if (offset === null && otherwise === null) {
      // Others were inside of it.
      return problemAt(steps, 'query', 'error', `Kyverno reads this as ${quoted(query)}: ${message}`, { on });
    }
    return offset === null
      ? problemAt(steps, 'query', 'error', message, { on, part: otherwise })
      : problemAt(steps, 'query', 'error', message, { on, part: shift({ start, end }, offset), near });
  });
}

/** The fields of a rule that are JMESPath. */
function queriesOf(rule: Placed): readonly Placed[] {
  const loops = loopsOf(rule);
  const entries = [rule, ...loops, ...itemsOf(rule, 'mutate', 'targets')].flatMap((one) => itemsOf(one, 'context'));
  const extractors = inside(rule, 'imageExtractors');
  const kinds = isMap(extractors.value) ? Object.keys(extractors.value) : [];
  return [
    ...loops.map((loop) => inside(loop, 'list')),
    ...entries.flatMap((entry) =>
      ['variable', 'apiCall', 'globalReference', 'imageRegistry']
        .filter((kind) => at(entry.value, kind) !== undefined)
        .map((kind) => inside(entry, kind, 'jmesPath')),
    ),
    ...kinds.flatMap((kind) => itemsOf(extractors, kind)).map((one) => inside(one, 'jmesPath')),
  ];
}
