import { describe, expect, test } from 'vitest';
import { secretsIn } from '../../../../src/domain/sealing/plainSecret.ts';
import { unsealText } from '../../../../src/domain/sealing/unseal.ts';
import { dedent } from '../../dedent.ts';
import { keys, refusal, sealing, secret, shortened } from './fixtures.ts';

const plain = secret('stringData: {password: hunter2hunter2}\n');

describe('a Secret is sealed where it stands', () => {
  test('The rest of the text stays, and the values can be opened', async () => {
    const text = dedent`
      # head
      a:   1 # odd
      ---
      apiVersion: v1
      kind: Secret
      metadata:
        name: db
        namespace: shop
      stringData:
        password: hunter2hunter2
        user: admin
      ---
      {"b" : 2}`;
    const { after, secrets, exposed } = await sealing(text);
    expect(shortened(after)).toBe(dedent`
      # head
      a:   1 # odd
      ---
      apiVersion: bitnami.com/v1alpha1
      kind: SealedSecret
      metadata:
        name: db
        namespace: shop
      spec:
        encryptedData:
          password: …
          user: …
        template:
          metadata:
            name: db
            namespace: shop
      ---
      {"b" : 2}`);
    expect(secrets).toEqual([
      {
        document: 1,
        item: null,
        name: 'db',
        namespace: 'shop',
        isNamespaceAssumed: false,
        scope: 'strict',
        keys: ['password', 'user'],
        droppedComments: 0,
      },
    ]);
    expect(exposed).toEqual([]);
    expect((await unsealText(after, await keys())).items).toMatchObject([
      { key: 'password', ok: true, bytes: 14 },
      { key: 'user', ok: true, bytes: 5 },
    ]);
  });

  test('A byte order mark and the line breaks of Windows stay', async () => {
    const text = `\ufeff${plain}---\n${secret('data: {a: YQ==}\n', 'metadata: {name: b, namespace: c}')}`;
    const { after, edits } = await sealing(text.replaceAll('\n', '\r\n'));
    expect(edits).toHaveLength(2);
    expect(after.startsWith('\ufeffapiVersion: bitnami')).toBe(true);
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect((await unsealText(after, await keys())).items.map(({ ok }) => ok)).toEqual([true, true]);
  });

  test('Sealing is for all or nothing', async () => {
    const bad = secret('data: {a: "!"}\n', 'metadata: {name: b, namespace: c}');
    expect(await refusal(() => sealing(`${plain}---\n${bad}`))).toMatch(/^seal\/bad-base64/);
  });

  test('Only the Secret at the place is sealed', async () => {
    const text = `${plain}---\n${secret('data: {a: YQ==}\n', 'metadata: {name: b, namespace: c}')}`;
    const [, second] = secretsIn(text);
    const { after, secrets } = await sealing(text, { at: second?.range.start ?? null });
    expect(after.startsWith(`${plain}---\napiVersion: bitnami`)).toBe(true);
    expect(secrets).toMatchObject([{ document: 1, name: 'b' }]);
  });

  test('What can still be read elsewhere is told', async () => {
    const text = `${plain}---\na: hunter2hunter2\n`;
    const { exposed, after } = await sealing(text);
    expect(exposed).toEqual([{ key: 'password', line: after.split('\n').length - 1 }]);
  });

  test('Comments that show a value are left out and counted', async () => {
    const { after, secrets } = await sealing(`# hunter2hunter2\n${plain}# harmless\n`);
    expect(after).not.toContain('hunter2');
    expect(after).toContain('# harmless');
    expect(secrets).toMatchObject([{ droppedComments: 1 }]);
  });
});

test('A scope that is chosen takes the place of the one that the annotations say, in the template too', async () => {
  const wide = 'sealedsecrets.bitnami.com/namespace-wide';
  const text = secret('data: {a: YQ==}\n', `metadata: {name: a, namespace: b, annotations: {${wide}: "true"}}`);
  expect((await sealing(text, { scope: 'strict' })).after).not.toContain('sealedsecrets.bitnami.com');
  expect((await sealing(text)).after.split(wide)).toHaveLength(3);
  expect(
    (await sealing(text, { scope: 'cluster-wide' })).after.split('sealedsecrets.bitnami.com/cluster-wide'),
  ).toHaveLength(3);
});

describe('name, namespace and scope', () => {
  const nameless = secret('data: {a: YQ==}\n', 'metadata: {labels: {}}');
  const annotated = secret(
    'data: {a: YQ==}\n',
    'metadata: {name: db, namespace: shop, annotations: {sealedsecrets.bitnami.com/namespace-wide: "true"}}',
  );
  const homeless = secret('data: {a: YQ==}\n', 'metadata: {name: db}');
  const cases: readonly (readonly [rule: string, text: string, options: object, expected: object])[] = [
    ['The scope that the annotations say', annotated, {}, { scope: 'namespace-wide' }],
    ['The scope that is chosen', annotated, { scope: 'strict' }, { scope: 'strict' }],
    ['Strict without any word', plain, {}, { scope: 'strict', namespace: 'shop', isNamespaceAssumed: false }],
    ['A name that is given', nameless, { name: 'x', namespace: 'y' }, { name: 'x', namespace: 'y' }],
    ['A name that is given counts over the other', plain, { name: 'x' }, { name: 'x', namespace: 'shop' }],
    ['The same namespace', plain, { namespace: 'shop' }, { namespace: 'shop', isNamespaceAssumed: false }],
    ['A namespace that is given', homeless, { namespace: 'x' }, { namespace: 'x', isNamespaceAssumed: false }],
    ['No namespace', homeless, {}, { namespace: 'default', isNamespaceAssumed: true }],
    [
      'No namespace for the whole cluster',
      homeless,
      { scope: 'cluster-wide', namespace: 'x' },
      { namespace: null, isNamespaceAssumed: false },
    ],
  ];
  test.each(cases)('%s', async (_, text, options, expected) => {
    const { after, secrets } = await sealing(text, options);
    expect(secrets).toMatchObject([expected]);
    expect((await unsealText(after, await keys())).items).toMatchObject([{ ok: true }]);
  });

  const refused: readonly (readonly [rule: string, text: string, options: object, said: string])[] = [
    ['No name', nameless, {}, 'seal/no-name: The Secret has no metadata.name; give it one.'],
    [
      'A name that is made in the cluster',
      secret('data: {a: YQ==}\n', 'metadata: {generateName: a-}'),
      {},
      'seal/no-name: The Secret has no metadata.name but a generateName, which nothing can be sealed for; give it one.',
    ],
    [
      'Another namespace',
      plain,
      { namespace: 'x' },
      'seal/namespace-mismatch: The Secret is in namespace "shop", and "x" was asked for.',
    ],
    [
      'Two of one name',
      `${plain}---\n${plain}`,
      {},
      'seal/duplicate-name: The text has two Secrets with the name "shop/db"; rename one.',
    ],
    [
      'One name for two',
      `${plain}---\n${annotated}`,
      { name: 'x', scope: 'cluster-wide' },
      'seal/duplicate-name: The text has two Secrets with the name "shop/x"; rename one.',
    ],
    [
      'The name of a SealedSecret',
      `${plain}---\napiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata: {name: db, namespace: shop}\n`,
      {},
      'seal/duplicate-name: The text has two Secrets with the name "shop/db"; rename one.',
    ],
  ];
  test.each(refused)('%s is refused', async (_, text, options, said) => {
    expect(await refusal(() => sealing(text, options))).toBe(said);
  });
});

test('The place of a refusal is one in the stream', async () => {
  const text = `\ufeffa: 1\n---\n${secret('stringData: {a: yes}\n')}`;
  await expect(sealing(text)).rejects.toMatchObject({
    code: 'seal/bad-value',
    range: { start: text.indexOf('yes'), end: text.indexOf('yes') + 3 },
  });
});
