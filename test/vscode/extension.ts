import { join } from 'node:path';
import type { EditorOptions } from '../../scripts/editor/options.ts';
import { makePackages, vsix } from '../../scripts/package.ts';

/** The extension as it lies in the repository. */
export const development: EditorOptions['extension'] = { development: join(import.meta.dirname, '../..') };

/** The extension as users get it: built and packed now. */
export async function packaged(): Promise<EditorOptions['extension']> {
  await makePackages();
  return { vsix };
}
