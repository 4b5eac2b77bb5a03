import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, sitDown } from '../desk.ts';
import { typeAWrongFieldAndMendIt } from './judging.ts';

describe('In a workspace that is not trusted', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await sitDown({ trust: 'ask' });
  });

  afterAll(() => desk?.close());

  it('the editor says so', async () => {
    const { label } = await desk.editor.workbench.status('workspaceTrust', 'Restricted Mode');
    expect(label).toContain('not trusted');
  });

  it('manifests are judged: reading and judging text needs no trust', async () => {
    await typeAWrongFieldAndMendIt(desk.editor);
  });

  it('files can be read', async () => {
    await desk.editor.open('apps/whoami/deployment.yaml');
    await desk.editor.code.shows('kind: Deployment');
    expect(await desk.editor.code.lines()).toContain('  replicas: 2');
  });
});
