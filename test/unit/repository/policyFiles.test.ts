import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/domain/finding.ts';
import { judge } from '../../../src/repository/judge.ts';
import { PolicyFiles } from '../../../src/repository/policyFiles.ts';
import { memoryTree } from '../../fakes/tree.ts';
import { rules } from '../product.ts';
import { noHostNetwork, podText, policyText } from './policyText.ts';

const nothing = memoryTree({});

async function findings(
  files: PolicyFiles,
  text: string,
  path = '/r/pod.yaml',
  below = nothing,
): Promise<readonly Finding[]> {
  const policies = files.judgeOf(path, () => below);
  return (await judge(text, { ...rules, policies })).findings;
}

async function codes(files: PolicyFiles, text = podText): Promise<readonly string[]> {
  return (await findings(files, text)).map(({ code }) => code);
}

test('Nobody is asked where there is no policy, and nothing is loaded for it', async () => {
  let told = 0;
  const files = new PolicyFiles(() => (told += 1));
  files.update('/r/pod.yaml', podText);
  await files.settled();
  expect([files.judgeOf('/r/pod.yaml', () => nothing), told]).toEqual([null, 0]);
});

test('A policy is asked once what judges is loaded, whatever came first', async () => {
  const told = Promise.withResolvers<void>();
  const files = new PolicyFiles(told.resolve);
  files.update('/r/pod.yaml', podText);
  files.update('/r/gone.yaml', noHostNetwork.replace('no-host-network', 'gone'));
  files.update('/r/gone.yaml', null);
  files.update('/r/other/policy.yaml', noHostNetwork.replace('no-host-network', 'other'));
  files.forgetBelow(['/r/other']);
  expect(files.update('/r/policy.yaml', noHostNetwork)).toBe(false);
  expect(await codes(files)).toEqual([]);
  await told.promise;
  expect(await codes(files)).toEqual(['policy/denied']);
});

describe('A finding', () => {
  test('stands at what decides, and leads to the file of the policy', async () => {
    const files = new PolicyFiles(() => undefined);
    files.update('/r/policy.yaml', `# Why.\n---\n${noHostNetwork}`);
    await files.settled();
    const text = `a: 1\n---\n${podText}`;
    const [found] = await findings(files, text);
    expect(text.slice(found?.range.start, found?.range.end)).toBe('true');
    expect(found).toMatchObject({ pointer: '/spec/hostNetwork', document: 1 });
    const [related] = found?.related ?? [];
    expect(related?.elsewhere?.file).toBe('/r/policy.yaml');
    expect(`# Why.\n---\n${noHostNetwork}`.slice(related?.range.start, related?.range.end)).toContain('hostNetwork');
  });

  test('has no other file where policy and object are of one', async () => {
    const files = new PolicyFiles(() => undefined);
    const text = `${noHostNetwork}---\n${podText}`;
    files.update('/r/pod.yaml', text);
    await files.settled();
    const [found] = await findings(files, text);
    expect(found?.related.map(({ elsewhere }) => elsewhere?.file)).toEqual(['/r/pod.yaml']);
  });
});

test('What names no namespace goes where its folder says', async () => {
  const files = new PolicyFiles(() => undefined);
  files.update('/r/policy.yaml', policyText('placed', "object.metadata.namespace != 'lab'"));
  await files.settled();
  const text = podText.replace(', namespace: shop', '');
  const kustomization = memoryTree({ 'kustomization.yaml': 'namespace: lab\n' });
  const codesIn = async (below: typeof nothing): Promise<readonly string[]> =>
    (await findings(files, text, '/r/lab/pod.yaml', below)).map(({ code }) => code);
  expect([await codesIn(nothing), await codesIn(kustomization)]).toEqual([[], ['policy/denied']]);
});
