import { requestDescriptions, userDescriptions } from '../../cel/environment/request.ts';
import { bool, double, dyn, elementOf, listOf, mapOf, objectOf, string } from '../../cel/type.ts';
import type { Type } from '../../cel/type.ts';
import { typeOf, typeOfData } from '../../jmespath/complete/typeOf.ts';
import { parse } from '../../jmespath/syntax/parse.ts';
import { at, isMap, listAt, textAt } from '../../kubernetes/read.ts';
import type { Steps } from '../outcome.ts';
import { hasTargets } from '../problems/declared.ts';
import { variablesOf } from '../problems/variables.ts';
import { roleOfObject } from '../role.ts';

type Names = Readonly<Record<string, Type>>;

/**
 * What variables at some steps of a classic policy, or of an exception from one, can name, with its types as far as they
 * are known; null where there are none, as in `match`. `objectType` is asked what a rule is about.
 * Sources: kyverno, pkg/engine/policycontext/policy_context.go, pkg/engine/context/loaders.
 */
export function variablesAt(policy: unknown, steps: Steps, objectType: (rule: unknown) => Type): Type | null {
  const role = roleOfObject(policy);
  if (role === 'classicException')
    return steps[0] === 'spec' && steps[1] === 'conditions' ? rootOf(brought(objectType(at(policy, 'spec')))) : null;
  const [spec, rules, index, part] = steps;
  if (role !== 'classic' || spec !== 'spec' || rules !== 'rules' || typeof index !== 'number') return null;
  if (part === 'match' || part === 'exclude') return null;
  const rule = listAt(policy, 'spec', 'rules')[index];
  const target: Names = hasTargets({ value: rule, steps: [] }) ? { target: dyn } : {};
  const own = { ...brought(objectType(rule)), ...target };
  return rootOf(own, inLoops(withEntries(own, rule, steps.slice(3)), rule, steps.slice(3), 0));
}

/** All names; what Kyverno brings is explained where nothing hides it. */
function rootOf(own: Names, all: Names = own): Type {
  return objectOf(
    '',
    all,
    new Map(descriptions.filter(([name]) => own[name] !== undefined && all[name] === own[name])),
  );
}

const descriptions: readonly (readonly [name: string, does: string])[] = [
  ['request', 'What the API server is asked for, and by whom.'],
  ['serviceAccountName', 'The name of the service account that asks; empty where a user does.'],
  ['serviceAccountNamespace', 'The namespace of the service account that asks; empty where a user does.'],
  ['images', 'The images of the object by the names of their containers, taken apart.'],
  ['target', 'The object that is changed, besides the one of the request.'],
];

/**
 * What is known of the value that a field which is a query is asked of: the list of a loop, and what a context entry takes
 * from a value. Null for a field that is no query.
 */
export function askedOf(policy: unknown, steps: Steps, objectType: (rule: unknown) => Type): Type | null {
  const [field, owner] = [steps.at(-1), steps.at(-2)];
  const names = variablesAt(policy, steps, objectType);
  if (names === null) return null;
  if (field === 'list' && steps.at(-3) === 'foreach') return names;
  if (field !== 'jmesPath') return null;
  if (owner !== 'variable') return queried.has(String(owner)) ? dyn : null;
  const value = at(below(policy, steps.slice(0, -1)), 'value');
  return value === undefined || value === null ? names : typeOfValue(value, names);
}

/** Entries whose query is about an answer that nobody has yet. */
const queried: ReadonlySet<string> = new Set(['apiCall', 'globalReference', 'imageRegistry']);

const gvk = objectOf('GroupVersionKind', { group: string, version: string, kind: string });
const gvr = objectOf('GroupVersionResource', { group: string, version: string, resource: string });
const user = objectOf(
  'UserInfo',
  { username: string, uid: string, groups: listOf(string), extra: mapOf(string, listOf(string)) },
  userDescriptions,
);
const image = objectOf('Image', {
  registry: string,
  path: string,
  name: string,
  tag: string,
  digest: string,
  reference: string,
  referenceWithTag: string,
  jsonPointer: string,
});

/** What Kyverno brings into every rule. */
function brought(object: Type): Names {
  return {
    request: objectOf(
      'AdmissionRequest',
      {
        object,
        oldObject: object,
        operation: string,
        name: string,
        namespace: string,
        userInfo: user,
        roles: listOf(string),
        clusterRoles: listOf(string),
        kind: gvk,
        resource: gvr,
        subResource: string,
        requestKind: gvk,
        requestResource: gvr,
        requestSubResource: string,
        options: dyn,
        dryRun: bool,
        uid: string,
      },
      requestDescriptions,
    ),
    serviceAccountName: string,
    serviceAccountNamespace: string,
    images: objectOf('Images', {
      containers: mapOf(string, image),
      initContainers: mapOf(string, image),
      ephemeralContainers: mapOf(string, image),
    }),
  };
}

/** With the entries of a `context` that stand before the place; `steps` lead there from its owner. */
function withEntries(names: Names, owner: unknown, steps: Steps): Names {
  const all = listAt(owner, 'context');
  const [field, index] = steps;
  const before = field === 'context' && typeof index === 'number' ? all.slice(0, index) : all;
  return before.slice(-mostEntries).reduce<Names>((known, entry) => {
    const name = textAt(entry, 'name');
    return name === '' ? known : nearer({ [name]: typeOfEntry(entry, known) }, known);
  }, names);
}

/** More than anybody writes: those that stand farther from the place are not looked at, whatever there are. */
const mostEntries = 200;

/** What is nearer comes first, and hides what has its name. */
function nearer(names: Names, others: Names): Names {
  return { ...names, ...others, ...names };
}

/** With what the loops around the place bring: their elements, and their entries. */
function inLoops(names: Names, owner: unknown, steps: Steps, nesting: number): Names {
  const start = steps.indexOf('foreach');
  const index = steps[start + 1];
  if (start === -1 || typeof index !== 'number') return names;
  const loop = listAt(owner, ...steps.slice(0, start).map(String), 'foreach')[index];
  const rest = steps.slice(start + 2);
  // The list is there before its elements.
  if (rest[0] === 'list') return names;
  const element = elementOf(typeOfQuery(textAt(loop, 'list'), objectOf('', names)));
  const own = { element, elementIndex: double, [`element${nesting}`]: element, [`elementIndex${nesting}`]: double };
  return inLoops(withEntries(nearer(own, names), loop, rest), loop, rest, nesting + 1);
}

const configMap = objectOf('ConfigMap', {
  data: mapOf(string, string),
  metadata: objectOf('ObjectMeta', {
    name: string,
    namespace: string,
    labels: mapOf(string, string),
    annotations: mapOf(string, string),
  }),
});

function typeOfEntry(entry: unknown, names: Names): Type {
  if (isMap(at(entry, 'configMap'))) return configMap;
  const variable = at(entry, 'variable');
  if (!isMap(variable)) return dyn;
  const value = at(variable, 'value');
  const query = textAt(variable, 'jmesPath');
  const whole = objectOf('', names);
  if (value === undefined || value === null) return query === '' ? dyn : typeOfQuery(query, whole);
  const type = typeOfValue(value, whole);
  return query === '' ? type : typeOfQuery(query, type);
}

/** A text that is one variable is what that stands for. */
function typeOfValue(value: unknown, names: Type): Type {
  if (typeof value !== 'string') return typeOfData(value);
  const [only, ...others] = variablesOf(value);
  const isWhole = only !== undefined && others.length === 0 && /^\{\{[^]*\}\}$/.test(value.trim());
  return isWhole ? typeOfQuery(only.query, names) : string;
}

function typeOfQuery(query: string, data: Type): Type {
  const parsed = parse(query);
  return parsed.ok ? typeOf(parsed.expression, data) : dyn;
}

function below(policy: unknown, steps: Steps): unknown {
  return steps.reduce<unknown>(
    (value, step) => (Array.isArray(value) ? value[Number(step)] : at(value, String(step))),
    policy,
  );
}
