import { describe, expect, test } from 'vitest';
import { newSealedSecret } from '../../../../src/domain/sealing/create.ts';
import type { NewSealedSecret } from '../../../../src/domain/sealing/create.ts';
import { dedent } from '../../dedent.ts';
import { refusal } from './fixtures.ts';

const given: NewSealedSecret = {
  name: 'db',
  namespace: 'shop',
  scope: 'strict',
  type: 'Opaque',
  encryptedData: new Map([
    ['password', 'AQAB'],
    ['on', 'AQAC'],
  ]),
};

test('A SealedSecret that is new has what was given, in that order', () => {
  expect(newSealedSecret(given)).toBe(dedent`
    apiVersion: bitnami.com/v1alpha1
    kind: SealedSecret
    metadata:
      name: db
      namespace: shop
    spec:
      encryptedData:
        password: AQAB
        "on": AQAC
      template:
        metadata:
          name: db
          namespace: shop
        type: Opaque
  `);
});

test('Labels are those of the Secret that it becomes', () => {
  const text = newSealedSecret({ ...given, labels: { 'app.kubernetes.io/part-of': 'shop' } });
  expect(text).toContain(
    '    metadata:\n      name: db\n      namespace: shop\n      labels:\n        app.kubernetes.io/part-of: shop\n',
  );
});

test('A wider scope stands in both places', () => {
  const text = newSealedSecret({ ...given, scope: 'cluster-wide', type: null });
  expect(text.match(/sealedsecrets\.bitnami\.com\/cluster-wide: "true"/g)).toHaveLength(2);
  expect(text).not.toContain('type:');
});

describe('is refused', () => {
  const cases: readonly (readonly [said: RegExp, change: Partial<NewSealedSecret>])[] = [
    [/^seal\/no-name: A name is wanted\.$/, { name: '' }],
    [/^seal\/no-name: "A" is no name/, { name: 'A' }],
    [/^seal\/no-name: "a\.b" is no namespace/, { namespace: 'a.b' }],
    [/^seal\/empty: /, { encryptedData: new Map() }],
    [/^seal\/bad-key: Key "a b" holds more/, { encryptedData: new Map([['a b', 'AQAB']]) }],
  ];
  test.each(cases)('%s', async (said, change) => {
    expect(await refusal(() => newSealedSecret({ ...given, ...change }))).toMatch(said);
  });
});
