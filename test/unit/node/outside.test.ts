import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { outside } from '../../../src/node/outside.ts';
import { bundledTemplate } from '../../../src/node/template.ts';
import { product } from '../product.ts';

test('The world outside has the template of the product, the git of the user and the time', async () => {
  const world = outside(product, process.env, () => []);
  expect(world.template).toBe(bundledTemplate(product));
  expect(await world.templates.read(world.template)).toHaveProperty('files');
  expect(await world.git.isThere()).toBe(true);
  expect(world.inWorkspace(product)).toBe(false);
  expect(Math.abs(world.clock.now().getTime() - Date.now())).toBeLessThan(60_000);
});

test('The folders that are open are asked for each time', () => {
  const open: string[] = [];
  const { inWorkspace } = outside(product, process.env, () => open);
  const inside = join(product, 'new');
  expect(inWorkspace(inside)).toBe(false);
  open.push(product);
  expect([product, inside, dirname(product), `${product}-new`].map(inWorkspace)).toEqual([true, true, false, false]);
});
