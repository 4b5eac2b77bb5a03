import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A package whose code is in a bundle. */
interface Bundled {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

/** The licences of all packages that the modules of the bundles come from, each with its text. */
export async function licences(modules: Iterable<string>): Promise<string> {
  const folders = new Set([...modules].flatMap((id) => packageFolder.exec(id)?.[0] ?? []));
  const packages = await Promise.all([...folders].map(read));
  const sorted = packages.toSorted((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
  const texts = await Promise.all(
    sorted.map(async (one) => `${one.name} ${one.version} (${one.license})\n\n${await textOf(one)}`),
  );
  return `Packages that are part of these bundles, with their licences.\n\n${texts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

const packageFolder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;

async function read(folder: string): Promise<Bundled> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as Omit<
    Bundled,
    'folder'
  >;
  return { folder, name, version, license };
}

async function textOf({ folder, license }: Bundled): Promise<string> {
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) return `The package has no licence file; its package.json says ${license}.\n`;
  return readFile(join(folder, file), 'utf8');
}
