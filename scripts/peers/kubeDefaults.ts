/** `node scripts/peers/kubeDefaults.ts`: writes src/domain/policy/defaults/shapes anew, from the types of the pinned Kubernetes. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { buildPeer } from './build.ts';
import { recipeOf, type Recipe } from './recipes.ts';

const { version, wrapper } = recipeOf('kube');

/** An API server's own defaults, as a program that answers for objects. */
export const kubeDefaults: Recipe = { name: 'kube-defaults', version, wrapper, main: './defaults', linker: [] };

/** The files of shapes by their names, as the program says them. */
export async function shapeFiles(): Promise<ReadonlyMap<string, string>> {
  const { path: program } = await buildPeer(kubeDefaults);
  const { stdout } = await promisify(execFile)(program, ['--shapes'], { maxBuffer: 2 ** 24 });
  const byFile = Map.groupBy(stdout.trimEnd().split('\n'), fileOf);
  return new Map([...byFile].map(([name, lines]) => [`${name.toLowerCase()}.ts`, module(name, lines)]));
}

function fileOf(line: string): string {
  if (!line.startsWith('core.')) return 'Groups';
  return /^core\.\w*(?:Volume|Projection|KeyToPath)/.test(line) ? 'Volumes' : 'Core';
}

function module(name: string, lines: readonly string[]): string {
  return `/**
 * How Go writes the types of Kubernetes ${version}: see scripts/peers/kube/defaults/shapes.go.
 * Written by \`node scripts/peers/kubeDefaults.ts\`.
 */
export const shapesOf${name} = \`
${lines.join('\n')}
\`;
`;
}

if (import.meta.main) {
  const folder = path.join(import.meta.dirname, '../../src/domain/policy/defaults/shapes');
  for (const [name, text] of await shapeFiles()) await writeFile(path.join(folder, name), text);
}
