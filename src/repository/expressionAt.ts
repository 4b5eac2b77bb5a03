import type { Environment } from '../domain/cel/check/environment.ts';
import { schemaType } from '../domain/cel/environment/schemaType.ts';
import { dyn } from '../domain/cel/type.ts';
import type { Type } from '../domain/cel/type.ts';
import { listAt } from '../domain/kubernetes/read.ts';
import { environmentAt } from '../domain/policy/expressions/environmentAt.ts';
import { onlyKind } from '../domain/policy/match/onlyKind.ts';
import type { Steps } from '../domain/policy/outcome.ts';
import { roleOfObject } from '../domain/policy/role.ts';
import { findKind } from '../domain/schema/catalog.ts';
import type { Catalog } from '../domain/schema/catalog.ts';
import { matchedType } from './matchedType.ts';
import { policyAt } from './policyAt.ts';

/** A place in an expression of a policy. */
export interface ExpressionAt {
  readonly text: string;
  /** Of the expression's own text. */
  readonly offset: number;
  readonly environment: Environment;
}

/** The kinds that a policy may be about. */
export interface KnownKinds {
  readonly catalogs: readonly Catalog[];
  /** `version/Kind` of those of a group that are known. */
  readonly kindsIn: (group: string) => readonly string[];
  /** The groups that are known; the one of Kubernetes' first kinds is empty. */
  readonly groups: () => readonly string[];
}

/**
 * The expression around an offset of a file, however it is written and whether or not it is finished; null where there
 * is none, and in text that only Helm makes YAML of. Never throws.
 */
export function expressionAt(stream: string, offset: number, kinds: KnownKinds): ExpressionAt | null {
  const place = policyAt(stream, offset);
  if (place === null) return null;
  const { policy, cursor } = place;
  const environment = environmentAt(policy, cursor.steps, () => typeOfObjects(policy, cursor.steps, kinds));
  return environment === null ? null : { text: cursor.text, offset: cursor.offset, environment };
}

/** The type of what a policy, or the rule of a classic one at these steps, is about; anything where that is not one kind. */
function typeOfObjects(policy: unknown, [, , index]: Steps, { catalogs, kindsIn }: KnownKinds): Type {
  if (roleOfObject(policy) === 'classic') return matchedType(listAt(policy, 'spec', 'rules')[Number(index)], catalogs);
  const only = onlyKind(policy, kindsIn);
  const found = only === null ? undefined : findKind(catalogs, only.group, only.version, only.kind);
  return only === null || found === undefined ? dyn : schemaType(found.located, found.definitions, only.kind);
}
