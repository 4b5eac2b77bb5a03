import { compile, evaluate, variables } from '../../../src/domain/cel/cel.ts';
import type { Environment } from '../../../src/domain/cel/check/environment.ts';
import { admissionPolicyEnvironment } from '../../../src/domain/cel/environment/admissionPolicy.ts';
import { validatingPolicyEnvironment } from '../../../src/domain/cel/environment/validatingPolicy.ts';
import { growing } from '../../../src/domain/cel/environment/variable.ts';
import type { Variables } from '../../../src/domain/cel/evaluate/run.ts';
import { dyn } from '../../../src/domain/cel/type.ts';
import type { Externals } from '../../../src/domain/cel/value/externals.ts';
import { nothingOutside } from '../../../src/domain/cel/value/externals.ts';
import type { Answer, EnvironmentName, Outside, Question } from './oracle.ts';
import { tagged } from './tagged.ts';
import { fullName } from './type.ts';

const environments: Readonly<Record<EnvironmentName, Environment>> = {
  validatingPolicy: validatingPolicyEnvironment({ namespaced: false }),
  namespacedValidatingPolicy: validatingPolicyEnvironment({ namespaced: true }),
  admissionPolicy: admissionPolicyEnvironment({ params: true, authorizer: true }),
  crdRule: {
    ...admissionPolicyEnvironment({ params: false, authorizer: false }),
    variables: new Map([
      ['self', dyn],
      ['oldSelf', dyn],
    ]),
  },
};

/** What we make of an expression, in the form of the real answers; an error begins with its code. */
export function answerOf(
  { environment: name, expression, variables: named = [], data }: Question,
  outside: Outside,
): Answer {
  const { environment, declare } = growing(environments[name]);
  const lazy: [string, Variables extends ReadonlyMap<string, infer V> ? V : never][] = [];
  for (const one of named) {
    const compiled = compile(one.expression, environment, dyn);
    const { expression: tree, problems, type } = compiled;
    if (tree === null || problems.length > 0) return refused(problems);
    declare(one.name, type ?? dyn);
    lazy.push([`variables.${one.name}`, (run) => run.evaluate(tree, null)]);
  }
  const { expression: tree, problems, type } = compile(expression, environment, dyn);
  if (tree === null || type === null || problems.length > 0) return refused(problems);
  const values = new Map([...variables(data), ...lazy]);
  const outcome = evaluate(tree, environment, values, { externals: externalsOf(outside) });
  if (outcome.ok) return { type: fullName(type), value: tagged(outcome.value.data) };
  return {
    type: fullName(type),
    error: `${outcome.failure.code}: ${outcome.failure.message}`,
    words: outcome.failure.words,
  };
}

function refused(problems: readonly { readonly message: string }[]): Answer {
  return { refused: problems.map(({ message }) => message).join(' ') };
}

function externalsOf({ globalContext, resources }: Outside): Externals {
  return {
    ...nothingOutside,
    globalContext: (name) => ({ found: globalContext[name] ?? null }),
    resources: {
      get: (apiVersion, plural, namespace, name) => ({
        found:
          resources.find(
            ({ plural: known, object }) =>
              known === plural &&
              object['apiVersion'] === apiVersion &&
              // A namespaced policy is in that namespace.
              fieldOf(object, 'namespace') === (namespace === '' ? 'default' : namespace) &&
              fieldOf(object, 'name') === name,
          )?.object ?? null,
      }),
      list: () => ({ unknown: true }),
      plural: () => ({ unknown: true }),
    },
  };
}

function fieldOf({ metadata }: Readonly<Record<string, unknown>>, name: string): unknown {
  return new Map(Object.entries(metadata ?? {})).get(name);
}
