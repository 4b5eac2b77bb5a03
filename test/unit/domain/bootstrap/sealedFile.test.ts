import { describe, expect, test } from 'vitest';
import { newLabel, sealedPlace, withSealed } from '../../../../src/domain/bootstrap/sealedFile.ts';
import type { SecretWork } from '../../../../src/domain/bootstrap/work.ts';
import { refusal } from '../sealing/fixtures.ts';

const secret: SecretWork = {
  name: 'repository',
  namespace: 'argocd',
  file: 'x.yaml',
  type: 'Opaque',
  labels: { 'argocd.argoproj.io/secret-type': 'repository' },
  entries: [],
};
const values = new Map([
  ['type', 'QUJD'],
  ['url', 'REVG'],
]);

const fresh = `apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata:
  name: repository
  namespace: argocd
spec:
  encryptedData:
    type: QUJD
    url: REVG
  template:
    metadata:
      name: repository
      namespace: argocd
      labels:
        argocd.argoproj.io/secret-type: repository
    type: Opaque
`;

describe('a sealed file', () => {
  test.each([
    ['no file', null],
    ['an empty one', ' \n'],
  ])('that is %s becomes a new document with type and labels', (_, text) => {
    expect(withSealed(text, secret, values)).toBe(fresh);
  });

  test('keeps what else is in it, byte for byte', () => {
    const other = '# ours\r\napiVersion: v1\r\nkind: ConfigMap\r\nmetadata: { name: x }';
    const after = withSealed(other, secret, values);
    expect(after).toBe(`${other}\r\n---\r\n${fresh.replaceAll('\n', '\r\n')}`);
  });

  test('takes a further key where the SealedSecret is, between others', () => {
    const text = `# first\n---\n${fresh}# last\n`;
    const after = withSealed(text, secret, new Map([['sshPrivateKey', 'R0hJ']]));
    expect(after).toBe(text.replace('    url: REVG\n', '    url: REVG\n    sshPrivateKey: R0hJ\n'));
    expect(sealedPlace(after, secret)).toEqual({ label: 'argocd/repository', keys: ['type', 'url', 'sshPrivateKey'] });
  });

  test('is bound to what its annotations say', () => {
    const wide = fresh.replace(
      '  namespace: argocd\nspec',
      '  annotations:\n    sealedsecrets.bitnami.com/cluster-wide: "true"\nspec',
    );
    expect(sealedPlace(wide, secret)).toMatchObject({ label: '' });
    expect(newLabel(secret)).toBe('argocd/repository');
  });

  test('that holds another Secret does not hold this one', () => {
    expect(sealedPlace(fresh, { name: 'repository', namespace: 'other' })).toBe(null);
    expect(sealedPlace(null, secret)).toBe(null);
  });

  test.each(['a: {{ b }}\n', 'a: [\n', 'a: 1\na: 2\n'])('that is no YAML is left alone: %j', async (text) => {
    expect(await refusal(() => withSealed(text, secret, values))).toContain('seal/not-a-secret');
  });
});
