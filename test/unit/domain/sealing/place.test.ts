import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../../src/domain/edits.ts';
import { documentsOf } from '../../../../src/domain/sealing/find.ts';
import { inPlace } from '../../../../src/domain/sealing/place.ts';
import { readSecret } from '../../../../src/domain/sealing/secret.ts';
import { shapeOf } from '../../../../src/domain/sealing/shape.ts';
import { dedent } from '../../dedent.ts';
import { refusal } from './fixtures.ts';

interface Placed {
  readonly after: string;
  readonly dropped: readonly number[];
}

/** Puts SealedSecrets in the place of all Secrets of the only document. */
function place(text: string): Placed {
  const [document] = documentsOf(text);
  if (document === undefined) throw new Error('There is no document.');
  const replacements = document.objects
    .filter(({ kind }) => kind === 'secret')
    .map((object) => {
      const secret = readSecret(object.root);
      const binding = { name: secret.name ?? '', namespace: null, scope: 'cluster-wide', chosen: false } as const;
      const encrypted = new Map([...secret.values.keys()].map((key) => [key, `SEALED-${key}`]));
      return { object, secret, sealed: shapeOf(secret, binding, encrypted) };
    });
  const { edits, droppedComments } = inPlace(document, replacements);
  return { after: applyEdits(document.text, edits), dropped: droppedComments };
}

function check(text: string, after: string, dropped: readonly number[] = [0]): void {
  expect(place(text)).toEqual({ after, dropped });
}

const spec = (key: string, name: string): string =>
  `{"encryptedData":{"${key}":"SEALED-${key}"},"template":{"metadata":{"name":"${name}"}}}`;
const metadata = (name: string): string =>
  `{"name":"${name}","annotations":{"sealedsecrets.bitnami.com/cluster-wide":"true"}}`;
const json = (key: string, name: string): string =>
  `{"apiVersion":"bitnami.com/v1alpha1","kind":"SealedSecret","metadata":${metadata(name)},"spec":${spec(key, name)}}`;

describe('what stands around a Secret stays', () => {
  test('Comments above and below, line breaks of Windows, an end without one', () => {
    const text = dedent`
      # above

      apiVersion: v1
      kind: Secret
      metadata:
        name: a
      data:
        x: YQ==

      # below`;
    const after = dedent`
      # above

      apiVersion: bitnami.com/v1alpha1
      kind: SealedSecret
      metadata:
        name: a
        annotations:
          sealedsecrets.bitnami.com/cluster-wide: "true"
      spec:
        encryptedData:
          x: SEALED-x
        template:
          metadata:
            name: a

      # below`;
    check(text, after);
    check(text.replaceAll('\n', '\r\n'), after.replaceAll('\n', '\r\n'));
  });

  test('Other items of a list', () => {
    const item = { first: '-   # c\n    kind: ConfigMap\n    apiVersion: v1\n', last: '-   {a: b, c: "d"} # e\n' };
    const secret = '-   kind: Secret\n    apiVersion: v1\n    metadata: {name: a}\n    data: {x: YQ==} # f\n';
    const { after } = place(`apiVersion: v1\nkind: List\nitems:\n${item.first}${secret}${item.last}`);
    expect(after.startsWith(`apiVersion: v1\nkind: List\nitems:\n${item.first}-   kind: SealedSecret\n    apiV`)).toBe(
      true,
    );
    expect(after.endsWith(`\n${item.last}`)).toBe(true);
  });

  test('The braces of JSON, on one line or on many', () => {
    const secret = '{"kind":"Secret","apiVersion":"v1","metadata":{"name":"a"},"data":{"x":"YQ=="}}';
    check(secret, json('x', 'a'));
    const many = JSON.stringify(JSON.parse(secret), null, '\t');
    check(`${many}\n`, `${JSON.stringify(JSON.parse(json('x', 'a')), null, '\t')}\n`);
    check('a: 1\n', 'a: 1\n', []);
  });

  test('The depth of braces in a list', () => {
    const secret = { kind: 'Secret', apiVersion: 'v1', metadata: { name: 'a' }, data: { x: 'YQ==' } };
    const list = (item: unknown): string => JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [item] }, null, 4);
    check(list(secret), list(JSON.parse(json('x', 'a'))));
  });
});

describe('a comment that repeats a value', () => {
  test('goes from around the Secret too, with its line when it has one', () => {
    const text =
      '# is hunter2!\napiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {x: hunter2!}\n# hunter2! it is\n';
    const { after, dropped } = place(text);
    expect(after).not.toContain('hunter2');
    expect(after.startsWith('apiVersion')).toBe(true);
    expect(dropped).toEqual([2]);
  });

  test('goes from a line with other text', () => {
    const text =
      'apiVersion: v1\nkind: List # hunter2!\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: {x: hunter2!}}\n';
    expect(place(text).after.startsWith('apiVersion: v1\nkind: List\nitems:\n- {')).toBe(true);
  });
});

describe('a SecretList', () => {
  test.each([
    ['kind: SecretList\n', 'kind: List\n'],
    ['"kind": "SecretList"\n', '"kind": "List"\n'],
  ])('is a List when its items are sealed: %j', (before, after) => {
    const text = `apiVersion: v1\n${before}items:\n- {metadata: {name: a}, data: {x: YQ==}}\n- {metadata: {name: b}, data: {z: YQ==}}\n`;
    check(text, `apiVersion: v1\n${after}items:\n- ${json('x', 'a')}\n- ${json('z', 'b')}\n`, [0, 0]);
  });
});

describe('an alias', () => {
  test('within the Secret is written out', () => {
    const { after } = place('apiVersion: v1\nkind: Secret\nmetadata: {name: &n name}\nstringData: {x: *n}\n');
    expect(after).not.toContain('*n');
    expect(after).toContain('x: SEALED-x');
  });

  test('from outside the Secret refuses it', async () => {
    const text =
      'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Secret, metadata: {name: a}, stringData: &d {x: w-}}\n- {apiVersion: v1, kind: ConfigMap, data: *d}\n';
    expect(await refusal(() => place(text))).toMatch(/^seal\/bad-value: The Secret can not be written in its place/);
  });
});
