import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { go } from '../../../scripts/peers/go.ts';
import { recipeOf, wrapperFolder } from '../../../scripts/peers/recipes.ts';
import { asAdmitted } from '../../../src/domain/policy/data.ts';
import { asAdmittedObject } from '../../../src/domain/policy/defaults/asAdmittedObject.ts';
import { admit } from '../../../src/domain/policy/standards/admission.ts';
import { levelOfNamespace } from '../../../src/domain/policy/standards/namespace.ts';
import { Misshapen } from '../../../src/domain/policy/standards/struct.ts';
import { describeWithPeers } from '../tools.ts';

const levels = ['baseline', 'restricted'];

describeWithPeers('Pod Security Standards of Kubernetes', () => {
  test('Its own fixtures, at every version', async () => {
    const found = await fixtures();
    const wrong = found
      .map((fixture) => ({ name: fixture.name, ours: isAllowed(fixture), wanted: fixture.wanted }))
      .filter(({ ours, wanted }) => ours !== wanted);
    expect(wrong).toEqual([]);
    expect(found.length).toBeGreaterThan(4000);
    expect(found.filter(({ wanted }) => wanted).length).toBeGreaterThan(1000);
  });
});

interface Fixture {
  readonly name: string;
  readonly level: string;
  readonly version: string;
  readonly pod: unknown;
  readonly wanted: boolean;
}

async function fixtures(): Promise<readonly Fixture[]> {
  const root = path.join(await moduleFolder(), 'test/testdata');
  const names = (await Promise.all(levels.map(async (level) => await filesIn(root, level)))).flat();
  // Most are the same at many versions.
  const known = new Map<string, unknown>();
  return await Promise.all(
    names.map(async (name) => {
      const [level = '', version = '', outcome] = name.split(path.sep);
      const text = await readFile(path.join(root, name), 'utf8');
      const pod = known.get(text) ?? (parse(text) as unknown);
      known.set(text, pod);
      return { name, level, version, pod, wanted: outcome === 'pass' };
    }),
  );
}

async function filesIn(root: string, level: string): Promise<readonly string[]> {
  const names = await readdir(path.join(root, level), { recursive: true });
  return names.filter((name) => name.endsWith('.yaml')).map((name) => path.join(level, name));
}

/** The folder of the module at the version of the control plane. */
async function moduleFolder(): Promise<string> {
  const [name, wrapper] = ['k8s.io/pod-security-admission', wrapperFolder(recipeOf('kube'))];
  await go(['mod', 'download', name], wrapper);
  return (await go(['list', '-m', '-f', '{{.Dir}}', name], wrapper)).trim();
}

function isAllowed({ level, version, pod }: Fixture): boolean {
  const label = 'pod-security.kubernetes.io/enforce';
  const standards = levelOfNamespace({ [label]: level, [`${label}-version`]: version });
  // A volume without a source is an empty one by then.
  const object = asAdmitted(asAdmittedObject(pod, { namespace: 'shop' }));
  const admission = admit(object, standards, 37);
  if (admission instanceof Misshapen) throw admission;
  return admission.refusal === null;
}
