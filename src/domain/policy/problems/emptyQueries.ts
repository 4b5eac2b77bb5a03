import { compile } from '../../jmespath/jmespath.ts';
import { kyvernoLibrary } from '../../jmespath/library/kyverno/kyverno.ts';
import { at, textAt } from '../../kubernetes/read.ts';
import { declaredIn, isBrought } from './declared.ts';
import { problemAt, quoted } from './problem.ts';
import type { PolicyProblem } from './problem.ts';
import { headOf } from './roots.ts';
import { inside, itemsOf, loopsOf } from './rules.ts';
import type { Placed } from './rules.ts';
import { variablesOf } from './variables.ts';

/**
 * Queries of a rule that find nothing, for what they begin with is not there: Kyverno takes them, and passes over the loop
 * or takes the default without a word.
 */
export function emptyQueries(rule: Placed): readonly PolicyProblem[] {
  const { names, configMaps, inner } = declaredIn(rule);
  const known = new Set([...names, ...configMaps, ...inner]);
  return [...listsOf(rule), ...variablesWithout(rule)].flatMap(({ query: { value, steps }, what, isInLoop }) => {
    if (typeof value !== 'string' || variablesOf(value).length > 0) return [];
    const { expression } = compile(value, kyvernoLibrary);
    const root = expression === null ? null : headOf(expression);
    if (root === null || known.has(root.name) || (isBrought(root.name) && !(isElement(root.name) && !isInLoop))) {
      return [];
    }
    const message = `Nothing is called ${quoted(root.name)} here, so ${what}.`;
    return problemAt(steps, 'variable', 'warning', message, { part: { start: root.start, end: root.end } });
  });
}

interface Query {
  readonly query: Placed;
  /** What comes of it that it finds nothing. */
  readonly what: string;
  readonly isInLoop: boolean;
}

function isElement(name: string): boolean {
  return name.startsWith('element');
}

function listsOf(rule: Placed): readonly Query[] {
  return loopsOf(rule).map((loop) => ({
    query: inside(loop, 'list'),
    what: 'this loop looks at nothing',
    isInLoop: loop.steps.filter((step) => step === 'foreach').length > 1,
  }));
}

/** Entries of the rule that look something up in the context. */
function variablesWithout(rule: Placed): readonly Query[] {
  return itemsOf(rule, 'context')
    .filter(({ value }) => (at(value, 'variable', 'value') ?? null) === null)
    .map((entry) => ({
      query: inside(entry, 'variable', 'jmesPath'),
      what:
        (at(entry.value, 'variable', 'default') ?? null) === null
          ? `${quoted(textAt(entry.value, 'name'))} never has a value`
          : `${quoted(textAt(entry.value, 'name'))} always has its default`,
      isInLoop: false,
    }));
}
