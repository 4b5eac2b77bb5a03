import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from './demo/demo.ts';
import { writeSmallPlatform } from './demo/smallPlatform.ts';
import { writeWorkspace } from './demo/workspace.ts';
import { Editor } from './editor/editor.ts';
import { Tree } from './editor/tree.ts';
import { freshWorkspace } from './editor/workspace.ts';
import { build } from './build.ts';

/* `npm run screenshots`: the pictures of README.md, taken from the real editor as a person works in it. */

const root = join(import.meta.dirname, '..');
const pictures = join(root, 'docs', 'images');

/** Sealed for the picture, with a key that exists for the tests alone. */
const secret = `apiVersion: v1
kind: Secret
metadata:
  name: gitlab-initial
  namespace: gitlab
stringData:
  # Changed after the first login.
  password: "correct horse battery staple"
`;

await build();
const workspace = await freshWorkspace(join(root, 'samples'));
await writeFile(join(workspace.folder, 'secret.yaml'), secret);
await writeFile(join(workspace.folder, 'platform.yaml'), 'platform:\n  releasedPhase: 0\n');
await copyFile(join(root, 'test/fixtures/sealing/cert.pem'), join(workspace.folder, 'pub-cert.pem'));
const editor = await Editor.start({ workspace: workspace.folder, extension: { development: root }, trust: 'granted' });
let step = 0;

/** Answers a step of a multi-step input, once it is there. */
async function say(answer: string): Promise<void> {
  await editor.quickInput.opened(`(${++step}/`);
  await editor.quickInput.type(answer);
  await editor.quickInput.accept();
}

try {
  await editor.page.setViewportSize({ width: 1100, height: 640 });
  await editor.theme('dark');
  await editor.open('apps/ollama/deployment.yaml');
  await editor.code.squiggled('error');
  await editor.workbench.problems((all) => all.length === 2);
  await editor.code.showHover(10, 5, 'did you mean');
  await editor.screenshot(join(pictures, 'squiggle.png'));
  await editor.page.keyboard.press('Escape');
  await editor.open('apps/node-exporter/daemonset.yaml');
  await editor.code.squiggled('error');
  await editor.page.mouse.move(640, 4);
  await editor.code.showHover(19, 24, 'A pod has a network of its own.');
  await editor.screenshot(join(pictures, 'policy.png'));
  await editor.page.keyboard.press('Escape');
  await editor.open('apps/whoami/deployment.yaml');
  await editor.page.mouse.move(640, 4);
  await editor.code.showHover(18, 7, 'AutomountServiceAccountToken');
  await editor.screenshot(join(pictures, 'hover.png'));
  await editor.page.mouse.move(640, 4);
  await editor.closeFile();
  await editor.run('Slipway: Create Platform Repository…');
  // Nothing is created: the last step is only looked at.
  for (const answer of ['/home/me/platform', '10.20.0.0/24', 'haus.home.arpa', 'Europe/Berlin']) await say(answer);
  await editor.quickInput.pick('One host');
  step++;
  for (const answer of ['server', '10.20.0.2']) await say(answer);
  await editor.quickInput.pick('ext4');
  step++;
  await say('');
  await editor.quickInput.opened('(10/10)');
  await editor.code.shows('A New Platform Repository');
  await editor.screenshot(join(pictures, 'create.png'));
  await editor.quickInput.cancel();
  await editor.open('secret.yaml');
  await editor.code.squiggled('error');
  await editor.code.fix(6, 3, 'Seal This Secret…');
  await editor.quickInput.opened('(1/');
  await editor.quickInput.pick('Strict');
  await editor.quickInput.pick('pub-cert.pem of samples');
  await editor.workbench.notified(/Sealed 1 key of Secret gitlab/);
  await editor.page.mouse.move(640, 4);
  await editor.screenshot(join(pictures, 'seal.png'));
} finally {
  await editor.close();
  await workspace.remove();
}

await phases();
await bootstrap();

/** The platform of the demo cluster, in which one policy only audits. */
async function phases(): Promise<void> {
  const demo = await startDemo({ story: 'start' });
  const place = await mkdtemp(join(tmpdir(), 'slipway-pictures-'));
  const folder = join(place, 'homelab');
  await mkdir(folder);
  await writeWorkspace(folder, { sealing: demo.sealing, released: 6 });
  const options = { extension: { development: root }, trust: 'granted', kubeconfig: demo.kubeconfig } as const;
  const person = await Editor.start({ workspace: folder, ...options });
  try {
    await person.page.setViewportSize({ width: 1100, height: 640 });
    await person.theme('dark');
    await person.page.locator('.activitybar .action-label[aria-label^="Slipway"]').first().click();
    const tree = new Tree(person.page, 'Phases');
    await tree.widen(440);
    await tree.labelled('Baseline policies deny', 'error');
    await tree.settled();
    await tree.click('Baseline policies deny');
    await person.code.shows('- id: enforced');
    await person.page.mouse.move(640, 4);
    await person.screenshot(join(pictures, 'phases.png'));
    await demo.run('drift-gitlab');
    await demo.run('break-longhorn');
    await person.workbench.status('slipway.argocd', /degraded \+1/);
    await person.page.locator(`[id$='slipway.argocd']`).hover();
    await person.page.locator('.workbench-hover:visible', { hasText: 'gitlab' }).waitFor();
    await person.screenshot(join(pictures, 'argocd.png'));
  } finally {
    await person.close();
    await demo.close();
    await rm(place, { recursive: true, force: true });
  }
}

/** The plan of a phase of a small platform, of which only the hosts are there. */
async function bootstrap(): Promise<void> {
  const demo = await startDemo({ story: 'phase-2' });
  const place = await mkdtemp(join(tmpdir(), 'slipway-pictures-'));
  const folder = join(place, 'homelab');
  await writeSmallPlatform(folder, demo.sealing.certificate);
  const options = { extension: { development: root }, trust: 'granted', kubeconfig: demo.kubeconfig } as const;
  const person = await Editor.start({ workspace: folder, ...options });
  try {
    await person.page.setViewportSize({ width: 1100, height: 760 });
    await person.theme('dark');
    await person.page.locator('.activitybar .action-label[aria-label^="Slipway"]').first().click();
    const tree = new Tree(person.page, 'Phases');
    await tree.widen(300);
    await tree.labelled('0  Hosts', 'pass-filled');
    await person.run('Slipway: Bootstrap Phase…');
    await person.quickInput.opened('Bootstrap Phase');
    await person.quickInput.accept();
    await person.quickInput.opened('Install Basics on demo?');
    await person.code.shows('# Bootstrap Basics');
    // Headings have their colour.
    await person.page.locator('.view-line .mtkb').first().waitFor();
    await person.page.mouse.move(640, 4);
    await person.screenshot(join(pictures, 'bootstrap.png'));
    await person.quickInput.cancel();
  } finally {
    await person.close();
    await demo.close();
    await rm(place, { recursive: true, force: true });
  }
}
