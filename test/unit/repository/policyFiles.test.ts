import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/domain/finding.ts';
import { judge } from '../../../src/repository/judge.ts';
import { PolicyFiles } from '../../../src/repository/policyFiles.ts';
import { memoryTree } from '../../fakes/tree.ts';
import { rules } from '../product.ts';
import { policyFilesOf, portsOf } from './policyPorts.ts';
import { noHostNetwork, podText, policyText } from './policyText.ts';

async function findings(files: PolicyFiles, text: string, path = '/r/pod.yaml'): Promise<readonly Finding[]> {
  return (await judge(text, { ...rules, policies: files.judgeOf(path) })).findings;
}

async function codes(files: PolicyFiles, text = podText): Promise<readonly string[]> {
  return (await findings(files, text)).map(({ code }) => code);
}

test('Nobody is asked where there is no policy, and nothing is loaded for it', async () => {
  let told = 0;
  const files = await policyFilesOf({ '/r/pod.yaml': podText }, { changed: () => (told += 1) });
  expect([files.judgeOf('/r/pod.yaml'), told]).toEqual([null, 0]);
});

test('A policy is asked once what judges is loaded, whatever came first and goes meanwhile', async () => {
  const texts: Record<string, string> = {
    '/r/pod.yaml': podText,
    '/r/gone.yaml': noHostNetwork.replace('no-host-network', 'gone'),
    '/r/other/policy.yaml': noHostNetwork.replace('no-host-network', 'other'),
    '/r/policy.yaml': noHostNetwork,
    '/r/late/policy.yaml': noHostNetwork.replace('no-host-network', 'late'),
  };
  const told = Promise.withResolvers<void>();
  const paused = Promise.withResolvers<void>();
  const files = new PolicyFiles(portsOf(texts, { changed: told.resolve, pause: () => paused.promise }));
  files.update('/r/pod.yaml', podText);
  files.update('/r/other/policy.yaml', 'kind: apiVersion\n');
  files.forgetBelow(['/r/other']);
  for (const path of ['/r/gone.yaml', '/r/policy.yaml', '/r/late/policy.yaml'])
    expect(files.update(path, texts[path] ?? '')).toBe(false);
  delete texts['/r/gone.yaml'];
  files.update('/r/gone.yaml', null);
  files.forgetBelow(['/r/late']);
  expect(await codes(files)).toEqual([]);
  paused.resolve();
  await told.promise;
  expect((await findings(files, podText)).map(({ message }) => message)).toEqual([
    'Policy "no-host-network" refuses this Pod: No.',
  ]);
});

test('A folder that is opened again has its policies, whenever it was closed', async () => {
  const texts = { '/a/pod.yaml': podText, '/r/policy.yaml': noHostNetwork, '/s/policy.yaml': noHostNetwork };
  let pauses = 0;
  const again = (folder: string, files: PolicyFiles): void => {
    files.forgetBelow([folder]);
    files.update(`${folder}/policy.yaml`, noHostNetwork);
  };
  const files: PolicyFiles = new PolicyFiles(
    portsOf(texts, { pause: () => ((pauses += 1) === 2 ? again('/s', files) : undefined) }),
  );
  files.update('/a/pod.yaml', podText);
  files.forgetBelow(['/r']);
  again('/s', files);
  again('/r', files);
  await files.settled();
  expect(['/r', '/s'].map((folder) => files.policiesIn(`${folder}/policy.yaml`).length)).toEqual([1, 1]);
});

describe('A finding', () => {
  test('stands at what decides, and leads to the file of the policy', async () => {
    const policy = `# Why.\n---\n${noHostNetwork}`;
    const files = await policyFilesOf({ '/r/policy.yaml': policy });
    const text = `a: 1\n---\n${podText}`;
    const [found] = await findings(files, text);
    expect(text.slice(found?.range.start, found?.range.end)).toBe('true');
    expect(found).toMatchObject({ pointer: '/spec/hostNetwork', document: 1 });
    const [related] = found?.related ?? [];
    expect(related?.elsewhere?.file).toBe('/r/policy.yaml');
    expect(policy.slice(related?.range.start, related?.range.end)).toContain('hostNetwork');
  });

  test('leads to its own file where policy and object are of one', async () => {
    const text = `${noHostNetwork}---\n${podText}`;
    const [found] = await findings(await policyFilesOf({ '/r/pod.yaml': text }), text);
    expect(found?.related.map(({ elsewhere }) => elsewhere?.file)).toEqual(['/r/pod.yaml']);
  });

  test('says what was taken for granted', async () => {
    const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m, namespace: shop}\ndata: {a: x}\n';
    const reading = policyText('reading', "resource.Get('v1', 'configmaps', 'shop', 'm').data.a == 'b'");
    const files = await policyFilesOf({ '/r/policy.yaml': reading, '/r/map.yaml': map });
    expect((await findings(files, podText)).map(({ message, granted }) => [message, granted])).toEqual([
      ['Policy "reading" refuses this Pod: No.', ['ConfigMap "shop/m" is as in the repository.']],
    ]);
  });
});

describe('No comment silences an enforced policy', () => {
  test.each([
    '# slipway-ignore',
    '# slipway-ignore policy/denied',
    '# slipway: ignore policy/denied no-host-network',
    '# slipway-disable-next-line policy/denied',
    '# slipway-ignore-file',
    '# kyverno:ignore no-host-network',
    '# noqa',
    '# nosec',
    '# eslint-disable policy/denied',
    '# yamllint disable',
    '# kube-linter ignore',
    '# checkov:skip=policy/denied: It has to be so.',
  ])('%s', async (comment) => {
    const files = await policyFilesOf({ '/r/policy.yaml': noHostNetwork });
    const lines = podText.split('\n');
    const texts = [
      `${comment}\n${podText}`,
      `${comment}\n---\n${podText}`,
      lines.flatMap((line) => [`${/^ */.exec(line)?.[0] ?? ''}${comment}`, line]).join('\n'),
      lines.map((line) => `${line} ${comment}`).join('\n'),
      `${podText}${comment}\n`,
    ];
    for (const text of texts) expect(await codes(files, text)).toEqual(['policy/denied']);
  });
});

describe('What names no namespace goes where its folder says', () => {
  const kustomized = {
    below: (root: string) => memoryTree(root === '/r/lab' ? { 'kustomization.yaml': 'namespace: lab\n' } : {}),
  };
  const text = podText.replace(', namespace: shop', '');

  test('when it is judged', async () => {
    const files = await policyFilesOf(
      { '/r/policy.yaml': policyText('placed', "object.metadata.namespace != 'lab'") },
      kustomized,
    );
    const codesOf = async (path: string): Promise<readonly string[]> =>
      (await findings(files, text, path)).map(({ code }) => code);
    expect([await codesOf('/r/pod.yaml'), await codesOf('/r/lab/pod.yaml')]).toEqual([[], ['policy/denied']]);
  });

  test('when it is looked up', async () => {
    const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m}\ndata: {a: b}\n';
    const reading = policyText('reading', "resource.Get('v1', 'configmaps', 'lab', 'm').data.a == 'b'");
    const at = async (path: string): Promise<readonly string[]> =>
      codes(await policyFilesOf({ '/r/policy.yaml': reading, [path]: map }, kustomized));
    expect([await at('/r/map.yaml'), await at('/r/lab/map.yaml')]).toEqual([['policy/unjudged'], []]);
  });

  test('when it is a policy itself', async () => {
    const namespaced = noHostNetwork.replace('ValidatingPolicy', 'NamespacedValidatingPolicy');
    const lab = podText.replace('shop', 'lab');
    const at = async (path: string): Promise<readonly string[]> =>
      codes(await policyFilesOf({ [path]: namespaced }, kustomized), lab);
    expect([await at('/r/policy.yaml'), await at('/r/lab/policy.yaml')]).toEqual([[], ['policy/denied']]);
  });
});
