import { splitApiVersion } from '../../kubernetes/object.ts';
import { at, isMap, listAt, textAt } from '../../kubernetes/read.ts';
import type { Resource } from '../request.ts';

/** What a `Values` file (cli.kyverno.io) gives for the variables of policies, and says about a cluster. */
export interface Values {
  /** By dotted name, for every policy. */
  readonly global: ReadonlyMap<string, unknown>;
  readonly policies: readonly PolicyValues[];
  /** Namespace objects by their name. */
  readonly namespaces: ReadonlyMap<string, object>;
  readonly subresources: readonly Subresource[];
}

export interface PolicyValues {
  readonly name: string;
  /** By the name of an object. */
  readonly resources: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
  /** By the name of a rule. */
  readonly rules: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
}

/** A kind that is a part of another: `PodExecOptions` are `exec` of a Pod. */
export interface Subresource {
  readonly kind: Omit<Resource, 'plural'>;
  readonly parent: Omit<Resource, 'plural'>;
  readonly name: string;
}

export const noValues: Values = { global: new Map(), policies: [], namespaces: new Map(), subresources: [] };

/** Reads the spec of a Values file, which a test can also have inline. What is of another shape reads as nothing. */
export function readValues(spec: unknown): Values {
  return {
    global: textMap(at(spec, 'globalValues')),
    policies: listAt(spec, 'policies').map((policy) => ({
      name: textAt(policy, 'name'),
      resources: byName(listAt(policy, 'resources')),
      rules: new Map(listAt(policy, 'rules').map((rule) => [textAt(rule, 'name'), ruleValues(rule)])),
    })),
    // What is said of a Namespace itself goes before its labels alone.
    namespaces: new Map([
      ...listAt(spec, 'namespaceSelector').map((one): [string, object] => {
        const name = textAt(one, 'name');
        return [name, namespaceOf(name, at(one, 'labels'))];
      }),
      ...listAt(spec, 'namespaces').map((one): [string, object] => {
        const whole = { apiVersion: 'v1', kind: 'Namespace', ...(isMap(one) ? one : {}) };
        return [textAt(one, 'metadata', 'name'), whole];
      }),
    ]),
    subresources: listAt(spec, 'subresources').map((one) => ({
      kind: kindOf(at(one, 'subresource')),
      parent: kindOf(at(one, 'parentResource')),
      name: textAt(one, 'subresource', 'name').split('/')[1] ?? '',
    })),
  };
}

function namespaceOf(name: string, labels: unknown): object {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: isMap(labels) ? labels : {} } };
}

function byName(list: readonly unknown[]): ReadonlyMap<string, ReadonlyMap<string, unknown>> {
  return new Map(list.map((one) => [textAt(one, 'name'), textMap(at(one, 'values'))]));
}

/** Of the values for the elements of loops Kyverno's command line takes the first for all. */
function ruleValues(rule: unknown): ReadonlyMap<string, unknown> {
  const lists = [...textMap(at(rule, 'foreachValues'))].map(([name, list]): [string, unknown] => [
    name,
    Array.isArray(list) ? (list[0] ?? null) : null,
  ]);
  return new Map([...textMap(at(rule, 'values')), ...lists]);
}

function textMap(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(isMap(value) ? Object.entries(value) : []);
}

function kindOf(resource: unknown): Omit<Resource, 'plural'> {
  return { group: textAt(resource, 'group'), version: textAt(resource, 'version'), kind: textAt(resource, 'kind') };
}

/** Which part of another an object of a kind is; null for what stands for itself. */
export function subresourceOf({ subresources }: Values, apiVersion: string, kind: string): Subresource | null {
  const { group, version } = splitApiVersion(apiVersion);
  const isIt = (one: Subresource): boolean =>
    one.kind.group === group && one.kind.version === version && one.kind.kind === kind;
  return subresources.find(isIt) ?? null;
}

/** The values that one policy has for one object: those of the object go before those for all. */
export function valuesFor(values: Values, policy: string, resource: string): ReadonlyMap<string, unknown> {
  if (values.policies.length === 0) return values.global;
  const own = values.policies
    .filter(({ name }) => name === policy)
    .flatMap(({ resources }) => Array.from(resources.get(resource) ?? []));
  return new Map([...values.global, ...own]);
}

const none: ReadonlyMap<string, unknown> = new Map();

/** The values of one rule, which hold for what Kyverno derives from it too. */
export function valuesOfRule(values: Values, policy: string, rule: string): ReadonlyMap<string, unknown> {
  if (values.policies.length === 0) return none;
  const written = rule.replace(/^autogen-(?:cronjob-)?/, '');
  const own = values.policies.filter(({ name }) => name === policy);
  return new Map(own.flatMap(({ rules }) => Array.from(rules.get(rule) ?? rules.get(written) ?? [])));
}
