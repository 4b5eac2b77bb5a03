import { field, items } from '../../own/read.ts';
import { at, isMap, listAt, textAt, textsAt, wordAt } from '../../kubernetes/read.ts';
import type { Range } from '../../range.ts';
import { rootPlace } from '../../schema/place.ts';
import type { Place } from '../../schema/place.ts';
import { toData } from '../../yaml/data.ts';
import type { Node } from '../../yaml/node.ts';

/** A `Test` of cli.kyverno.io: which files it is about, what it gives, and what it expects. */
export interface Test {
  readonly name: string;
  /** Paths as they are written, from the folder of the test. */
  readonly policies: readonly string[];
  readonly resources: readonly string[];
  readonly targets: readonly string[];
  readonly params: readonly string[];
  readonly exceptions: readonly string[];
  readonly payloads: readonly string[];
  readonly clusterResources: readonly string[];
  readonly context: string | null;
  readonly userInfo: string | null;
  readonly variables: string | null;
  /** The spec of a Values file, inline; null when it has none. */
  readonly values: unknown;
  readonly apiCallResponses: readonly unknown[];
  readonly globalContextEntries: readonly unknown[];
  /** Those that say what they expect. */
  readonly results: readonly Expected[];
  /** One sentence for each of its results that says nothing. */
  readonly problems: readonly string[];
}

/** One of `results`: what a policy, or a rule, comes to for objects. */
export interface Expected {
  readonly policy: string;
  /** Null for all rules. */
  readonly rule: string | null;
  readonly kind: string;
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE' | null;
  readonly result: string;
  /** Objects that it names; none for all there are. */
  readonly resources: readonly Named[];
  /** Where it stands, for what has no better place. */
  readonly range: Range;
}

/** An object as a result names it. */
export interface Named {
  /** Null when the name alone counts. */
  readonly namespace: string | null;
  readonly name: string;
  /** Of a `resourceSpecs`; null for any. */
  readonly apiVersion: string | null;
  /** As it is written. */
  readonly text: string;
  readonly range: Range;
}

/** Reads a document; null when it is no Test. What is of another shape reads as if it were not there. */
export function readTest(node: Node): Test | null {
  const data = toData(node);
  // Kyverno looks at neither, and older tests say that they are of kyverno.io.
  if (!/^(?:cli\.)?kyverno\.io\//.test(textAt(data, 'apiVersion')) || textAt(data, 'kind') !== 'Test') return null;
  const payload = wordAt(data, 'jsonPayload');
  const results = items(field(rootPlace(node), 'results')).map(expectedAt);
  return {
    name: textAt(data, 'metadata', 'name') || textAt(data, 'name'),
    policies: textsAt(data, 'policies'),
    resources: textsAt(data, 'resources'),
    targets: textsAt(data, 'targetResources'),
    params: textsAt(data, 'paramResources'),
    exceptions: textsAt(data, 'exceptions'),
    payloads: [...textsAt(data, 'jsonPayloads'), ...(payload === null ? [] : [payload])],
    clusterResources: textsAt(data, 'clusterResources'),
    context: wordAt(data, 'context'),
    userInfo: wordAt(data, 'userinfo'),
    variables: wordAt(data, 'variables'),
    values: at(data, 'values') ?? null,
    apiCallResponses: listAt(data, 'apiCallResponses'),
    globalContextEntries: listAt(data, 'globalContextEntries'),
    results: results.filter(({ result }) => result !== ''),
    problems: results.flatMap(({ result }, index) =>
      result === '' ? [`Test.results[${index}] needs the field "result".`] : [],
    ),
  };
}

function expectedAt(place: Place): Expected {
  const data = toData(place.node);
  return {
    policy: textAt(data, 'policy'),
    rule: wordAt(data, 'rule'),
    kind: textAt(data, 'kind'),
    operation: operationOf(textAt(data, 'operation')),
    result: textAt(data, 'result'),
    resources: [
      ...items(field(place, 'resources')).flatMap((item) => namedAt(item)),
      ...items(field(place, 'resourceSpecs')).flatMap((item) => specifiedAt(item)),
    ],
    range: { start: place.node.start, end: place.node.end },
  };
}

function operationOf(text: string): Expected['operation'] {
  return text === 'CREATE' || text === 'UPDATE' || text === 'DELETE' ? text : null;
}

function namedAt({ node }: Place): Named[] {
  const text = toData(node);
  if (typeof text !== 'string') return [];
  const [first = '', second] = text.split('/');
  const name = second ?? first;
  return [{ namespace: second === undefined ? null : first, name, apiVersion: null, text, range: rangeOf(node) }];
}

function specifiedAt({ node }: Place): Named[] {
  const spec = toData(node);
  if (!isMap(spec)) return [];
  const [group, version] = [textAt(spec, 'group'), textAt(spec, 'version')];
  const [namespace, name] = [textAt(spec, 'namespace'), textAt(spec, 'name')];
  const text = namespace === '' ? name : `${namespace}/${name}`;
  return [{ namespace, name, apiVersion: group === '' ? version : `${group}/${version}`, text, range: rangeOf(node) }];
}

function rangeOf({ start, end }: Node): Range {
  return { start, end };
}
