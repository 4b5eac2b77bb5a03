import { isClusterWide } from '../../kubernetes/scope.ts';
import { at, isMap, listAt, textAt } from '../../kubernetes/read.ts';
import { yamlLines } from '../../yaml/write.ts';
import { derivedNames } from '../derivedNames.ts';
import type { Outcome } from '../outcome.ts';
import { roleOfObject } from '../role.ts';
import { exceptionName } from './exceptionName.ts';
import { madeBy } from './madeKinds.ts';
import type { Made } from './madeKinds.ts';

/** What is to be let pass, and where the exception is to live. */
export interface Exempting {
  readonly outcome: Outcome;
  readonly policy: unknown;
  readonly object: unknown;
  /** Of the exception itself; the object's own is what the object says, or `default`. */
  readonly namespace: string;
}

/**
 * A document with the PolicyException that lets one object pass one policy (of a classic policy one rule), together with
 * what a controller makes: a Deployment without its pods would be of no use. Null for a policy that knows no exceptions.
 */
export function exceptionFor({ outcome, policy, object, namespace }: Exempting): string | null {
  const write = writers.get(roleOfObject(policy) ?? '');
  if (write === undefined) return null;
  const one = exemptOf(object);
  const name = exceptionName([textAt(policy, 'metadata', 'name'), outcome.rule, one.kind, one.namespace, one.name]);
  const { apiVersion, spec } = write(outcome, policy, one);
  const head = { apiVersion, kind: 'PolicyException', metadata: { name, namespace } };
  return `${[reasonWanted, ...lines(head), 'spec:', ...spec.map((line) => `  ${line}`)].join('\n')}\n`;
}

const reasonWanted = '# Why it may:';

/** The object as an exception knows it. */
interface Exempt {
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty for one of the whole cluster. */
  readonly namespace: string;
  /** What it is named, or what its name begins with. */
  readonly name: string;
  readonly field: 'name' | 'generateName';
  /** Labels by which a controller knows its pods. */
  readonly labels: Readonly<Record<string, unknown>>;
  readonly made: readonly Made[];
}

interface Written {
  readonly apiVersion: string;
  /** The lines of it. */
  readonly spec: readonly string[];
}

const writers: ReadonlyMap<string, (outcome: Outcome, policy: unknown, one: Exempt) => Written> = new Map([
  ['validating', validating],
  ['classic', classic],
]);

function exemptOf(object: unknown): Exempt {
  const [apiVersion, kind] = [textAt(object, 'apiVersion'), textAt(object, 'kind')];
  const name = textAt(object, 'metadata', 'name');
  return {
    apiVersion,
    kind,
    namespace: isClusterWide({ apiVersion, kind }) ? '' : textAt(object, 'metadata', 'namespace') || 'default',
    name: name === '' ? textAt(object, 'metadata', 'generateName') : name,
    field: name === '' ? 'generateName' : 'name',
    labels: labelsOf(object),
    made: madeBy(kind),
  };
}

function labelsOf(object: unknown): Exempt['labels'] {
  const places = [
    ['selector', 'matchLabels'],
    ['template', 'metadata', 'labels'],
    ['jobTemplate', 'spec', 'template', 'metadata', 'labels'],
  ];
  return places.map((place) => at(object, 'spec', ...place)).find(isMap) ?? {};
}

/** The request's namespace, not the object's: the pod in a Deployment names none. */
function validating(_outcome: Outcome, policy: unknown, one: Exempt): Written {
  const refs = [{ name: textAt(policy, 'metadata', 'name'), kind: textAt(policy, 'kind') }];
  const namespace = { name: 'namespace', expression: `request.namespace == ${celText(one.namespace)}` };
  const [first, ...others] = [own(one), ...one.made.map((made) => madeTerm(one, made))];
  return {
    apiVersion: 'policies.kyverno.io/v1',
    spec: [
      ...lines({ policyRefs: refs, matchConditions: [namespace] }),
      '  - name: object',
      '    expression: >-',
      `      ${first}`,
      ...others.map((term) => `      || ${term}`),
    ],
  };
}

/** Kyverno shows the pods in an object of a kind that it does not know as Pods of its name. */
function own({ kind, field, name, made }: Exempt): string {
  const isKind =
    kind === 'Pod' || made.length > 0 ? `object.kind == ${celText(kind)}` : `object.kind in [${celText(kind)}, 'Pod']`;
  return `${isKind} && object.metadata.?${field}.orValue('') == ${celText(name)}`;
}

function madeTerm({ name }: Exempt, { kind, field, suffix }: Made): string {
  const form = `^${name.replaceAll(/[^a-z0-9-]/g, (character) => `[${character}]`)}${suffix}$`;
  return `object.kind == ${celText(kind)} && object.metadata.?${field}.orValue('').matches(${celText(form)})`;
}

function celText(text: string): string {
  return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}

function classic(outcome: Outcome, policy: unknown, one: Exempt): Written {
  const namespace =
    textAt(policy, 'kind') === 'Policy' ? `${textAt(policy, 'metadata', 'namespace') || 'default'}/` : '';
  const namespaces = one.namespace === '' ? {} : { namespaces: [one.namespace] };
  const itself = {
    kinds: [`${one.apiVersion}/${one.kind}`],
    ...namespaces,
    names: [one.field === 'name' ? one.name : `${one.name}*`],
  };
  const selector = Object.keys(one.labels).length === 0 ? {} : { selector: { matchLabels: one.labels } };
  const makes = {
    kinds: one.made.map(({ apiVersion, kind }) => `${apiVersion}/${kind}`),
    ...namespaces,
    names: [`${one.name}-*`],
    ...selector,
  };
  const filters = one.made.length === 0 ? [itself] : [itself, makes];
  return {
    apiVersion: 'kyverno.io/v2',
    spec: lines({
      exceptions: [
        { policyName: `${namespace}${textAt(policy, 'metadata', 'name')}`, ruleNames: ruleNames(outcome, policy, one) },
      ],
      match: { any: filters.map((resources) => ({ resources })) },
    }),
  };
}

/** The rule that was asked, and those that Kyverno derives from the same written one for what the object makes. */
function ruleNames({ rule, said }: Outcome, policy: unknown, { made }: Exempt): readonly string[] {
  const [, , index] = said ?? [];
  const written = textAt(listAt(policy, 'spec', 'rules')[Number(index)], 'name') || rule.replace(derived, '');
  const [ofPods] = derivedNames(written);
  const others = made.map(({ kind }) => (kind === 'Pod' ? written : ofPods));
  return [...new Set([rule, ...others])];
}

const derived = /^autogen-(?:cronjob-)?/;

function lines(value: object): readonly string[] {
  return yamlLines(value, { listIndent: 2, comments: new Map(), path: '' });
}
