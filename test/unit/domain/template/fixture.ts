import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf } from '../../../fakes/templates.ts';
import { product } from '../../product.ts';

/** A template that is as small as one can be. */
export const fixture = join(product, 'test/fixtures/template');

export const platformText = readFileSync(join(fixture, 'platform.yaml'), 'utf8');

export const fixtureTexts: Readonly<Record<string, string>> = Object.fromEntries(
  globSync('{*,.*,*/**}', { cwd: fixture })
    .filter((path) => statSync(join(fixture, path)).isFile())
    .toSorted()
    .map((path) => [path.replaceAll('\\', '/'), readFileSync(join(fixture, path), 'utf8')]),
);

export const fixtureFiles = filesOf(fixtureTexts);
