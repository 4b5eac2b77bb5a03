/** What the stream of pairs is made of: a matrix of policies and objects for each kind of rule. */
import type { Random } from '../../random.ts';
import type { Matrix } from '../pairs.ts';
import type { Json } from '../podSecurityPods.ts';
import { admissionPolicy, celRule, validatingPolicy } from './celPolicies.ts';
import { classicPolicy } from './classic.ts';
import { contextRule } from './contextRules.ts';
import { denyRule } from './denyRules.ts';
import { celException, classicException } from './exceptions.ts';
import { foreachRule } from './foreachRules.ts';
import { anyPatternRule, patternRule } from './patternRules.ts';
import { podSecurityRule, securedObjects } from './podSecurityRules.ts';
import { preconditionsRule } from './preconditionsRules.ts';
import { objectsOf } from './resources.ts';
import { times } from './values.ts';

/** A rule of a classic policy that is made for objects like these. */
type RuleOf = (random: Random, objects: readonly Json[], name: string) => Json;

/** A kind of rule, of which each run has enough. */
export interface RuleKind {
  readonly name: string;
  /** Of one call. */
  readonly policies: number;
  /** How often Kyverno is asked. */
  readonly calls: number;
  readonly matrix: (random: Random, policies: number) => Matrix;
  /** Whether there are pairs without a verdict. */
  readonly hasErrors: boolean;
}

function classic(name: string, ruleOf: RuleOf, hasErrors = true): RuleKind {
  return { name, policies: 48, calls: 1, hasErrors, matrix };

  function matrix(random: Random, count: number): Matrix {
    const objects = objectsOf(random);
    return { objects, policies: policiesOf(random, count, objects, ruleOf), exceptions: [] };
  }
}

function policiesOf(random: Random, count: number, objects: readonly Json[], ruleOf: RuleOf): readonly Json[] {
  return times(count, (index) => classicPolicy(random, index, (name) => ruleOf(random, objects, name)));
}

/** Kinds that Kubernetes itself has: Kyverno finds a resource for no other without a definition. */
function builtIn(random: Random): readonly Json[] {
  return objectsOf(random).filter(({ kind }) => kind !== 'Widget');
}

const exempted: readonly RuleOf[] = [patternRule, denyRule, foreachRule, podSecurityRule, celRule];

export const kinds: readonly RuleKind[] = [
  classic('pattern', patternRule),
  classic('anyPattern', anyPatternRule),
  classic('deny', denyRule),
  classic('foreach', foreachRule),
  classic('preconditions', preconditionsRule),
  classic('context', contextRule),
  // An expression without a value denies.
  classic('cel', celRule, false),
  {
    name: 'podSecurity',
    policies: 24,
    calls: 1,
    hasErrors: false,
    matrix: (random, count) => {
      const objects = securedObjects(random);
      return { objects, policies: policiesOf(random, count, objects, podSecurityRule), exceptions: [] };
    },
  },
  {
    name: 'classicException',
    policies: 36,
    calls: 1,
    hasErrors: false,
    matrix: (random, count) => {
      const objects = objectsOf(random);
      const policies = policiesOf(random, count, objects, (...given) => random.pick(exempted)(...given));
      const names = policies.map(({ metadata }) => {
        const { name, namespace } = metadata as Json;
        return [namespace, name].filter(Boolean).join('/');
      });
      return { objects, policies, exceptions: times(count >> 1, (index) => classicException(random, index, names)) };
    },
  },
  validating('ValidatingPolicy', false, false),
  validating('NamespacedValidatingPolicy', true, false),
  validating('exception', false, true),
  {
    name: 'ValidatingAdmissionPolicy',
    policies: 32,
    calls: 2,
    hasErrors: true,
    matrix: (random, count) => {
      const policies = times(count, (index) => admissionPolicy(random, index)).flat();
      return { objects: builtIn(random), policies, exceptions: [] };
    },
  },
];

function validating(name: string, isNamespaced: boolean, isExempting: boolean): RuleKind {
  return { name, policies: isNamespaced ? 48 : 24, calls: 2, hasErrors: true, matrix };

  function matrix(random: Random, count: number): Matrix {
    const policies = times(count, (index) => validatingPolicy(random, index, isNamespaced));
    const exceptions = isExempting ? times(count >> 2, (index) => celException(random, index, policies)) : [];
    return { objects: builtIn(random), policies, exceptions };
  }
}

export function matrixOf(kind: RuleKind, random: Random): Matrix {
  return kind.matrix(random, kind.policies);
}
