import { describe, expect, test } from 'vitest';
import { identityOf, isLegacy, sealedSecretAt } from '../../../../src/domain/sealing/sealedSecret.ts';
import { refusal, rootOf } from './fixtures.ts';

const sealed = (metadata: string, spec = 'spec: {encryptedData: {a: AQ, b: AQ}}'): string =>
  `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: ${metadata}\n${spec}\n`;

describe('what a SealedSecret was sealed for', () => {
  const cases: readonly (readonly [rule: string, text: string, expected: unknown])[] = [
    [
      'Its name and namespace',
      sealed('{name: db, namespace: shop}'),
      { name: 'db', namespace: 'shop', scope: 'strict', keys: ['a', 'b'] },
    ],
    [
      'Its own annotations, not those of the template',
      sealed(
        '{name: db, annotations: {sealedsecrets.bitnami.com/namespace-wide: "true"}}',
        'spec: {template: {metadata: {name: x, annotations: {sealedsecrets.bitnami.com/cluster-wide: "true"}}}}',
      ),
      { name: 'db', namespace: null, scope: 'namespace-wide', keys: [] },
    ],
  ];
  test.each(cases)('%s', (_, text, expected) => expect(sealedSecretAt(text, 0)).toEqual(expected));

  test('What is no text counts for nothing', () => {
    expect(identityOf(rootOf(sealed('{name: 1, namespace: [x], annotations: {a: 1}}')))).toMatchObject({
      name: '',
      namespace: null,
      scope: 'strict',
    });
  });
});

describe('is refused', () => {
  test.each([
    ['The old form', sealed('{name: a}', 'spec: {data: AgB}'), /^seal\/encrypted: It is sealed as one piece/],
    ['No name', sealed('{}'), /^seal\/no-name: The SealedSecret has no metadata\.name/],
    ['A template', sealed('{name: "{{ .Release.Name }}"}'), /^seal\/templated: /],
    ['A Secret', 'apiVersion: v1\nkind: Secret\n', /^seal\/not-a-secret: There is no SealedSecret/],
  ])('%s', async (_, text, said) => expect(await refusal(() => sealedSecretAt(text, 0))).toMatch(said));
});

test.each([
  ['spec: {data: AgB}', true],
  ['spec: {data: ~}', false],
  ['spec: {encryptedData: {}}', false],
  ['a: b', false],
])('%j is sealed as one piece: %s', (spec, is) => expect(isLegacy(rootOf(sealed('{}', spec)))).toBe(is));
