import { describe, expect, test } from 'vitest';
import { idOf, wantedValues } from '../../../../src/domain/bootstrap/wantedValues.ts';
import type { EntryWork, SecretWork } from '../../../../src/domain/bootstrap/work.ts';

const generate: EntryWork = { key: 'K', from: 'generate', length: 32, charset: 'hex' };

function same(namespace: string, name: string, key: string): EntryWork {
  return { key: 'K', from: 'sameAs', of: { namespace, name, key } };
}

/** A Secret `shop/<name>` with these keys, each in a file of its own. */
function secret(name: string, ...entries: readonly EntryWork[]): SecretWork {
  return { name, namespace: 'shop', file: `${name}.yaml`, type: null, labels: {}, entries };
}

/** What is wanted when these ids are sealed already, in words. */
function wanted(secrets: readonly SecretWork[], others: readonly SecretWork[] = [], sealed: readonly string[] = []) {
  const found = wantedValues(secrets, others, (one, key) => sealed.includes(idOf(one, key)));
  return 'problem' in found
    ? found.problem
    : found.map(({ id, from }) => `${id}: ${from.from}${from.from === 'sameAs' ? ` ${from.id}` : ''}`);
}

describe('what has to be sealed', () => {
  test('is what is not sealed yet', () => {
    const db = secret('db', generate, { ...generate, key: 'L' });
    expect(wanted([db])).toEqual(['shop/db/K: generate', 'shop/db/L: generate']);
    expect(wanted([db], [], ['shop/db/K'])).toEqual(['shop/db/L: generate']);
    expect(wanted([db], [], ['shop/db/K', 'shop/db/L'])).toEqual([]);
  });

  test('One value in two Secrets is made once, and before it is repeated', () => {
    const [web, db] = [secret('web', same('shop', 'db', 'K')), secret('db', generate)];
    expect(wanted([web, db])).toEqual(['shop/db/K: generate', 'shop/web/K: sameAs shop/db/K']);
  });

  test('The other may be of another step: it is sealed along', () => {
    const [web, db] = [secret('web', same('shop', 'db', 'K')), secret('db', generate, { ...generate, key: 'L' })];
    expect(wanted([web], [db])).toEqual(['shop/db/K: generate', 'shop/web/K: sameAs shop/db/K']);
  });

  test('A value that is sealed already can not be read: it is asked for, with the way out', () => {
    const [web, db] = [secret('web', same('shop', 'db', 'K')), secret('db', generate)];
    const found = wantedValues([web, db], [], (one) => one.name === 'db');
    expect(found).toMatchObject([
      { id: 'shop/web/K', from: { from: 'obtain', how: expect.stringContaining('both are made anew') } },
    ]);
  });

  test('A value that no step seals is asked for', () => {
    expect(wantedValues([secret('web', same('other', 'x', 'y'))], [], () => false)).toMatchObject([
      { from: { from: 'obtain', how: 'The value of y in Secret other/x, which no step seals.' } },
    ]);
  });

  test('goes through a chain of the same', () => {
    const all = [secret('a', same('shop', 'b', 'K')), secret('b', same('shop', 'c', 'K')), secret('c', generate)];
    expect(wanted(all)).toEqual(['shop/c/K: generate', 'shop/b/K: sameAs shop/c/K', 'shop/a/K: sameAs shop/b/K']);
  });

  test('A circle is told, not followed', () => {
    const all = [secret('a', same('shop', 'b', 'K')), secret('b', same('shop', 'a', 'K'))];
    expect(wanted(all)).toBe('shop/a/K is to be the same as itself: shop/a/K, shop/b/K, shop/a/K.');
  });
});
