import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseAllDocuments, visit } from 'yaml';
import type { Scalar } from 'yaml';
import { secretsIn } from '../../../../src/domain/sealing/plainSecret.ts';
import { Refusal } from '../../../../src/domain/sealing/refusal.ts';
import { unsealText } from '../../../../src/domain/sealing/unseal.ts';
import { Random, seedOf } from '../../../peers/random.ts';
import { mutated } from '../../mutate.ts';
import { keys, sealing, secret } from './fixtures.ts';

const texts = 1500;

/** Secrets as they are written, with comments that repeat their values. */
const bases: readonly string[] = [
  `# Wr0ng-comment-1\n${secret('stringData:\n  one: correct-horse-1 # correct-horse-1\n  # two: former-value\n  two: "battery staple 2"\n')}# end\n`,
  `${secret('type: Opaque\ndata:\n  # c2VjcmV0LXZhbHVlLTM=\n  three: c2VjcmV0LXZhbHVlLTM=\n  four: AAEC/////wBhYmNkZWZn\nimmutable: true\n', 'metadata:\n  # the name\n  name: db\n  namespace: shop\n  labels: { app: db }\n  annotations:\n    note: |\n      of two\n      lines')}---\na: { b: 1 } # other\n`,
  secret(
    'stringData:\n  block: |\n    first secret line\n    second secret line\n  folded: >-\n    folded secret\n    line\n',
  ).replaceAll('\n', '\r\n'),
  JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'a', namespace: 'b' },
      stringData: { key: 'json-secret-value' },
    },
    null,
    2,
  ),
  'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n  metadata: { name: &n listed, namespace: b }\n  stringData:\n    five: listed-secret-5\n- { apiVersion: v1, kind: Secret, metadata: { name: other }, data: { six: bGlzdGVkLXNlY3JldC02 } }\n',
];

interface Known {
  readonly values: readonly Buffer[];
  /** All that is written elsewhere than as a value, in comments, and in what is no Secret. */
  readonly elsewhere: string;
}

/** What another reader finds in a text; null when it finds no YAML. */
function known(text: string): Known | null {
  const values: Buffer[] = [];
  try {
    const documents = parseAllDocuments(text.replace(/^\ufeff/, ''), { version: '1.1', logLevel: 'silent' });
    if (documents.some(({ errors }) => errors.length > 0)) return null;
    for (const document of documents) visit(document, { Scalar: (_, scalar) => asInGo(scalar) });
    const objects = documents.flatMap((document) => itemsOf(document.toJS()));
    const elsewhere = objects.map((object) => {
      if (object['kind'] !== 'Secret' || object['apiVersion'] !== 'v1') return object;
      const { data, stringData, ...rest } = object;
      for (const value of textsOf(data)) values.push(Buffer.from(value, 'base64'));
      for (const value of textsOf(stringData)) values.push(Buffer.from(value));
      return rest;
    });
    return { values, elsewhere: JSON.stringify(elsewhere) };
  } catch {
    return null;
  }
}

/** What no float64 can hold is text to a cluster (`resolve.go` of go-yaml), and an infinite number to this reader. */
function asInGo(scalar: Scalar): void {
  const { value, source } = scalar;
  if (typeof value === 'number' && !Number.isFinite(value) && /\d/.test(source ?? '')) scalar.value = source;
}

function itemsOf(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ value }];
  const object: Record<string, unknown> = { ...value };
  const items: unknown = object['items'];
  return Array.isArray(items) ? [{ ...object, items: null }, ...items.flatMap(itemsOf)] : [object];
}

function textsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).filter((one) => typeof one === 'string');
}

/** Whether a text shows a value that was in a Secret alone. */
function leaks(after: string, { values, elsewhere }: Known): readonly string[] {
  return values
    .flatMap((value) => [...value.toString('utf8').split(/\r?\n/), value.toString('base64')])
    .filter(
      (needle) =>
        needle.length >= 8 && after.includes(needle) && !elsewhere.includes(JSON.stringify(needle).slice(1, -1)),
    );
}

/** What becomes of a text: a text with SealedSecrets, or a refusal. */
async function attempt(text: string): Promise<{ readonly sealed: Attempt } | { readonly refused: string }> {
  try {
    secretsIn(text);
    return { sealed: await sealing(text) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.message };
    throw error;
  }
}

type Attempt = Awaited<ReturnType<typeof sealing>>;

/** All values can be opened, are those of the Secret, and can't be read; how many there are. */
async function checkSealed({ after, secrets, exposed }: Attempt, before: Known | null): Promise<number> {
  const items = (await unsealText(after, await keys())).items;
  expect(items.filter(({ ok }) => !ok)).toEqual([]);
  expect(items.length).toBeGreaterThanOrEqual(secrets.flatMap((one) => one.keys).length);
  if (before === null) return 0;
  const hashes = new Set(before.values.map((value) => createHash('sha256').update(value).digest('hex')));
  expect(items.filter(({ sha256 }) => !hashes.has(sha256 ?? ''))).toEqual([]);
  // What another document shows in a comment is not touched, and told.
  const isTold = /^(---|\.\.\.)/m.test(after.replace(/^\ufeff?---/, '')) && exposed.length > 0;
  expect(isTold ? [] : leaks(after, before)).toEqual([]);
  return items.length;
}

/** The message holds no value. */
function checkRefused(message: string, before: Known | null): void {
  expect(before === null ? [] : leaks(message, before)).toEqual([]);
}

test(`${texts} damaged Secrets are sealed, or refused without a word of a value`, { timeout: 120_000 }, async () => {
  const seed = seedOf();
  console.log(`SLIPWAY_SEED=${seed}`);
  const random = new Random(seed);
  const count = { sealed: 0, refused: 0, values: 0 };
  for (let turn = 0; turn < texts; turn++) {
    const text = mutated(random.pick(bases), random);
    const before = known(text);
    try {
      const outcome = await attempt(text);
      if ('sealed' in outcome) {
        count.sealed++;
        count.values += await checkSealed(outcome.sealed, before);
      } else {
        count.refused++;
        checkRefused(outcome.refused, before);
      }
    } catch (error) {
      throw new Error(`SLIPWAY_SEED=${seed}, text ${turn}: ${JSON.stringify(text)}`, { cause: error });
    }
  }
  expect(count.sealed).toBeGreaterThan(texts / 15);
  expect(count.refused).toBeGreaterThan(texts / 10);
  expect(count.values).toBeGreaterThan(texts / 15);
});
