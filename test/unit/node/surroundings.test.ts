import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeSurroundings } from '../../../src/node/surroundings.ts';
import { folderWith } from './folder.ts';

describe('a template of a Helm chart', () => {
  const cases: readonly (readonly [rule: string, path: string, template: boolean])[] = [
    ['lies below templates/ beside a Chart.yaml', 'chart/templates/a.yaml', true],
    ['may lie deep below it', 'chart/templates/x/y/a.yaml', true],
    ['is not a file beside templates/', 'chart/values.yaml', false],
    ['is not the chart itself', 'chart/Chart.yaml', false],
    ['may lie in a chart within a chart', 'chart/charts/inner/templates/a.yaml', true],
    ['is not what lies below templates/ without a chart', 'templates/a.yaml', false],
    ['is not what lies in a folder with another name', 'chart/crds/a.yaml', false],
  ];
  test.each(cases)('%s', (_, path, template) => {
    const folder = folderWith({ 'chart/Chart.yaml': '', 'chart/charts/inner/Chart.yaml': '', [path]: '' });
    expect(nodeSurroundings().isHelmTemplate(join(folder, path))).toBe(template);
  });
});

describe('.gitignore', () => {
  test('is asked, and asked again when it has changed', () => {
    const folder = folderWith({ '.git/HEAD': '', '.gitignore': 'a.yaml\n' });
    const surroundings = nodeSurroundings();
    const path = join(folder, 'a.yaml');
    expect(surroundings.isIgnored(path)).toBe(true);
    writeFileSync(join(folder, '.gitignore'), '');
    surroundings.changed(path);
    expect(surroundings.isIgnored(path)).toBe(true);
    surroundings.changed(join(folder, '.gitignore'));
    expect(surroundings.isIgnored(path)).toBe(false);
  });
});

test('The files below a folder are looked at when they are asked for', () => {
  const folder = folderWith({ 'platform.yaml': 'platform: {}\n' });
  const tree = nodeSurroundings().below(folder);
  expect(tree.kind('applications.yaml')).toBe('missing');
  writeFileSync(join(folder, 'applications.yaml'), '');
  expect(tree.kind('applications.yaml')).toBe('file');
});
