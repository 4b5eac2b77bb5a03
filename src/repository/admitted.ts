import type { PolicyObject } from '../domain/policy/policySet.ts';
import { problemAt } from '../domain/policy/problems/problem.ts';
import type { PolicyProblem } from '../domain/policy/problems/problem.ts';
import { findKind } from '../domain/schema/catalog.ts';
import type { Catalog } from '../domain/schema/catalog.ts';
import { toFindings } from '../domain/schema/findings.ts';
import { rootPlace, stepsTo } from '../domain/schema/place.ts';
import { pruned } from '../domain/schema/pruned.ts';
import type { Schema } from '../domain/schema/schema.ts';
import type { Verdict } from '../domain/schema/verdict.ts';
import { walk } from '../domain/schema/walk.ts';
import type { ManifestObject } from './manifest.ts';

/** What an API server makes of an object by the schema of its kind. */
interface Admitted {
  /** What it keeps: unknown fields are dropped, unless the client asks for them to be refused, as kubectl does. */
  readonly data: unknown;
  /** Why it refuses the object; empty for what it takes, and for a kind whose schema nobody knows. */
  readonly bySchema: readonly PolicyProblem[];
}

/**
 * A policy, or what stands beside one, as an API server that serves these kinds has it: policies are asked as that says, and
 * what it refuses is not in force. One object is looked at once for each schema, and gives the same data then. Never throws.
 */
export function admitted<Source extends ManifestObject>(
  source: Source,
  served: readonly Catalog[],
): Required<PolicyObject<Source>> {
  const { data, bySchema } = admittedData(source, served);
  return { object: data, source, bySchema, isListed: source.item !== null };
}

function admittedData(source: ManifestObject, served: readonly Catalog[]): Admitted {
  const { data, identity } = source;
  const kind = findKind(served, identity.group, identity.version, identity.kind);
  if (kind === undefined || typeof data !== 'object' || data === null) return { data, bySchema: [] };
  const { schema } = kind.located;
  const before = known.get(data);
  if (before?.schema === schema) return before.admitted;
  const verdicts = walk(kind.located, rootPlace(source.node), kind.definitions, kind.dialect) ?? [];
  const made = { data: pruned(data, verdicts), bySchema: refusalsIn(verdicts, source) };
  known.set(data, { schema, admitted: made });
  return made;
}

/** By the data of an object, which changes with its text. */
const known = new WeakMap<object, { readonly schema: Schema; readonly admitted: Admitted }>();

/** What the findings call errors, but for unknown fields. */
function refusalsIn(
  verdicts: readonly Verdict[],
  { identity: { kind }, text, item }: ManifestObject,
): readonly PolicyProblem[] {
  const refused = verdicts.filter(({ rule }) => rule !== 'unknownField');
  const findings = toFindings(refused, { kind, text, item, document: 0, hides: () => false });
  return refused.flatMap((verdict, index) => {
    const finding = findings[index];
    if (finding?.severity !== 'error') return [];
    const { rule, place } = verdict;
    const steps = rule === 'missingField' ? [...stepsTo(place), verdict.property] : stepsTo(place);
    return problemAt(steps, rule === 'type' ? 'type' : 'schema', 'error', finding.message);
  });
}
