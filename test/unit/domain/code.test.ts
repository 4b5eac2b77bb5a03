import { expect, test } from 'vitest';
import { codes, helpOf } from '../../../src/domain/code.ts';
import { words } from '../words.ts';

/** docs/command-line.md: more may come, none changes its meaning. */
const promised: Readonly<Record<string, readonly string[]>> = {
  yaml: words('syntax duplicate-key too-large alias-bomb'),
  schema: [
    ...words('unknown-field missing-field type enum pattern format range length duplicate-item'),
    ...words('unknown-kind cel-rule deprecated-version removed-version'),
  ],
  metadata: words('name label annotation'),
  secret: words('plaintext base64'),
  reference: words('missing'),
  policy: words('denied audited error unjudged invalid budget'),
  suppression: words('unused'),
  platform: [
    ...words('unknown-key missing-key type address-outside-lan address-clash range-overlap domain'),
    ...words('replicas-over-nodes gpu-without-node model-too-large over-capacity schedule unpinned repository'),
  ],
};

test.each(Object.entries(promised))('The area "%s" has the codes that were promised', (area, names) => {
  expect(Object.keys(codes)).toEqual(expect.arrayContaining(names.map((name) => `${area}/${name}`)));
});

test('A code is an area and a name in dashes', () => {
  for (const code of Object.keys(codes)) expect(code).toMatch(/^[a-z]+\/[a-z][a-z0-9]*(-[a-z]+)*$/);
});

test('Every code has a page of its own', () => expect(helpOf('schema/type')).toBe('docs/findings/schema/type.md'));

test('What the API server takes is no error', () => {
  expect(codes).toMatchObject({
    'schema/deprecated-version': 'warning',
    'schema/unknown-kind': 'hint',
    'policy/audited': 'warning',
    'policy/unjudged': 'hint',
  });
});

test('What the API server refuses is an error', () => {
  expect(codes).toMatchObject({ 'yaml/syntax': 'error', 'schema/type': 'error', 'policy/denied': 'error' });
});
