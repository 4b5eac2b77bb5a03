import type { Environment } from '../../cel/check/environment.ts';
import {
  admissionPolicyEnvironment,
  exceptionEnvironment,
  legacyCelEnvironment,
} from '../../cel/environment/admissionPolicy.ts';
import { validatingPolicyEnvironment } from '../../cel/environment/validatingPolicy.ts';
import { at, isMap, textAt } from '../../kubernetes/read.ts';
import type { Steps } from '../outcome.ts';
import { rulesOf } from '../problems/rules.ts';
import type { Placed } from '../problems/rules.ts';
import { roleOfObject } from '../role.ts';
import type { PolicyRole } from '../role.ts';
import { missingFor } from '../unsupported.ts';

/** A list of a policy whose items have an expression. */
export interface ExpressionList {
  /** Where it stands, from the root of the policy. */
  readonly steps: Steps;
  /** The field of an item that is the expression. */
  readonly field: string;
  /** What it may say before the policy has declared anything. */
  readonly environment: Environment;
  /** The list of the variables that it sees; null where it sees none, as conditions, which are asked first. */
  readonly variables: Steps | null;
}

/** The expressions of a policy or an exception that are CEL; none for any other object. */
export function expressionListsOf(policy: unknown): readonly ExpressionList[] {
  const role = missingFor(policy) === null ? roleOfObject(policy) : null;
  return role === null ? [] : (subjects[role]?.(policy) ?? []);
}

const subjects: Partial<Record<PolicyRole, (policy: unknown) => readonly ExpressionList[]>> = {
  validating: (policy) => {
    const namespaced = textAt(policy, 'kind') === 'NamespacedValidatingPolicy';
    return listsIn(inSpec, validatingPolicyEnvironment({ namespaced }));
  },
  admission: (policy) => {
    const params = isMap(at(policy, 'spec', 'paramKind'));
    return listsIn(
      inSpec,
      admissionPolicyEnvironment({ params, authorizer: true }),
      admissionPolicyEnvironment({ params, authorizer: false }),
    );
  },
  classic: (policy) => [
    conditionsAt(
      ['spec', 'webhookConfiguration', 'matchConditions'],
      admissionPolicyEnvironment({ params: false, authorizer: true }),
    ),
    ...rulesOf(policy).flatMap(listsOfRule),
  ],
  exception: () => [conditionsAt(inSpec.conditions, exceptionEnvironment)],
};

function listsOfRule({ value, steps }: Placed): readonly ExpressionList[] {
  const cel = at(value, 'validate', 'cel');
  if (!isMap(cel)) return [];
  const where = {
    conditions: [...steps, 'celPreconditions'],
    body: [...steps, 'validate', 'cel'],
    validations: 'expressions',
  };
  return listsIn(where, legacyCelEnvironment({ params: isMap(at(cel, 'paramKind')) }));
}

/** Where a kind of policies has its expressions. */
interface Where {
  readonly conditions: Steps;
  /** The steps to what holds all others. */
  readonly body: Steps;
  /** How it calls what is to hold. */
  readonly validations: string;
}

const inSpec: Where = { conditions: ['spec', 'matchConditions'], body: ['spec'], validations: 'validations' };

function listsIn(
  { conditions, body, validations }: Where,
  environment: Environment,
  forMessages: Environment = environment,
): readonly ExpressionList[] {
  const variables = [...body, 'variables'];
  const listAt = (name: string, field: string, its: Environment): ExpressionList => ({
    steps: [...body, name],
    field,
    environment: its,
    variables,
  });
  return [
    conditionsAt(conditions, environment),
    listAt('variables', 'expression', environment),
    listAt(validations, 'expression', environment),
    listAt(validations, 'messageExpression', forMessages),
    listAt('auditAnnotations', 'valueExpression', environment),
  ];
}

function conditionsAt(steps: Steps, environment: Environment): ExpressionList {
  return { steps, field: 'expression', environment, variables: null };
}
