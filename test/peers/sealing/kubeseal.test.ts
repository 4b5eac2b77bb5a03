/** What we seal, the controller opens; what kubeseal seals, we open; and both write the same around it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { readCertificate, type Certificate } from '../../../src/domain/sealing/certificate.ts';
import { newSealedSecret } from '../../../src/domain/sealing/create.ts';
import { applyEdits } from '../../../src/domain/edits.ts';
import { encryptValue } from '../../../src/domain/sealing/encrypt.ts';
import { readPrivateKeys } from '../../../src/domain/sealing/privateKey.ts';
import { labelOf, scopes, type Scope } from '../../../src/domain/sealing/scope.ts';
import { sealText } from '../../../src/domain/sealing/seal.ts';
import { sealedSecretAt } from '../../../src/domain/sealing/sealedSecret.ts';
import { setKey } from '../../../src/domain/sealing/setKey.ts';
import { unsealText } from '../../../src/domain/sealing/unseal.ts';
import { hostile } from '../../fixtures/hostile.ts';
import { describeWithPeers } from '../tools.ts';
import { binary, inQuotes, json, shapes, values, type Content, type Shape } from './shapes.ts';
import { documentsOf, fixtures, kubeseal, objectOf, recover, unseal, type Json } from './tools.ts';

interface Case {
  readonly shape: Shape;
  readonly scope: Scope;
  readonly content: Content;
}

const cases: readonly Case[] = shapes.flatMap((shape) =>
  scopes.map((scope): Case => {
    const all = shape.textOnly ? values : { ...values, ...binary };
    return { shape, scope, content: { name: 'gitlab-initial', namespace: 'gitlab', values: all } };
  }),
);

describeWithPeers('what we seal', () => {
  test('is opened by the controller, for every scope, shape and value', { timeout: 60_000 }, async () => {
    const sealed = await Promise.all(cases.map(sealedByUs));
    const opened = unseal(sealed);
    expect(opened.map((secret) => secret['error'])).toEqual(cases.map(() => undefined));
    for (const [index, { shape, content }] of cases.entries()) {
      const extra = shape.name.startsWith('both') ? { extra: hashOf(Buffer.from([0, 1, 2, 255])) } : {};
      expect({ shape: shape.name, data: hashesOf(opened[index]) }).toEqual({
        shape: shape.name,
        data: { ...hashesIn(content), ...extra },
      });
    }
  });

  test('is recovered by kubeseal with the private key, without a cluster', { timeout: 60_000 }, async () => {
    for (const one of cases.filter(({ shape }) => shape.name === 'data')) {
      const recovered = recover(await sealedByUs(one));
      expect({ scope: one.scope, data: hashesOf(recovered) }).toEqual({
        scope: one.scope,
        data: hashesIn(one.content),
      });
    }
  });

  test('looks as if kubeseal had made it, and holds the same values', { timeout: 60_000 }, async () => {
    for (const one of cases) {
      const { shape, scope, content } = one;
      const text = shape.forKubeseal ? shape.write(content) : json(content, undefined);
      const theirs = kubeseal(text, ['--scope', scope]);
      const ours = await sealedByUs(one);
      const what = `${shape.name}, ${scope}`;
      expect({ what, sealed: withoutValues(ours) }).toEqual({
        what,
        sealed: withoutManagedFields(withoutValues(theirs)),
      });
      expect({ what, values: await hashesInside(ours) }).toEqual({ what, values: await hashesInside(theirs) });
    }
  });

  test('holds whatever text, and shows whatever annotation, as kubeseal does', async () => {
    const texts = Object.values(hostile).filter((text) => text.isWellFormed());
    const entries = texts.map((text, index) => `    n${index}: ${inQuotes(text)}\n`).join('');
    const text = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n  namespace: b\n  annotations:\n${entries}stringData:\n${entries}`;
    const ours = objectOf(documentsOf(await sealedText(text, null))[0]);
    const theirs = kubeseal(text, []);
    expect(withoutValues(ours)).toEqual(withoutValues(theirs));
    expect(await hashesInside(ours)).toEqual(await hashesInside(theirs));
    expect(Object.keys(await hashesInside(ours))).toHaveLength(texts.length);
  });

  test.each(scopes)('has the scope that the annotations of the Secret say: %s', async (scope) => {
    const annotation = scope === 'strict' ? 'example.com/none' : `sealedsecrets.bitnami.com/${scope}`;
    const text = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n  namespace: b\n  annotations: { ${annotation}: "true" }\nstringData: { c: d }\n`;
    const ours = objectOf(documentsOf(await sealedText(text, null))[0]);
    expect(withoutValues(ours)).toEqual(withoutValues(kubeseal(text, [])));
    expect(unseal([ours])).toMatchObject([{ data: { c: 'ZA==' } }]);
  });

  test('without a namespace is for "default", as with a kubeseal whose kubeconfig names none', async () => {
    const text = 'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData: { c: d }\n';
    for (const scope of scopes) {
      const ours = objectOf(documentsOf(await sealedText(text, scope))[0]);
      expect(withoutValues(ours)).toEqual(withoutValues(kubeseal(text, ['--scope', scope])));
    }
  });
});

describeWithPeers('what kubeseal seals', () => {
  test('is opened by us', { timeout: 60_000 }, async () => {
    const keys = await readPrivateKeys(readFileSync(path.join(fixtures, 'key.pem'), 'utf8'));
    for (const { scope, content } of cases.filter(({ shape }) => shape.name === 'data')) {
      const items = (await unsealText(JSON.stringify(kubeseal(json(content, undefined), ['--scope', scope])), keys))
        .items;
      const expected = Object.entries(content.values).map(([key, value]) => [key, `${value.length} ${hashOf(value)}`]);
      const found = items.map(({ key, bytes, sha256: hash }) => [key, `${bytes} ${hash}`]);
      expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
    }
  });
});

describeWithPeers('a key that is set', () => {
  test.each(scopes)('is opened by the controller, beside those that were there: %s', async (scope) => {
    const content: Content = { name: 'a', namespace: 'b', values: { old: Buffer.from('1'), kept: Buffer.from('2') } };
    let text = await sealedText(json(content, '  '), scope);
    for (const key of ['old', 'new']) {
      const { name, namespace, scope: own } = sealedSecretAt(text, 0);
      const label = labelOf(own, namespace ?? '', name);
      const sealed = await encryptValue(await certificate(), label, new TextEncoder().encode(`${key} value`));
      text = applyEdits(text, setKey(text, 0, key, sealed));
    }
    const data = { old: base64('old value'), kept: base64('2'), new: base64('new value') };
    expect(unseal(documentsOf(text))).toMatchObject([{ data }]);
  });
});

describeWithPeers('a SealedSecret that is new', () => {
  test.each(scopes)('is opened by the controller: %s', async (scope) => {
    const sealed = await encryptValue(await certificate(), labelOf(scope, 'b', 'a'), new TextEncoder().encode('value'));
    const text = newSealedSecret({
      name: 'a',
      namespace: 'b',
      scope,
      type: 'Opaque',
      encryptedData: new Map([['key', sealed]]),
    });
    expect(unseal(documentsOf(text))).toMatchObject([{ type: 'Opaque', data: { key: base64('value') } }]);
  });
});

/** Our SealedSecret out of all that the text holds. */
async function sealedByUs({ shape, scope, content }: Case): Promise<Json> {
  const objects = documentsOf(await sealedText(shape.write(content), scope));
  const sealed = objects.filter((object) => object['kind'] === 'SealedSecret');
  expect({ shape: shape.name, sealed: sealed.length }).toEqual({ shape: shape.name, sealed: 1 });
  expect(objects.filter((object) => object['kind'] === 'Secret' || object['kind'] === 'SecretList')).toEqual([]);
  return objectOf(sealed[0]);
}

async function sealedText(text: string, scope: Scope | null): Promise<string> {
  const { edits } = await sealText(text, {
    certificate: await certificate(),
    scope,
    name: null,
    namespace: null,
    at: null,
  });
  return applyEdits(text, edits);
}

function certificate(): Promise<Certificate> {
  return readCertificate(readFileSync(path.join(fixtures, 'cert.pem'), 'utf8'), new Date());
}

/** The hashes of the sealed values, by key. */
async function hashesInside(sealed: Json): Promise<Json> {
  const keys = await readPrivateKeys(readFileSync(path.join(fixtures, 'key.pem'), 'utf8'));
  return Object.fromEntries(
    (await unsealText(JSON.stringify(sealed), keys)).items.map(({ key, sha256 }) => [key, sha256]),
  );
}

/** Without ciphertexts, which are never the same twice. */
function withoutValues(sealed: Json): Json {
  const spec = objectOf(sealed['spec']);
  const keys = Object.keys(objectOf(spec['encryptedData'])).toSorted();
  return { ...sealed, spec: { ...spec, encryptedData: keys } };
}

/** They are the history of an object in a cluster; kubeseal keeps them, and what the API server does with them is to refuse some. */
function withoutManagedFields(sealed: Json): Json {
  const spec = objectOf(sealed['spec']);
  const template = objectOf(spec['template']);
  const { managedFields: _, ...metadata } = objectOf(template['metadata']);
  return { ...sealed, spec: { ...spec, template: { ...template, metadata } } };
}

/** The values by their hashes: a failure shows no 64 KB. */
function hashesIn({ values: all }: Content): Json {
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, hashOf(value)]));
}

/** Go writes an empty value as null. */
function hashesOf(secret: Json | undefined): Json {
  const data = Object.entries(objectOf(secret?.['data']));
  return Object.fromEntries(
    data.map(([key, value]) => [key, hashOf(Buffer.from(typeof value === 'string' ? value : '', 'base64'))]),
  );
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
