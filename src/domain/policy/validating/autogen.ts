import { podTemplateIn } from '../../kubernetes/podTemplate.ts';
import { at, isMap, listAt, textsAt } from '../../kubernetes/read.ts';

/** A form of a policy's spec that is judged besides the one that is written. */
export interface Variant {
  /** `extract`: the spec stays as it is, and the pods in an object are judged by it. */
  readonly from: 'defaults' | 'cronjobs' | 'extract';
  readonly spec: Readonly<Record<string, unknown>>;
}

/**
 * What Kyverno makes of a policy about pods for whatever makes pods; empty for a policy that it makes nothing of.
 * Source: kyverno, pkg/cel/autogen and pkg/cel/policies/vpol/autogen.
 */
export function variantsOf(spec: unknown): readonly Variant[] {
  const constraints = at(spec, 'matchConstraints');
  if (!isMap(spec) || !isAboutPods(constraints)) return [];
  const named = at(spec, 'autogen', 'podControllers', 'controllers');
  const controllers = Array.isArray(named) ? new Set(textsAt(spec, 'autogen', 'podControllers', 'controllers')) : all;
  const targets = [...controllers].map(targetOf).filter((target) => target !== null);
  return froms.flatMap((from): Variant[] => {
    const chosen = targets.filter((target) => target.from === from);
    if (chosen.length === 0) return [];
    const shifted = shift(spec, shifts[from]);
    return [{ from, spec: { ...shifted, matchConstraints: constraintsFor(chosen, constraints) } }];
  });
}

interface Target {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly from: Variant['from'];
}

const froms: readonly Variant['from'][] = ['cronjobs', 'defaults', 'extract'];

const known: ReadonlyMap<string, Target> = new Map(
  [
    { group: 'apps', version: 'v1', plural: 'daemonsets', from: 'defaults' } as const,
    { group: 'apps', version: 'v1', plural: 'deployments', from: 'defaults' } as const,
    { group: 'apps', version: 'v1', plural: 'replicasets', from: 'defaults' } as const,
    { group: 'apps', version: 'v1', plural: 'statefulsets', from: 'defaults' } as const,
    { group: 'batch', version: 'v1', plural: 'jobs', from: 'defaults' } as const,
    { group: 'batch', version: 'v1', plural: 'cronjobs', from: 'cronjobs' } as const,
  ].map((target) => [target.plural, target]),
);

const all: ReadonlySet<string> = new Set(known.keys());

/** A controller by its name; one that Kyverno does not know has to be `plural.version.group`. Others count for nothing. */
function targetOf(name: string): Target | null {
  const target = known.get(name);
  if (target !== undefined) return target;
  const [plural = '', version = '', ...group] = name.split('.');
  if (plural === '' || version === '' || group.join('.') === '') return null;
  return { group: group.join('.'), version, plural, from: 'extract' };
}

function isAboutPods(constraints: unknown): boolean {
  const [rule, ...others] = listAt(constraints, 'resourceRules');
  const selector = at(constraints, 'objectSelector');
  const selects = Object.keys(mapAt(selector, 'matchLabels')).length + listAt(selector, 'matchExpressions').length;
  return (
    others.length === 0 &&
    selects === 0 &&
    listAt(constraints, 'excludeResourceRules').length === 0 &&
    listAt(rule, 'resourceNames').length === 0 &&
    isOnly(rule, 'apiGroups', '') &&
    isOnly(rule, 'apiVersions', 'v1') &&
    isOnly(rule, 'resources', 'pods')
  );
}

function isOnly(rule: unknown, field: string, value: string): boolean {
  const values = listAt(rule, field);
  return values.length === 1 && values[0] === value;
}

function mapAt(value: unknown, name: string): Readonly<Record<string, unknown>> {
  const found = at(value, name);
  return isMap(found) ? found : {};
}

/** Operations and namespaces stay; null when there are no operations: then it matches nothing. */
function constraintsFor(targets: readonly Target[], constraints: unknown): unknown {
  const [rule] = listAt(constraints, 'resourceRules');
  const operations = listAt(rule, 'operations');
  if (operations.length === 0) return null;
  const byVersion = Map.groupBy(targets, ({ group, version }) => `${group}/${version}`);
  const namespaceSelector = at(constraints, 'namespaceSelector');
  return {
    ...(namespaceSelector === undefined ? {} : { namespaceSelector }),
    resourceRules: [...byVersion.values()].map((some) => ({
      apiGroups: [some[0]?.group],
      apiVersions: [some[0]?.version],
      operations,
      resources: some.map(({ plural }) => plural),
    })),
  };
}

interface Shift {
  readonly spec: string;
  readonly metadata: string;
}

const shifts: Readonly<Record<Variant['from'], Shift | null>> = {
  defaults: shiftInto('Deployment'),
  cronjobs: shiftInto('CronJob'),
  extract: null,
};

function shiftInto(kind: string): Shift {
  const template = (podTemplateIn(kind) ?? []).join('.');
  return { spec: `${template}.spec`, metadata: `${template}.metadata` };
}

/** Kyverno replaces in the JSON of the whole spec, in messages and names too. */
function shift(spec: Readonly<Record<string, unknown>>, by: Shift | null): Readonly<Record<string, unknown>> {
  const shifted = by === null ? spec : through(spec, (text) => shiftText(text, by));
  return isMap(shifted) ? shifted : spec;
}

/**
 * The replacements of one text, one after the other, as Kyverno makes them. `object.metadata.namespace` stays: the
 * template of a pod has none.
 */
function shiftText(text: string, by: Shift): string {
  let now = text;
  for (const from of ['spec', 'metadata'] as const)
    for (const root of ['object', 'oldObject'])
      now = now.replaceAll(`${root}.${from}`, (found, offset: number, whole: string) =>
        /^\.namespace(?![A-Za-z0-9_])/.test(whole.slice(offset + found.length)) ? found : `${root}.${by[from]}`,
      );
  return now;
}

function through(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: unknown) => through(item, change));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [change(key), through(item, change)]));
}
