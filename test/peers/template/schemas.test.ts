/** The API server's schemas accept everything that the template renders, and every plain file in it. */
import { globSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ciSchemas } from '../../../scripts/render/ciSchemas.ts';
import { objectsIn } from '../../../scripts/render/documents.ts';
import { textOf } from '../../../scripts/render/json.ts';
import { judge } from '../kubeconform/oracle/run.ts';
import { errorsOf } from '../kubeconform/oracle/ours.ts';
import { describeWithPeers, kubeconform, peers, slipway } from '../tools.ts';
import { bench, renderAll, template, textsOf, type Bench } from './platform.ts';
import { schemaLocation } from '../kubeconform/oracle/schemas.ts';

const own = path.join(template, 'ci/schemas/{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json');

/** Kinds whose definition comes only with a chart that no module holds. */
const unknown = ['RecurringJob'];

describeWithPeers('schemas', () => {
  let desk: Bench;
  const files: string[] = [];

  beforeAll(async () => {
    desk = await bench();
    const { root, applications } = await renderAll(desk);
    const folder = path.join(desk.work, 'rendered');
    await mkdir(folder);
    const texts: readonly (readonly [name: string, text: string])[] = [
      ['root', root],
      ...applications.flatMap((rendered) =>
        textsOf(rendered).map((text, index) => [`${rendered.application.name}-${index}`, text] as const),
      ),
    ];
    for (const [name, text] of texts) {
      const file = path.join(folder, `${name}.yaml`);
      await writeFile(file, text);
      files.push(file);
    }
    files.push(...globSync('phases/*/probes/*.yaml', { cwd: template }).map((file) => path.join(template, file)));
  });

  afterAll(() => desk.end());

  test.each([
    ['the schemas of the sources first', (): readonly string[] => [schemaLocation(peers().schemas.folder), own]],
    ['the schemas of ci/ first', (): readonly string[] => [own, schemaLocation(peers().schemas.folder)]],
  ])('kubeconform has nothing to say, with %s', async (_, locations) => {
    const rows = [...(await judge(kubeconform(locations()), files))].flatMap(([file, verdicts]) =>
      verdicts.map((verdict) => ({ file: path.basename(file), ...verdict })),
    );
    expect(rows.length).toBeGreaterThan(250);
    const judged = rows.filter(({ kind }) => kind !== 'CustomResourceDefinition' && !unknown.includes(kind));
    expect(
      judged.filter(({ status }) => status !== 'valid').map((row) => `${row.file} ${row.kind}: ${row.said}`),
    ).toEqual([]);
    expect(new Set(rows.filter(({ kind }) => unknown.includes(kind)).map(({ kind }) => kind))).toEqual(
      new Set(unknown),
    );
  });

  test('slipway lint finds no error but what probes are made for: each is refused by the policy that it is named after', async () => {
    const errors = await errorsOf(slipway(), files);
    const probes = files.filter((file) => file.includes('/probes/')).map((file) => path.basename(file, '.yaml'));
    const refused = errors.flatMap(
      (error) => /\/probes\/([\w-]+)\.yaml policy\/denied .*Policy "([\w-]+)"/.exec(error)?.slice(1, 3) ?? [],
    );
    expect(errors.filter((error) => !error.includes('/probes/'))).toEqual([]);
    const violating = probes.filter((name) => /^(disallow|require|restrict)-/.test(name)).toSorted();
    expect(refused).toEqual(violating.flatMap((name) => [name, name]));
    expect(violating.length).toBeGreaterThan(10);
  });

  test('ci/schemas has every custom kind that is rendered and known', async () => {
    const groups = new Set<string>();
    for (const file of files) {
      for (const object of objectsIn(await readFile(file, 'utf8'), file)) {
        const [group = '', version = ''] = textOf(object['apiVersion']).split('/');
        const kind = textOf(object['kind']);
        if (version !== '' && group.includes('.') && !group.endsWith('.k8s.io') && !unknown.includes(kind)) {
          groups.add(`${group}/${kind.toLowerCase()}_${version}.json`);
        }
      }
    }
    const made = await ciSchemas();
    expect([...groups].filter((file) => !made.has(file))).toEqual([]);
  });
});

test('ci/schemas is what its generator makes', async () => {
  const made = await ciSchemas();
  const there = globSync('**/*.{json,md}', { cwd: path.join(template, 'ci/schemas') }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  expect(there.toSorted()).toEqual([...made.keys()].toSorted());
  for (const [file, text] of made) {
    expect(await readFile(path.join(template, 'ci/schemas', file), 'utf8')).toBe(text);
  }
});
