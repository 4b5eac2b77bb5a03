import { expect, test } from 'vitest';
import { lint } from '../../../src/actions/lint.ts';
import { asSlipway } from '../../../src/repository/rules.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { memorySurroundings } from '../../fakes/surroundings.ts';
import { hostedPod, hostilePolicies } from '../../fixtures/hostilePolicies.ts';

test('A policy that is stopped has its finding wherever its file comes, and once', async () => {
  const policy = hostilePolicies['loops in loops']?.policy ?? '';
  const texts = { 'a.yaml': policy, 'b.yaml': hostedPod('b'), 'c.yaml': `${hostedPod('c')}---\n${hostedPod('d')}` };
  const input = {
    paths: ['.'],
    stdin: () => Promise.resolve({ text: '' }),
    rules: { ...asSlipway, catalogs: [] },
    fetching: [],
    crds: null,
    policies: true,
    now: () => null,
    surroundings: memorySurroundings(),
    everything: false,
  };
  const { files } = await lint(memoryFiles(texts), input, new AbortController().signal);
  const codes = files.map(({ path, findings }) => [
    path,
    findings.flatMap(({ code }) => (code.startsWith('policy/') ? code : [])),
  ]);
  expect(Object.fromEntries(codes)).toEqual({
    'a.yaml': ['policy/budget'],
    'b.yaml': ['policy/unjudged'],
    'c.yaml': ['policy/unjudged', 'policy/unjudged'],
  });
});
