import { expect, test } from 'vitest';
import { isChart } from '../../../../src/domain/kubernetes/chart.ts';
import { parse } from '../../../../src/domain/yaml/parse.ts';

test.each([
  ['apiVersion: v2\nname: web\nversion: 1.0.0\n', true],
  ['apiVersion: v1\nname: web\nversion: 1.0\ndescription: of a kind\n', true],
  ['{"apiVersion": "v2", "name": "web", "version": "1.0.0"}', true],
  ['apiVersion: v2\nname: web\n', false],
  ['apiVersion: v2\nversion: 1.0.0\n', false],
  ['name: web\nversion: 1.0.0\n', false],
  ['apiVersion: apps/v1\nname: web\nversion: 1.0.0\n', false],
  ['apiVersion: v1\nkind: Pod\nname: web\nversion: 1.0.0\n', false],
  ['apiVersion: v1\nkind:\nname: web\nversion: 1.0.0\n', false],
  ['- apiVersion: v2\n', false],
])('%j describes a chart: %s', (text, is) => {
  const { root } = parse(text);
  expect(root === null ? null : isChart(root)).toBe(is);
});
