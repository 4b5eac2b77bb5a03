import { describe, expect, test } from 'vitest';
import { secretsIn } from '../../../../src/domain/sealing/plainSecret.ts';
import { secret } from './fixtures.ts';

describe('the Secrets of a text', () => {
  test('are told without their values', () => {
    const text = `a: 1\n---\n${secret('data: {a: YQ==, b: Yg==}\nstringData: {a: hunter2, c: x}\n')}`;
    expect(secretsIn(text)).toEqual([
      {
        name: 'db',
        namespace: 'shop',
        scope: 'strict',
        keys: ['a', 'b', 'c'],
        range: { start: 9, end: text.length - 1 },
      },
    ]);
    expect(JSON.stringify(secretsIn(text))).not.toContain('hunter2');
  });

  test('have the scope that their annotations say', () => {
    const annotated = (value: string): string =>
      secret('data: {}\n', `metadata: {annotations: {sealedsecrets.bitnami.com/namespace-wide: ${value}}}`);
    expect(secretsIn(annotated('"true"'))).toMatchObject([{ name: '', namespace: null, scope: 'namespace-wide' }]);
    // What is no text, the controller does not see.
    expect(secretsIn(annotated('true'))).toMatchObject([{ scope: 'strict' }]);
  });

  test.each([
    ['Other kinds', 'apiVersion: v1\nkind: ConfigMap\n'],
    ['SealedSecrets', 'apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\n'],
    ['What SOPS has encrypted', secret('sops: {mac: x}\n')],
    ['No YAML', '{'],
    ['Nothing', ''],
  ])('%s are none', (_, text) => expect(secretsIn(text)).toEqual([]));

  test('Of more than anybody looks at there are none', () => {
    const large = `# ${'x'.repeat(16 * 1024 * 1024)}\n`;
    expect(secretsIn(large + secret('stringData: {a: b}\n'))).toEqual([]);
  });

  test('What is broken or templated is told as far as it can be read', () => {
    expect(secretsIn(secret('data: [1]\n', 'metadata: {name: [x]}'))).toMatchObject([{ name: '', keys: [] }]);
  });
});
