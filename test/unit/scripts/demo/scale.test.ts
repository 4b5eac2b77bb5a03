import { expect, test } from 'vitest';
import { applications, clusterOf, demoWith, signal, valueOf } from './opened.ts';

test('The demo holds as many Applications and objects as a benchmark wants', async () => {
  const demo = await demoWith();
  demo.scale({ applications: 1000, bytes: 30_000, objects: 5000 });
  const { kinds } = demo.state;
  const known = new Map(kinds.map((one) => [`${one.group} ${one.kind}`, one]));
  const count = [...known.values()].reduce(
    (sum, { group, version, kind }) =>
      sum + demo.state.list({ apiVersion: group === '' ? version : `${group}/${version}`, kind }).length,
    0,
  );
  expect(count).toBe(5000);
  const cluster = await clusterOf(demo);
  const { objects } = valueOf(await cluster.list(applications, signal()));
  expect(objects).toHaveLength(1000);
  const sizes = objects
    .filter(({ metadata }) => metadata.name.startsWith('app-'))
    .map((one) => JSON.stringify(one).length);
  expect(sizes).toHaveLength(977);
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(30_000);
  expect(Math.max(...sizes)).toBeLessThan(36_000);
});
