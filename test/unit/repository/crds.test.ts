import { describe, expect, test } from 'vitest';
import { custom } from '../../../src/domain/schema/dialect.ts';
import { CrdCatalog } from '../../../src/repository/crds.ts';
import { judge } from '../../../src/repository/judge.ts';
import { asSlipway } from '../../../src/repository/rules.ts';
import { bundled } from '../product.ts';

function definition(kind: string, properties = '{size: {type: integer}}', group = 'x.io'): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: ${kind.toLowerCase()}s.${group}}
spec:
  group: ${group}
  names: {kind: ${kind}, plural: ${kind.toLowerCase()}s}
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties: {spec: {type: object, properties: ${properties}}}
`;
}

const ship = (spec: string): string =>
  `apiVersion: x.io/v1\nkind: Ship\nmetadata: {name: anna, wrong: 1}\nspec: ${spec}\n`;

/** What a catalog that was told of these files finds, by kind. */
function check(
  files: Readonly<Record<string, string | null>>,
  kinds: Readonly<Record<string, string | null>>,
): CrdCatalog {
  const catalog = new CrdCatalog(() => undefined);
  for (const [path, text] of Object.entries(files)) catalog.update(path, text);
  for (const [kind, path] of Object.entries(kinds))
    expect(catalog.find('x.io', 'v1', kind)?.source.label ?? null, kind).toBe(path);
  return catalog;
}

describe('the custom resources of a repository', () => {
  test('are known from the files that define them', () => {
    check(
      { 'a.yaml': definition('Ship'), 'b.yaml': definition('Boat') },
      { Ship: 'a.yaml', Boat: 'b.yaml', Raft: null },
    );
  });

  test('Several may stand in one file, among other things', () => {
    const file = `apiVersion: v1\nkind: Pod\n---\n${definition('Ship')}---\n# nothing\n---\n${definition('Boat')}`;
    check({ 'a.yaml': file }, { Ship: 'a.yaml', Boat: 'a.yaml', Pod: null });
  });

  test('They may stand in a List', () => {
    const items = [definition('Ship'), definition('Boat')].map(
      (text) => `- ${text.trimEnd().replaceAll('\n', '\n  ')}\n`,
    );
    check({ 'a.yaml': `apiVersion: v1\nkind: List\nitems:\n${items.join('')}` }, { Ship: 'a.yaml', Boat: 'a.yaml' });
  });

  test('A definition that can not be read defines nothing', () => {
    check({ 'a.yaml': `${definition('Ship')}x: *none\n` }, { Ship: null });
  });

  test('Of a group no more is known than that', () => {
    expect(check({ 'a.yaml': definition('Ship') }, {}).group()).toBeUndefined();
  });

  test('A kind is told where it is served', () => {
    const catalog = check({ 'a.yaml': `${definition('Ship')}---\n${definition('Ship', '{}', 'z.io')}` }, {});
    expect(catalog.homesOf('Ship')).toEqual(['x.io/v1', 'z.io/v1']);
    expect(catalog.homesOf('Boat')).toEqual([]);
    expect(catalog.groups).toEqual(['x.io', 'z.io']);
  });

  test('They are read as custom resources, with the metadata of every object', () => {
    const catalog = new CrdCatalog(bundled.objectMeta);
    catalog.update('a.yaml', definition('Ship'));
    const found = catalog.find('x.io', 'v1', 'Ship');
    expect(found?.dialect).toBe(custom);
    expect(found?.source).toEqual({ from: 'workspace', label: 'a.yaml' });
    expect(found?.definitions.objectMeta()).toBeDefined();
    expect(found?.definitions.lookup('#/x', 'a.yaml')).toBeUndefined();
  });

  test('are named by their group', () => {
    const catalog = check({ 'a.yaml': definition('Ship'), 'b.yaml': definition('Raft', '{}', 'y.io') }, {});
    expect(catalog.kindsIn('x.io')).toEqual(['v1/Ship']);
    expect(catalog.kindsIn('z.io')).toEqual([]);
  });

  test('judge the objects of the repository', async () => {
    const catalog = new CrdCatalog(bundled.objectMeta);
    catalog.update('a.yaml', definition('Ship'));
    const { findings } = await judge(ship('{size: big, colour: red}'), { ...asSlipway, catalogs: [catalog, bundled] });
    expect(findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
      'schema/unknown-field /metadata/wrong',
      'schema/type /spec/size',
      'schema/unknown-field /spec/colour',
    ]);
  });
});

describe('a file that changes', () => {
  const catalog = new CrdCatalog(() => undefined);
  const steps: readonly (readonly [
    rule: string,
    path: string,
    text: string | null,
    changed: boolean,
    ship: string | null,
  ])[] = [
    ['defines something new', 'a.yaml', definition('Ship'), true, 'a.yaml'],
    ['says the same in other words', 'a.yaml', `# ships\n${definition('Ship')}`, false, 'a.yaml'],
    ['gives another schema', 'a.yaml', definition('Ship', '{size: {type: string}}'), true, 'a.yaml'],
    ['that defines nothing changes nothing', 'b.yaml', 'apiVersion: v1\nkind: Pod\n', false, 'a.yaml'],
    ['defines what another defines: the later file counts', 'b.yaml', definition('Ship'), true, 'b.yaml'],
    ['is gone: the other counts again', 'b.yaml', null, true, 'a.yaml'],
    ['that was not there is gone', 'c.yaml', null, false, 'a.yaml'],
    ['defines nothing any more', 'a.yaml', 'a: 1\n', true, null],
    ['still defines nothing', 'a.yaml', null, false, null],
  ];
  test.each(steps)('%s', (_, path, text, changed, found) => {
    const { revision } = catalog;
    expect([catalog.update(path, text), catalog.revision !== revision]).toEqual([changed, changed]);
    expect(catalog.find('x.io', 'v1', 'Ship')?.source.label ?? null).toBe(found);
  });
});
