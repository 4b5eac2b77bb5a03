import { describe, expect, test } from 'vitest';
import { readRendering } from '../../../../src/domain/bootstrap/rendered.ts';
import { hostile } from '../../../fixtures/hostile.ts';

const map = (name: string, more = ''): string => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\n${more}`;

function hook(events: string): string {
  return `  annotations:\n    helm.sh/hook: ${events}\n`;
}

/** `role name [hooks] source` of each object. */
function shown(text: string): readonly string[] {
  return readRendering(text).objects.map(({ object, role, hooks, source }) =>
    [role, object.metadata.name, ...hooks, source].join(' ').trim(),
  );
}

describe('A rendering', () => {
  test('is objects with the files that they come from', () => {
    const text = `---\n# Source: web/templates/a.yaml\n${map('a')}---\n# Source: web/charts/db/templates/b.yaml\n${map('b')}`;
    expect(shown(text)).toEqual(['object a web/templates/a.yaml', 'object b web/charts/db/templates/b.yaml']);
  });

  test('is without documents that hold nothing', () => {
    expect(
      readRendering(`---\n# Source: web/templates/no.yaml\n---\n\n---\nnull\n---\n{}\n---\n${map('a')}`),
    ).toMatchObject({
      objects: [{ object: { metadata: { name: 'a' } }, source: '' }],
      problems: [],
    });
    expect(readRendering('')).toEqual({ objects: [], problems: [] });
  });

  test.each([
    ['web/crds/a.yaml', 'definition'],
    ['web/crds/v1/a.yaml', 'definition'],
    ['web/charts/db/crds/a.yaml', 'definition'],
    ['web/templates/crds/a.yaml', 'object'],
    ['web/charts/crds/templates/a.yaml', 'object'],
    ['crds/templates/a.yaml', 'object'],
  ])('tells what comes from %s to be a part of it, or a definition before it', (source, role) => {
    expect(shown(`---\n# Source: ${source}\n${map('a')}`)).toEqual([`${role} a ${source}`]);
  });

  test.each([
    ['pre-install', ['hook a pre-install']],
    ['"pre-install, post-upgrade"', ['hook a pre-install post-upgrade']],
    ['test', []],
    ['test-success', []],
    ['test,post-install', ['hook a post-install']],
    ['""', ['object a']],
  ])('tells the hook %s', (events, expected) => {
    expect(shown(map('a', hook(events)))).toEqual(expected);
  });

  test('has the objects of a list one by one', () => {
    const list = `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: a}}\n- {apiVersion: v1, kind: Secret, metadata: {name: b}}\n`;
    expect(shown(list)).toEqual(['object a', 'object b']);
    expect(shown('apiVersion: v1\nkind: SecretList\nitems: []\n')).toEqual([]);
  });

  test.each([
    ['what is no YAML', 'a: "b\n', /^What web\/templates\/a\.yaml renders to can't be read: /],
    ['a text', 'Thank you for installing\n', /^What web\/templates\/a\.yaml renders to is no object: it lacks/],
    ['an object without a name', 'apiVersion: v1\nkind: Secret\n', /it lacks apiVersion, kind or a name/],
    ['an object without a kind', 'apiVersion: v1\nmetadata: {name: a}\n', /it lacks apiVersion, kind or a name/],
    ['what is nested too deep', `a: ${'['.repeat(2000)}\n`, /can't be read/],
    ['a bomb of aliases', bomb(), /can't be read: The aliases/],
  ])('says so of %s', (_, document, problem) => {
    const { objects, problems } = readRendering(`---\n# Source: web/templates/a.yaml\n${document}---\n${map('b')}`);
    expect(problems).toEqual([expect.stringMatching(problem)]);
    expect(objects.map(({ object }) => object.metadata.name)).toEqual(['b']);
  });

  test.each(Object.entries(hostile))('is read whatever stands in it: %s', (_, text) => {
    const { objects, problems } = readRendering(
      `---\n# Source: ${text}\n${map('a', `  labels: {x: ${JSON.stringify(text)}}\n`)}`,
    );
    expect(objects.length + problems.length).toBeGreaterThan(0);
  });

  test('reads values as Kubernetes does', () => {
    expect(readRendering(map('a', 'data: {n: on, v: 010}\n')).objects[0]?.object).toMatchObject({
      data: { false: true, v: 8 },
    });
  });
});

function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 8; level++)
    lines.push(`a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`);
  return `${lines.join('\n')}\n`;
}
