import { onTestFinished } from 'vitest';
import type { Planned } from '../../../src/domain/bootstrap/plan.ts';
import { newNamespace, remove } from '../harness/objects.ts';
import { slowChart, webChart, writePlatform } from './charts.ts';
import { newGround } from './step.ts';
import type { Ground } from './step.ts';

/** A platform with the chart `web`, whose kinds no other test has. */
export async function web(): Promise<{ readonly ground: Ground; readonly namespace: string; readonly group: string }> {
  const namespace = await newNamespace();
  const ground = await newGround();
  const group = groupOf(namespace);
  onTestFinished(() => remove({ apiVersion, kind: 'CustomResourceDefinition', name: `things.${group}` }));
  writePlatform(ground.folder, namespace, [{ name: 'web', row: 'web' }], webChart(group));
  return { ground, namespace, group };
}

const apiVersion = 'apiextensions.k8s.io/v1';

export function groupOf(namespace: string): string {
  return `${namespace}.example.org`;
}

/** A platform with a chart that Helm waits for in vain. */
export async function slow(): Promise<{ readonly ground: Ground; readonly namespace: string }> {
  const namespace = await newNamespace();
  const ground = await newGround();
  writePlatform(ground.folder, namespace, [{ name: 'slow', row: 'slow', wait: true }], slowChart);
  return { ground, namespace };
}

/** What a plan would do, a line each. */
export function whats({ changes }: Planned): readonly string[] {
  return changes.map(({ action, what }) => `${action} ${what}`);
}
