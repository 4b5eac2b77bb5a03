import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, sitDown } from '../desk.ts';
import { typeAWrongFieldAndMendIt } from './judging.ts';

describe('A person who opens the samples', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await sitDown();
  });

  afterAll(() => desk?.close());

  it('sees a wrong field underlined while typing, reads why, and takes the fix', async () => {
    await typeAWrongFieldAndMendIt(desk.editor);
  });

  it('sees the two mistakes of the samples', async () => {
    await desk.editor.open('apps/ollama/deployment.yaml');
    await desk.editor.code.squiggled('error');
    const problems = await desk.editor.workbench.problems((all) => all.length === 2);
    expect(problems.map(({ code }) => code)).toEqual(['schema/unknown-field', 'schema/type']);
  });

  it('reads in the language status which schema judged the object under the cursor', async () => {
    await desk.editor.open('apps/whoami/certificate.yaml');
    await desk.editor.workbench.languageStatus(/cert-manager.*cert-manager.io\/v1 Certificate/);
    await desk.editor.open('README.md');
    await desk.editor.open('apps/ollama/deployment.yaml');
    await desk.editor.workbench.languageStatus(/Kubernetes 1\.36.*apps\/v1 Deployment/);
  });

  it('no longer sees the mistakes of a file that is closed', async () => {
    await desk.editor.open('apps/ollama/deployment.yaml');
    await desk.editor.workbench.problems((all) => all.length === 2);
    await desk.editor.closeFile();
    await desk.editor.workbench.problems((all) => all.length === 0);
  });

  it('reads the text of a file', async () => {
    await desk.editor.open('apps/whoami/certificate.yaml');
    await desk.editor.code.shows('kind: Certificate');
    expect(await desk.editor.code.lines()).toContain('  secretName: whoami-tls');
  });
});
