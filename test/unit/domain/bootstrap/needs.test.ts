import { expect, test } from 'vitest';
import { needsTogether, nothingNeeded, rightsTo } from '../../../../src/domain/bootstrap/needs.ts';

const lease = { group: 'coordination.k8s.io', resource: 'leases', namespace: 'kube-system' };
const applications = { group: 'argoproj.io', resource: 'applications', namespace: 'argocd' };

test('every run needs its Lease, and nothing else', () => {
  expect(needsTogether([])).toEqual({
    programs: [],
    rights: rightsTo(['get', 'create', 'patch', 'delete'], lease),
    wishes: [],
  });
  expect(needsTogether([nothingNeeded, nothingNeeded])).toEqual(needsTogether([]));
});

test('what several need is named once', () => {
  const [right] = rightsTo(['patch'], applications);
  const wishes = right === undefined ? [] : [{ right, without: 'Somebody does it by hand.' }];
  const one = { programs: ['ssh', 'git'], rights: rightsTo(['get', 'patch'], applications), wishes };
  const other = { programs: ['git'], rights: rightsTo(['list', 'patch'], applications), wishes };
  const { programs, rights, wishes: wished } = needsTogether([one, other]);
  expect(programs).toEqual(['git', 'ssh']);
  expect(rights.slice(4)).toEqual(rightsTo(['get', 'patch', 'list'], applications));
  expect(wished).toEqual(wishes);
});
