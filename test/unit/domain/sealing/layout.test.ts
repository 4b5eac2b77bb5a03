import { describe, expect, test } from 'vitest';
import { lineStarts } from '../../../../src/domain/lines.ts';
import { commentsIn } from '../../../../src/domain/sealing/comments.ts';
import { canonical, layOut, regionEnd } from '../../../../src/domain/sealing/layout.ts';
import { readSecret } from '../../../../src/domain/sealing/secret.ts';
import { shapeOf } from '../../../../src/domain/sealing/shape.ts';
import type { SealedSecret } from '../../../../src/domain/sealing/shape.ts';
import { dedent } from '../../dedent.ts';
import { rootOf } from './fixtures.ts';

function sealedOf(text: string): SealedSecret {
  const secret = readSecret(rootOf(text));
  const binding = { name: secret.name ?? '', namespace: secret.namespace, scope: 'strict', chosen: false } as const;
  return shapeOf(secret, binding, new Map([...secret.values.keys()].map((key) => [key, `SEALED-${key}`])));
}

function check(text: string, expected: string | null, repeats: (comment: string) => boolean = () => false): void {
  const page = { text, starts: lineStarts(text), comments: commentsIn(text, rootOf(text)) };
  const lines = layOut(page, rootOf(text), sealedOf(text), repeats);
  expect(lines === null ? null : `${lines.join('\n')}\n`).toBe(expected);
}

describe('the layout of a Secret is kept', () => {
  test('Comments stay with what they are about; those of values stand above them', () => {
    check(
      dedent`
        apiVersion: v1 # one
        # two
        kind: Secret
        metadata: # three
            # four
            name: "db" # five
            namespace: shop
            # six
            labels:
                # seven
                app: shop # eight
                # nine
        # ten
        type: Opaque # eleven
        # twelve
        stringData: # thirteen
            # fourteen
            password: |
                hunter2
            # fifteen
            user: admin # sixteen
            # seventeen
      `,
      dedent`
        apiVersion: bitnami.com/v1alpha1 # one
        # two
        kind: SealedSecret
        metadata: # three
            # four
            name: "db" # five
            namespace: shop
        spec:
            # twelve
            # thirteen
            encryptedData:
                # fourteen
                password: SEALED-password
                # fifteen
                # sixteen
                user: SEALED-user
                # seventeen
            template:
                metadata:
                    name: db
                    namespace: shop
                    # six
                    labels:
                        # seven
                        app: shop # eight
                        # nine
                # ten
                type: Opaque # eleven
      `,
    );
  });

  test('The order of the keys stays, that of the values too', () => {
    check(
      dedent`
        kind: Secret
        stringData:
          b: "1"
          a: "2"
        data:
          "on": YQ==
          a: YQ==
        metadata:
          namespace: shop
          name: db
        apiVersion: v1
      `,
      dedent`
        kind: SealedSecret
        spec:
          encryptedData:
            b: SEALED-b
            a: SEALED-a
            "on": SEALED-on
          template:
            metadata:
              name: db
              namespace: shop
        metadata:
          namespace: shop
          name: db
        apiVersion: bitnami.com/v1alpha1
      `,
    );
  });

  test('Braces inside are written as blocks; annotations that go leave the others as they are', () => {
    check(
      dedent`
        apiVersion: v1
        kind: Secret
        metadata:
          name: db
          annotations:
            # goes
            kubectl.kubernetes.io/last-applied-configuration: |
              {"a": "b"}
            # stays
            note: >-
              two
              words
          uid: "5"
          finalizers:
          - a.b/c
        immutable: true
        data: { a: YQ==, b: '' }
      `,
      dedent`
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: db
        spec:
          encryptedData:
            a: SEALED-a
            b: SEALED-b
          template:
            metadata:
              name: db
              annotations:
                # stays
                note: >-
                  two
                  words
              finalizers:
              - a.b/c
            immutable: true
      `,
    );
  });

  test('A comment that repeats a value is left out, wherever it stands', () => {
    const bad = '# BAD';
    check(
      dedent`
        apiVersion: v1 ${bad}
        kind: Secret
        metadata: ${bad}
          name: db ${bad}
          labels:
            a: b ${bad}
            ${bad}
        ${bad}
        stringData: ${bad}
          ${bad}
          a: b ${bad}
      `,
      dedent`
        apiVersion: bitnami.com/v1alpha1
        kind: SealedSecret
        metadata:
          name: db
        spec:
          encryptedData:
            a: SEALED-a
          template:
            metadata:
              name: db
              labels:
                a: b
      `,
      (comment) => comment === bad,
    );
  });

  test.each([
    ['A Secret in braces', '{ apiVersion: v1, kind: Secret, metadata: { name: a }, data: { a: YQ== } }\n'],
    ['A Secret with an alias', 'apiVersion: v1\nkind: Secret\nmetadata: { name: &a b }\nstringData: { a: *a }\n'],
  ])('%s has none', (_, text) => check(text, null));
});

test('An object ends with the comments that are indented as its own', () => {
  const text = 'a:\n  b: 1\n  # c\n# d\n';
  expect(regionEnd({ text, starts: lineStarts(text), comments: [] }, rootOf(text))).toBe(2);
  const flow = '{ a:\n 1 }\n  # c\n';
  expect(regionEnd({ text: flow, starts: lineStarts(flow), comments: [] }, rootOf(flow))).toBe(1);
});

test('A comment that is indented less than what it stands below keeps to the margin', () => {
  const text =
    'apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\n  annotations:\n    note: a\n # b\ndata:\n  a: YQ==\n';
  const page = { text, starts: lineStarts(text), comments: commentsIn(text, rootOf(text)) };
  const lines = layOut(page, rootOf(text), sealedOf(text), () => false) ?? [];
  expect(lines.filter((line) => line.includes('# b'))).toEqual([expect.stringMatching(/^ *# b$/)]);
});

test('Blank lines are not indented', () => {
  const note = 'metadata:\n  name: db\n  annotations:\n    note: |\n      a\n\n      b\n';
  const text = `apiVersion: v1\nkind: Secret\n${note}data:\n  a: YQ==\n`;
  const page = { text, starts: lineStarts(text), comments: [] };
  const lines = layOut(page, rootOf(text), sealedOf(text), () => false) ?? [];
  expect(lines.join('\n')).toContain('\n        note: |\n          a\n\n          b');
});

test('Without a layout it is written as kubeseal does', () => {
  const text = 'apiVersion: v1\nkind: Secret\nmetadata: { name: db }\ndata: { a: YQ== }\n';
  expect(canonical(sealedOf(text))).toEqual([
    'apiVersion: bitnami.com/v1alpha1',
    'kind: SealedSecret',
    'metadata:',
    '  name: db',
    'spec:',
    '  encryptedData:',
    '    a: SEALED-a',
    '  template:',
    '    metadata:',
    '      name: db',
  ]);
});
