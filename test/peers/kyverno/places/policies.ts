/** Generated policies of each kind, which a base is thought to pass. */
import type { Random } from '../../random.ts';
import { times } from '../generate/values.ts';
import type { Json, JsonMap } from './bases.ts';
import { valueAt } from './mutate.ts';
import { expressionOf } from './expressions.ts';
import { conditionOf, patternOf, queryOf } from './patterns.ts';
import { each, unfulfilled, wishOf } from './wishes.ts';
import type { FieldPath, Scope, Wish } from './wishes.ts';

/** The kinds of rules that a share is told of. */
export const ruleKinds = [
  'pattern',
  'anyPattern',
  'deny',
  'foreach',
  'podSecurity',
  'cel',
  'validating',
  'autogen',
  'admission',
] as const;

export type RuleKind = (typeof ruleKinds)[number];

const bodies = ['podSecurity', 'cel', 'deny', 'pattern', 'anyPattern', 'foreach'] as const;

/** The kind of the rule of a policy that has judged an object, as Kyverno chooses among what a rule has. */
export function ruleKindOf(policy: Json, rule: string, object: Json): RuleKind | null {
  switch (valueAt(policy, ['kind'])) {
    case 'ValidatingPolicy': {
      const asked = valueAt(policy, ['spec', 'matchConstraints', 'resourceRules', 0, 'resources']);
      const isDirect = JSON.stringify(asked) !== '["pods"]' || valueAt(object, ['kind']) === 'Pod';
      return isDirect ? 'validating' : 'autogen';
    }
    case 'ValidatingAdmissionPolicy':
      return 'admission';
    default: {
      const rules = valueAt(policy, ['spec', 'rules']);
      const written = Array.isArray(rules) ? (rules as readonly Json[]) : [];
      const name = rule.replace(/^autogen-(?:cronjob-)?/, '');
      const found = written.find((one) => valueAt(one, ['name']) === name);
      return bodies.find((body) => valueAt(found, ['validate', body]) !== undefined) ?? null;
    }
  }
}

/** A policy about a scope; null where there is nothing that it could be about. `admission` comes with its binding. */
export function policyOf(kind: RuleKind, scope: Scope, name: string, random: Random): readonly JsonMap[] {
  switch (kind) {
    case 'pattern':
      return classic(name, scope, { pattern: patternOf(wishes(scope, random)) });
    case 'anyPattern':
      return classic(name, scope, { anyPattern: anyPattern(scope, random) });
    case 'deny':
      return classic(name, scope, { deny: { conditions: denied(wishes(scope, random), random) } });
    case 'foreach':
      return foreach(name, scope, random);
    case 'podSecurity':
      return classic(name, scope, { podSecurity: standard(random) });
    case 'cel': {
      const { variables, validations } = program(scope, random);
      return classic(name, scope, {
        cel: { expressions: validations, ...(variables.length > 0 ? { variables } : {}) },
      });
    }
    case 'validating':
    case 'autogen':
      // Each costs as much however much it says.
      return [policyWith('policies.kyverno.io/v1', 'ValidatingPolicy', name, scope, program(scope, random, 4))];
    case 'admission': {
      const [apiVersion, kindName] = ['admissionregistration.k8s.io/v1', 'ValidatingAdmissionPolicy'];
      const binding = { policyName: name, validationActions: ['Deny'] };
      return [
        policyWith(apiVersion, kindName, name, scope, program(scope, random)),
        { apiVersion, kind: `${kindName}Binding`, metadata: { name }, spec: binding },
      ];
    }
  }
}

function classic(name: string, { group, version, kind }: Scope, validate: JsonMap): readonly JsonMap[] {
  const kinds = [kind === 'Pod' ? kind : `${group === '' ? '' : `${group}/`}${version}/${kind}`];
  const rule = { name: 'wanted', match: { any: [{ resources: { kinds } }] }, validate: { message: name, ...validate } };
  return [{ apiVersion: 'kyverno.io/v1', kind: 'ClusterPolicy', metadata: { name }, spec: { rules: [rule] } }];
}

function policyWith(
  apiVersion: string,
  kind: string,
  name: string,
  { group, version, plural }: Scope,
  { variables, validations }: Program,
): JsonMap {
  const resourceRules = [
    { apiGroups: [group], apiVersions: [version], operations: ['CREATE', 'UPDATE'], resources: [plural] },
  ];
  const spec = { matchConstraints: { resourceRules }, validations, ...(variables.length > 0 ? { variables } : {}) };
  return { apiVersion, kind, metadata: { name }, spec };
}

function wishes(scope: Scope, random: Random, fits?: (path: FieldPath) => boolean, least = 1): readonly Wish[] {
  const found = times(least + random.below(3), () => wishOf(scope, random, fits) ?? wishOf(scope, random, fits));
  const whole = found.filter((wish) => wish !== null);
  for (const { path } of whole) scope.note(path);
  return whole.filter(({ path }, index) => whole.findIndex((one) => isSame(one.path, path)) === index);
}

function isSame(one: FieldPath, other: FieldPath): boolean {
  return one.length === other.length && one.every((step, index) => step === other[index]);
}

/** One that fits, and one that does not: of the same field, of one that is not there, or of the namespace. */
function anyPattern(scope: Scope, random: Random): readonly Json[] {
  const wanted = wishes(scope, random);
  const form = random.next();
  const [first] = form < 0.55 ? wanted : form < 0.85 ? lacking(scope, random) : elsewhere;
  const other = first === undefined ? [] : [patternOf([unfulfilled(first)])];
  return random.chance(0.5) ? [patternOf(wanted), ...other] : [...other, patternOf(wanted)];
}

const elsewhere: readonly Wish[] = [{ path: ['metadata', 'namespace'], test: { is: 'there' }, isOptional: false }];

function lacking({ absent }: Scope, random: Random): readonly Wish[] {
  return absent.length === 0 ? [] : [{ path: random.pick(absent), test: { is: 'there' }, isOptional: false }];
}

function denied(wanted: readonly Wish[], random: Random, from = 'request.object'): Json {
  const conditions = wanted.map((wish) => conditionOf(wish, from, random));
  const [first] = conditions;
  if (first === undefined || random.chance(0.7)) return { any: conditions };
  return { all: [{ key: '{{ request.operation }}', operator: 'AnyIn', value: ['CREATE', 'UPDATE'] }, first] };
}

function foreach(name: string, scope: Scope, random: Random): readonly JsonMap[] {
  const first = wishOf(scope, random, (path) => path.includes(each));
  const at = first?.path.indexOf(each) ?? -1;
  if (first === null || at < 0) return [];
  const list = first.path.slice(0, at);
  const isBelow = (path: FieldPath): boolean => path[at] === each && isSame(path.slice(0, at), list);
  const inside = wishes(scope, random, isBelow).map((wish) =>
    Object.assign({}, wish, { path: wish.path.slice(at + 1) }),
  );
  const query = queryOf('request.object', list);
  const form = random.next();
  const [one] = inside;
  const body = (): JsonMap => {
    if (form < 0.4) return { pattern: patternOf(inside) };
    if (form < 0.5 && one !== undefined) return { anyPattern: [patternOf([unfulfilled(one)]), patternOf(inside)] };
    return { deny: { conditions: denied(inside, random, 'element') } };
  };
  return classic(name, scope, { foreach: [{ list: random.chance(0.5) ? query : `${query}[]`, ...body() }] });
}

function standard(random: Random): JsonMap {
  const level = random.pick(['baseline', 'restricted']);
  const version = random.pick(['latest', 'latest', 'v1.29']);
  if (random.chance(0.6)) return { level, version };
  const controlName = random.pick(['Host Ports', 'Sysctls', 'SELinux', 'Volume Types']);
  return { level, version, exclude: [{ controlName }] };
}

interface Program {
  readonly variables: readonly JsonMap[];
  readonly validations: readonly JsonMap[];
}

/** Validations that say wishes, each by itself or together, with a variable for what they begin at or with an exemption. */
function program(scope: Scope, random: Random, least = 1): Program {
  const wanted = wishes(scope, random, undefined, least);
  const spoken = wanted.map((wish) => spokenBy(wish, random));
  const expressions = spoken.map(({ expression }) =>
    random.chance(0.12) ? `object.metadata.namespace == 'kube-system' || ${expression}` : expression,
  );
  const variables = spoken.map(({ variable }) => variable).filter((variable) => variable !== undefined);
  const [first] = expressions;
  const isTogether = first !== undefined && random.chance(0.4);
  const said = isTogether ? [expressions.map((one) => `(${one})`).join(' && ')] : expressions;
  return {
    variables: [...new Map(variables.map((one) => [one['name'], one] as const)).values()],
    validations: said.map((expression) => ({ expression, message: 'It is not as it should be.' })),
  };
}

function spokenBy(wish: Wish, random: Random): { readonly expression: string; readonly variable: JsonMap | undefined } {
  const [first, second, ...rest] = wish.path;
  if (typeof first !== 'string' || typeof second !== 'string' || rest.length === 0 || random.chance(0.6))
    return { expression: expressionOf(wish, 'object', random), variable: undefined };
  const name = second.replaceAll(/\W/g, '_');
  const isList = rest[0] === each;
  const shorter = { ...wish, path: isList ? [second, ...rest] : rest };
  if (isList && name === second)
    return {
      expression: expressionOf(shorter, 'variables', random),
      variable: { name, expression: `object.${first}.${second}` },
    };
  if (isList || name !== second) return { expression: expressionOf(wish, 'object', random), variable: undefined };
  return {
    expression: expressionOf(shorter, `variables.${name}`, random),
    variable: { name, expression: `object.${first}.?${second}.orValue({})` },
  };
}
