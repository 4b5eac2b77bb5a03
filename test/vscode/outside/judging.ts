import { expect } from 'vitest';
import type { Editor } from '../../../scripts/editor/editor.ts';

/** What a person does first: opens a manifest, types a wrong field, sees it underlined, reads why, and takes the fix. */
export async function typeAWrongFieldAndMendIt(editor: Editor): Promise<void> {
  await editor.open('apps/whoami/deployment.yaml');
  await editor.code.shows('kind: Deployment');
  await editor.code.squiggled('error', 0);
  const line = 1 + (await editor.code.lines()).findIndex((text) => text === '  replicas: 2');
  await editor.code.typeAt(line, '  replica'.length + 1, 'x');
  await editor.code.squiggled('error', 1);
  const [problem] = await editor.workbench.problems();
  expect(problem).toMatchObject({
    source: 'slipway',
    code: 'schema/unknown-field',
    severity: 'error',
    line,
    column: 3,
  });
  const hover = await editor.code.hover(line, 5, 'did you mean "replicas"?');
  expect(hover).toContain('Unknown field "replicaxs" in Deployment.spec');
  await editor.code.fix(line, 5, 'Change to "replicas"');
  await editor.code.squiggled('error', 0);
  await editor.code.shows('  replicas: 2');
}
