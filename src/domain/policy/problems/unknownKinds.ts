import { servedPlural } from '../../kubernetes/plural.ts';
import { at, textsAt } from '../../kubernetes/read.ts';
import { nearest } from '../../nearest.ts';
import { parseKind } from '../match/kind.ts';
import { problemAt, quoted } from './problem.ts';
import type { Beside, KnownKind, PolicyProblem } from './problem.ts';
import { filtersIn, itemsOf, rulesOf } from './rules.ts';
import type { Placed } from './rules.ts';

/** More of them nobody needs to be told of, and each is compared with all that are known. */
const mostTold = 20;

/**
 * Kinds in `match` and `exclude` that nobody knows and that look like a known one: Kyverno takes them, and nothing is ever
 * matched by them. Others may be of a definition that is not in the repository.
 */
export function unknownKinds(policy: unknown, { kinds }: Beside): readonly PolicyProblem[] {
  const written = rulesOf(policy)
    .flatMap(filtersIn)
    .flatMap((filter) => itemsOf(filter, 'resources', 'kinds'));
  const all = written.length === 0 ? [] : (kinds?.() ?? []);
  if (all.length === 0) return [];
  return first(written, ({ value }) => {
    const { group, kind } = parseKind(String(value));
    const known = all.filter((one) => group === '*' || one.group === group).map((one) => one.kind);
    return { name: kind, known, what: 'kind' };
  });
}

/** The same of the resources in `matchConstraints`, as far as they are of groups of Kubernetes itself. */
export function unknownResources(policy: unknown, { kinds }: Beside): readonly PolicyProblem[] {
  const constraints = { value: at(policy, 'spec', 'matchConstraints'), steps: ['spec', 'matchConstraints'] };
  const rules = ['resourceRules', 'excludeResourceRules'].flatMap((field) => itemsOf(constraints, field));
  const all = rules.length === 0 ? [] : (kinds?.() ?? []);
  if (all.length === 0) return [];
  return rules.flatMap((rule) => {
    const groups = textsAt(rule.value, 'apiGroups');
    if (!groups.every((group) => isOfKubernetes(group) && all.some((one) => one.group === group))) return [];
    const known = all.filter(({ group }) => groups.includes(group)).map(({ group, kind }) => servedPlural(group, kind));
    return first(itemsOf(rule, 'resources'), ({ value }) => ({
      name: String(value).split('/', 1)[0] ?? '',
      known,
      what: 'resource',
    }));
  });
}

/** How a custom resource is called its definition says, and nobody can guess for sure. */
function isOfKubernetes(group: string): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io');
}

interface Sought {
  readonly name: string;
  readonly known: readonly KnownKind['kind'][];
  readonly what: 'kind' | 'resource';
}

/** A problem for each of the first that are not known; what has wildcards is a pattern, and no name. */
function first(written: readonly Placed[], soughtIn: (one: Placed) => Sought): readonly PolicyProblem[] {
  return written
    .flatMap((one) => {
      const { name, known, what } = soughtIn(one);
      return !/^\w{2,63}$/.test(name) || known.includes(name) ? [] : [{ one, name, known, what }];
    })
    .slice(0, mostTold)
    .flatMap(({ one: { value, steps }, name, known, what }) => {
      const near = nearest(
        name,
        known.filter((other) => !other.endsWith('List')),
      );
      if (near === null) return [];
      const start = String(value).indexOf(name);
      const message = `No ${what} ${quoted(name)} is known here; did you mean ${quoted(near)}?`;
      return [problemAt(steps, 'unmatched', 'warning', message, { part: { start, end: start + name.length }, near })];
    });
}
