import { expect, test } from 'vitest';
import { isChartFile } from '../../../src/repository/chart.ts';
import { memorySurroundings } from '../../fakes/surroundings.ts';

const surroundings = memorySurroundings([], [], [], { '/repo/web/templates/pod.yaml': '', '/repo/other/pod.yaml': '' });

test.each([
  ['/repo/web/Chart.yaml', true],
  ['/repo/other/Chart.yaml', false],
  ['/repo/web/MyChart.yaml', false],
  ['/repo/web/chart.yaml', false],
  ['/repo/web/Chart.yaml/x', false],
])('%s is that of a chart: %s', (path, is) => expect(isChartFile(path, (root) => surroundings.below(root))).toBe(is));

test.each([
  ['Chart.yaml', '.'],
  ['web/Chart.yaml', 'web'],
  [String.raw`web\Chart.yaml`, 'web'],
])('The templates of %s are looked for in "%s"', (path, wanted) => {
  const asked: string[] = [];
  isChartFile(path, (root) => {
    asked.push(root);
    return surroundings.below(root);
  });
  expect(asked).toEqual([wanted]);
});
