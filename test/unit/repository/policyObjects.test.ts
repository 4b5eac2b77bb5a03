import { expect, test } from 'vitest';
import { limits } from '../../../src/domain/yaml/problem.ts';
import { PolicyObjects } from '../../../src/repository/policyObjects.ts';
import { noHostNetwork, podText } from './policyText.ts';

const objects = (): PolicyObjects => new PolicyObjects(() => false);

test('An edit leaves the other objects of its file as they are', () => {
  const all = objects();
  all.update('/r/a.yaml', `${podText}---\n${podText.replace('web', 'b')}`);
  const [first, second] = all.all();
  const change = all.update('/r/a.yaml', `${podText}---\n${podText.replace('web', 'c')}`);
  expect(change?.objects.map(({ identity }) => identity.name)).toEqual(['b', 'c']);
  expect(all.all()[0]?.data).toBe(first?.data);
  expect(all.all()[1]?.data).not.toBe(second?.data);
  expect(all.update('/r/a.yaml', `${podText}---\n${podText.replace('web', 'c')}`)).toBeNull();
});

test('Policies of the same text in one file are still there when something below them changes', () => {
  const all = objects();
  const twice = `---\n${noHostNetwork}---\n${noHostNetwork}---\n`;
  all.update('/r/a.yaml', twice);
  expect(all.update('/r/a.yaml', `${twice}# Why.\n`)?.objects).toEqual([]);
  expect(all.update('/r/a.yaml', `# Why.\n${twice}`)?.objects).toHaveLength(4);
});

test('What is no Kubernetes, what is too large, and what only Helm can read is not kept', () => {
  const all = objects();
  all.update('/r/lock.yaml', 'a: 1\n');
  all.update('/r/large.yaml', `${podText}# ${'x'.repeat(limits.fileBytes)}\n`);
  all.update('/r/template.yaml', noHostNetwork.replace('no-host-network', '"{{ .Values.name }}"'));
  expect(all.all().map(({ file }) => file)).toEqual([]);
});

test('They come by path, whichever was read first', () => {
  const all = objects();
  all.update('/r/b.yaml', podText);
  all.update('/r/a.yaml', noHostNetwork);
  expect(all.all().map(({ file }) => file)).toEqual(['/r/a.yaml', '/r/b.yaml']);
  expect(all.below(['/r'])).toHaveLength(2);
  expect(all.linesOf('/r/b.yaml')[1]).toBe('apiVersion: v1\n'.length);
  expect(all.linesOf('/r/c.yaml')).toEqual([0]);
});
