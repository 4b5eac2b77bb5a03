/** Reads the tests of Kyverno's test/conformance, which are written for Chainsaw. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { at, isMap, listAt, textAt, wordAt } from '../../../../src/domain/kubernetes/read.ts';
import { toData } from '../../../../src/domain/yaml/data.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';
import { manifestOf } from '../../../../src/repository/manifest.ts';
import { expectationOf } from './expectation.ts';
import { allowed } from './operation.ts';
import type { ConformanceTest, Operation } from './operation.ts';
import { readScript } from './script.ts';

const pause: Operation = { verb: 'pause' };

/** The namespace of a test that names none: Chainsaw makes one for each. */
const ownNamespace = 'chainsaw';

/** All tests below a folder that are not left out by themselves, by name. */
export function readTests(folder: string): readonly ConformanceTest[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'chainsaw-test.yaml')
    .toSorted()
    .flatMap((file) => {
      const spec = at(dataOf(path.join(folder, file)), 'spec');
      if (at(spec, 'skip') === true) return [];
      const home = path.join(folder, path.dirname(file));
      const operations = listAt(spec, 'steps').flatMap((step) =>
        operationsIn(step, { folder, home, bound: new Map() }),
      );
      return [{ name: path.dirname(file), namespace: wordAt(spec, 'namespace') ?? ownNamespace, operations }];
    });
}

/** Where a step stands. */
interface Place {
  /** That of all tests. */
  readonly folder: string;
  /** That of the test. */
  readonly home: string;
  /** Values of a template, by name. */
  readonly bound: ReadonlyMap<string, unknown>;
}

function operationsIn(step: unknown, place: Place): readonly Operation[] {
  const template = wordAt(step, 'use', 'template');
  if (template !== null) {
    const bindings = listAt(step, 'use', 'with', 'bindings');
    const bound = new Map(bindings.map((one) => [textAt(one, 'name'), at(one, 'value')]));
    // All templates are in one folder; some tests lie a level higher than they think.
    const file = path.join(place.folder, '_step-templates', path.basename(template));
    if (!existsSync(file)) return [unknown(template)];
    return operationsIn(at(dataOf(file), 'spec'), { ...place, bound });
  }
  return listAt(step, 'try').flatMap((one) => (isMap(one) ? [operationOf(one, place)] : []));
}

const sent = ['create', 'apply', 'update', 'patch'] as const;

function operationOf(one: Readonly<Record<string, unknown>>, place: Place): Operation {
  const { home } = place;
  const objects = (what: unknown): readonly unknown[] | null => objectsOf(what, place);
  for (const verb of sent) {
    if (one[verb] === undefined) continue;
    return sending(verb === 'patch' ? 'apply' : verb, objects(one[verb]), listAt(one[verb], 'expect'));
  }
  if (one['delete'] !== undefined) {
    const named = at(one['delete'], 'ref');
    const found = isMap(named) ? [named] : objects(one['delete']);
    return sending('delete', found?.map(asNamed) ?? null, listAt(one['delete'], 'expect'));
  }
  if (one['script'] !== undefined) return scriptOf(textAt(one['script'], 'content'), at(one['script'], 'check'), home);
  if (one['command'] !== undefined) return commandOf(one['command'], home);
  for (const verb of ['assert', 'error'] as const) {
    if (one[verb] === undefined) continue;
    return { verb, objects: objects(one[verb]) ?? [], into: null, expectation: allowed };
  }
  return one['sleep'] === undefined && one['wait'] === undefined ? unknown(one) : pause;
}

function sending(
  verb: 'create' | 'apply' | 'update' | 'delete',
  objects: readonly unknown[] | null,
  expected: readonly unknown[],
): Operation {
  const expectations = expected.map((one) =>
    at(one, 'match') === undefined ? expectationOf(at(one, 'check'), 'allowed') : null,
  );
  const [expectation = allowed, ...more] = expectations;
  if (objects === null || expectation === null || more.length > 0) return unknown({ verb, expected });
  return { verb, objects, into: null, expectation };
}

function scriptOf(content: string, check: unknown, home: string): Operation {
  // A script without a check must not fail; with one, only the check counts.
  const checked = check === undefined ? allowed : expectationOf(check, 'either');
  const script = readScript(content, checked);
  if (script.does === 'nothing') return pause;
  if (script.does === 'unknown') return unknown(content);
  const objects = objectsIn(path.join(home, script.file));
  return objects === null
    ? unknown(content)
    : { verb: 'apply', objects, into: script.into, expectation: script.expectation };
}

function commandOf(command: unknown, home: string): Operation {
  const words = [textAt(command, 'entrypoint'), ...listAt(command, 'args').map(String)];
  return scriptOf(words.join(' '), at(command, 'check'), home);
}

/** The objects of an operation: of its file, or as they stand there. Null when its file is not known. */
function objectsOf(what: unknown, { home, bound }: Place): readonly unknown[] | null {
  const resource = at(what, 'resource');
  if (isMap(resource)) return [bindingIn(resource, bound)];
  const file = bindingIn(wordAt(what, 'file'), bound);
  return typeof file === 'string' ? objectsIn(path.join(home, file)) : null;
}

/** A value in which `($name)` stands for what is bound to the name. */
function bindingIn(value: unknown, bound: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string') {
    const name = /^\(\$(\w+)\)$/.exec(value)?.[1];
    return name !== undefined && bound.has(name) ? bound.get(name) : value;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => bindingIn(item, bound));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, bindingIn(inner, bound)]));
}

/** What a `ref` names, as an object. */
function asNamed(one: unknown): unknown {
  if (at(one, 'metadata') !== undefined) return one;
  const { apiVersion, kind, ...metadata } = isMap(one) ? one : {};
  return { apiVersion, kind, metadata };
}

/** Null where there is no such file. */
function objectsIn(file: string): readonly unknown[] | null {
  if (!existsSync(file)) return null;
  return manifestOf(file, readFileSync(file, 'utf8')).objects.map(({ data }) => data);
}

function dataOf(file: string): unknown {
  const { root } = parse(readFileSync(file, 'utf8'));
  return root === null ? null : toData(root);
}

function unknown(what: unknown): Operation {
  return { verb: 'unknown', text: typeof what === 'string' ? what : JSON.stringify(what) };
}
