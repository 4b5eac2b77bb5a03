import { expect, test } from 'vitest';
import { PolicyIndex } from '../../../src/repository/policyIndex.ts';
import { repositoryOf } from './policyPorts.ts';
import { noHostNetwork, podText } from './policyText.ts';

const text = `a: 1\n---\n${podText}`;
const at = { file: '/r/pod.yaml', document: 1, item: null };
const saidBy = { file: '/r/policy.yaml', document: 0, item: null, rule: '', validation: 0 };

function index(policy = noHostNetwork): PolicyIndex {
  const made = new PolicyIndex(repositoryOf(), () => undefined);
  made.update('/r/policy.yaml', policy);
  made.update('/r/pod.yaml', text);
  return made;
}

test('A fix is an edit of the file, and an exception a file beside the policy', () => {
  const [remedy, ...others] = index().remedies(at, saidBy);
  expect(others).toEqual([]);
  const [edit] = remedy?.fixes[0]?.edits ?? [];
  expect([text.slice(edit?.range.start, edit?.range.end), edit?.newText]).toEqual(['true', 'false']);
  expect(remedy?.exception).toMatchObject({ policy: 'no-host-network', beside: '/r/policy.yaml' });
  expect(remedy?.exception?.text).toContain(`name: ${remedy?.exception?.name}`);
});

test('Nothing is done about what is not meant, what is not there, and what passes', () => {
  const fine = noHostNetwork.replace('== false"', '== true"');
  expect([
    index().remedies(at, { ...saidBy, document: 1 }),
    index().remedies(at, { ...saidBy, validation: 1 }),
    index().remedies(at, { ...saidBy, rule: 'x' }),
    index().remedies({ ...at, document: 2 }, saidBy),
    index(fine).remedies(at, saidBy),
  ]).toEqual([[], [], [], [], []]);
});
