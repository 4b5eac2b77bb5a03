import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Shown } from '../../../scripts/editor/dom.ts';
import { buildPeer } from '../../../scripts/peers/build.ts';
import { NoGoError } from '../../../scripts/peers/go.ts';
import { recipeOf } from '../../../scripts/peers/recipes.ts';
import { type Desk, sitDown } from '../desk.ts';

const pictures = process.env['SLIPWAY_PICTURES'];
const command = 'Slipway: Compare with Kyverno…';

const validating = `apiVersion: policies.kyverno.io/v1
kind: ValidatingPolicy
metadata: {name: disallow-latest-tag}
spec:
  matchConstraints:
    resourceRules:
    - {apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}
  validations:
  - {expression: "object.spec.containers.all(c, !c.image.endsWith(':latest'))", message: Name a version.}
`;

const classic = (rest: string): string => `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: require-app-label}
spec:
  validationFailureAction: Audit
  rules:
  - name: has-app
    match: {any: [{resources: {kinds: [Pod]}}]}
    validate: {message: It wants an app., ${rest}pattern: {metadata: {labels: {app: '?*'}}}}
`;

const objects = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: web, image: 'nginx:latest'}]}
---
apiVersion: v1
kind: Pod
metadata: {name: api, labels: {app: api}}
spec: {containers: [{name: api, image: 'nginx:1.27.0'}]}
---
apiVersion: v1
kind: Secret
metadata: {name: token}
data: {}
`;

/** Kyverno's program; null without Go. */
async function kyverno(): Promise<string | null> {
  try {
    return (await buildPeer(recipeOf('kyverno'))).path;
  } catch (error) {
    if (error instanceof NoGoError) return null;
    throw error;
  }
}

const program = await kyverno();

describe.skipIf(program === null)("A person who asks Kyverno's own program", () => {
  const home = mkdtempSync(join(tmpdir(), 'slipway-home-'));
  let desk: Desk;

  beforeAll(async () => {
    // The editor takes the PATH of a login shell.
    writeFileSync(join(home, '.profile'), `PATH='${dirname(program ?? '')}':$PATH\n`);
    desk = await sitDown({
      files: {
        'policies/images.yaml': validating,
        'policies/labels.yaml': classic(''),
        'apps/objects.yaml': objects,
      },
      userHome: home,
    });
  });

  afterAll(async () => {
    await desk?.close();
    rmSync(home, { recursive: true, force: true });
  });

  const seen = async (moment: string): Promise<void> => {
    if (pictures !== undefined) await desk.editor.screenshot(join(pictures, `compare-${moment}.png`));
  };

  const tabs = (): Promise<string[]> =>
    desk.editor.page
      .locator('.tabs-container .tab')
      .evaluateAll((all: Shown[]) => all.map((tab) => tab.getAttribute('data-resource-name') ?? ''));

  /** Runs the command and says yes to what it asks, which is returned. */
  const compare = async (): Promise<string> => {
    await desk.editor.run(command);
    await desk.editor.page.locator('.monaco-dialog-box').waitFor();
    await seen('question');
    return desk.editor.workbench.answer('Compare');
  };

  it('is shown what runs before it does, and that nothing differs', async () => {
    const { editor } = desk;
    await editor.open('apps/objects.yaml');
    await editor.code.squiggled('error');
    const question = await compare();
    expect(question).toContain('Run Kyverno on the policies of this folder?');
    expect(question).toContain(`${program} 1.19.1`);
    expect(question).toContain(`Folder: ${desk.folder}`);
    await editor.code.shows('Compared 4 outcomes of 2 policies: none differs, 1 left out.');
    await editor.code.shows('Secrets are not shown to Kyverno: 1 left out.');
    await seen('same');
    expect(await tabs()).toEqual(['objects.yaml', 'Comparison with Kyverno.md']);
  });

  it('reads where the two do not say the same', async () => {
    const { editor } = desk;
    // Kyverno's program passes over what it can't read whole.
    writeFileSync(join(desk.folder, 'policies/labels.yaml'), classic('unheard: {}, '));
    await compare();
    await editor.code.shows('Compared 4 outcomes of 2 policies: 2 differ, 1 left out.');
    await editor.code.shows('| require-app-label | has-app | Pod default/web |');
    await seen('differences');
    await editor.code.shows('Of `require-app-label` Kyverno says nothing at all');
    // What was shown before is gone.
    expect(await tabs()).toEqual(['objects.yaml', 'Comparison with Kyverno.md']);
  });
});
