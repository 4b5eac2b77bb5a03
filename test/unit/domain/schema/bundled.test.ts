import { describe, expect, test } from 'vitest';
import { asAdmission, BundledCatalog, newestIn } from '../../../../src/domain/schema/bundled.ts';
import { native, plain } from '../../../../src/domain/schema/dialect.ts';
import type { Reading } from '../../../../src/domain/schema/bundled.ts';
import type { Schema, SchemaFile, SchemaIndex } from '../../../../src/domain/schema/schema.ts';

const index: SchemaIndex = {
  generated: '',
  kubernetes: {
    '1.36': { version: '1.36.3', groups: { core: 'k/core', apps: 'k/apps', meta: 'k/meta' } },
    '1.37': { version: '1.37.0', groups: { core: 'k/core' } },
  },
  crds: { 'example.com': { file: 'c/example', source: 'example v1' } },
};

const meta: Schema = { type: 'object', properties: { name: { type: 'string' } } };
const files: Readonly<Record<string, Omit<SchemaFile, 'generated'>>> = {
  'k/core': {
    kinds: { 'v1/Pod': 'Pod', 'v1/Lost': 'nowhere' },
    definitions: { Pod: { type: 'object', properties: { spec: { $ref: '#Spec' } } }, Spec: { type: 'object' } },
  },
  'k/apps': {
    kinds: { 'v1/Deployment': 'Deployment' },
    definitions: { Deployment: { properties: { template: { $ref: 'k/core#Pod' } } } },
  },
  'k/meta': { kinds: {}, definitions: { 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta': meta } },
  'c/example': { kinds: { 'v1/Ship': 'Ship', 'v2/Ship': 'Ship' }, definitions: { Ship: { type: 'object' } } },
};

function catalogOf(
  reading: Reading = asAdmission,
  minor = '1.36',
): { readonly catalog: BundledCatalog; readonly read: string[] } {
  const read: string[] = [];
  const catalog = new BundledCatalog(
    index,
    minor,
    (name) => {
      read.push(name);
      const file = files[name];
      if (file === undefined) throw new Error(`No file ${name}`);
      return { generated: '', ...file };
    },
    reading,
  );
  return { catalog, read };
}

/** Where the schema of a kind came from. */
function check(name: readonly [string, string, string], found: string | null): void {
  const kind = catalogOf().catalog.find(...name);
  expect(kind?.source.label ?? null).toBe(found);
}

describe('find', () => {
  const cases: readonly (readonly [rule: string, name: readonly [string, string, string], found: string | null])[] = [
    ['A kind of the core group', ['', 'v1', 'Pod'], 'Kubernetes 1.36.3'],
    ['A kind of a group of Kubernetes', ['apps', 'v1', 'Deployment'], 'Kubernetes 1.36.3'],
    ['A custom kind', ['example.com', 'v1', 'Ship'], 'example v1'],
    ['A kind in another version', ['example.com', 'v2', 'Ship'], 'example v1'],
    ['A version that is not there', ['', 'v2', 'Pod'], null],
    ['A kind that is not there', ['', 'v1', 'Boat'], null],
    ['A group that is not there', ['boats.io', 'v1', 'Boat'], null],
    ['A kind whose definition is lost', ['', 'v1', 'Lost'], null],
    ['Another spelling is another kind', ['', 'v1', 'pod'], null],
    ['A group of the prototype', ['constructor', 'v1', 'Pod'], null],
    ['A group that is no object either', ['__proto__', 'v1', 'Pod'], null],
    ['A kind of the prototype', ['', 'v1', 'toString'], null],
  ];
  test.each(cases)('%s', (_, name, found) => check(name, found));

  test('Kubernetes and custom resources are read differently', () => {
    for (const reading of [asAdmission, { native: plain, custom: native }]) {
      const { catalog } = catalogOf(reading);
      expect(catalog.find('', 'v1', 'Pod')?.dialect).toBe(reading.native);
      expect(catalog.find('example.com', 'v1', 'Ship')?.dialect).toBe(reading.custom);
    }
  });

  test('Only the file of the group is read', () => {
    const { catalog, read } = catalogOf();
    catalog.find('apps', 'v1', 'Deployment');
    expect(new Set(read)).toEqual(new Set(['k/apps']));
  });

  test('Each version of Kubernetes has its own groups', () => {
    expect(catalogOf(asAdmission, '1.37').catalog.find('apps', 'v1', 'Deployment')).toBeUndefined();
  });

  test('A version that is not there is no catalog', () => {
    expect(() => catalogOf(asAdmission, '1.2')).toThrow(RangeError);
  });
});

test('All groups are known, the first one without a name', () => {
  expect(catalogOf().catalog.groups).toEqual(['', 'apps', 'example.com']);
});

describe('homesOf', () => {
  const { catalog } = catalogOf(asAdmission, '1.36');
  const homes: readonly (readonly [kind: string, homes: readonly string[]])[] = [
    ['Pod', ['v1']],
    ['Deployment', ['apps/v1']],
    ['Ship', ['example.com/v1', 'example.com/v2']],
    ['Boat', []],
    ['constructor', []],
  ];
  test.each(homes)('"%s" is served as %j', (kind, expected) => expect(catalog.homesOf(kind)).toEqual(expected));
});

describe('group', () => {
  test('Of a group of Kubernetes all kinds are known', () => {
    expect(catalogOf().catalog.group('apps')).toEqual({ kinds: ['v1/Deployment'], complete: true });
  });
  test('Of a group of custom resources others may exist', () => {
    expect(catalogOf().catalog.group('example.com')).toEqual({ kinds: ['v1/Ship', 'v2/Ship'], complete: false });
  });
  test('Of another group nothing is known', () => expect(catalogOf().catalog.group('boats.io')).toBeUndefined());
});

describe('definitions', () => {
  const { definitions } = catalogOf().catalog.find('', 'v1', 'Pod') ?? { definitions: { lookup: () => undefined } };

  const cases: readonly (readonly [rule: string, ref: string, file: string, found: string | undefined])[] = [
    ['A reference into the same file', '#Spec', 'k/core', 'k/core'],
    ['A reference into another file', 'k/core#Pod', 'k/apps', 'k/core'],
    ['A reference to nothing', '#Nothing', 'k/core', undefined],
    ['A reference to the prototype', '#constructor', 'k/core', undefined],
  ];
  test.each(cases)('%s', (_, ref, file, found) => expect(definitions.lookup(ref, file)?.file).toBe(found));

  test('Every object has the metadata of its Kubernetes', () => {
    const found = catalogOf().catalog.objectMeta();
    expect(found).toEqual({ located: { schema: meta, file: 'k/meta' }, dialect: asAdmission.native });
    expect(catalogOf(asAdmission, '1.37').catalog.objectMeta()).toBeUndefined();
  });
});

test('The newest Kubernetes of an index is the last that it names; there may be none', () => {
  expect([newestIn(index), newestIn({ ...index, kubernetes: {} })]).toEqual(['1.37', '']);
});
