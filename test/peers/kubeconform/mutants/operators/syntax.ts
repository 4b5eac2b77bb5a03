/** Operators on the form of YAML: duplicate keys, anchors, merges, flow style, quoting, keys that are no strings. */
import type { Random } from '../../../random.ts';
import { atPlace, isBody, isScalar, pickPlace, type Base, type Change, type Operator } from '../operator.ts';
import type { Place } from '../places.ts';
import { list, map, replace, scalar, type MapTree, type Tree } from '../tree.ts';

export const syntaxOperators: readonly Operator[] = [
  atPlace('a key twice', hasPairs, (place, { tree }, random) =>
    replace(tree, place.path, (old) => (old.type === 'map' ? { ...old, pairs: twice(old, random) } : old)),
  ),
  { name: 'an alias', apply: (base, random) => aliased(base, random, (place) => place.role !== 'root') },
  { name: 'an alias of a map', apply: (base, random) => aliased(base, random, hasPairs) },
  { name: 'a merge key', apply: merged },
  atPlace('a merge key in place', hasPairs, (place, { tree }, random) =>
    replace(tree, place.path, (old) => (old.type === 'map' ? mergedInPlace(old, random) : old)),
  ),
  atPlace(
    'flow style',
    (place) => place.tree.type !== 'scalar',
    (place, { tree }) => replace(tree, place.path, (old) => (old.type === 'scalar' ? old : { ...old, flow: true })),
  ),
  atPlace(
    'quoting',
    (place) => isBody(place) && isScalar(place),
    (place, { tree }, random) =>
      replace(tree, place.path, (old) => (old.type === 'scalar' ? requoted(old.text, random) : old)),
  ),
  atPlace(
    'a block scalar',
    (place) => isBody(place) && isScalar(place),
    (place, { tree }, random) => replace(tree, place.path, () => scalar(blockText(random))),
  ),
  atPlace('a key that is no string', hasPairs, (place, { tree }, random) =>
    replace(tree, place.path, (old) => (old.type === 'map' ? withKey(old, random) : old)),
  ),
  atPlace('quotes around a key', hasPairs, (place, { tree }, random) =>
    replace(tree, place.path, (old) => (old.type === 'map' ? quotedKey(old, random) : old)),
  ),
  atPlace(
    'text of many bytes',
    (place) => isBody(place) && isScalar(place),
    (place, { tree }, random) => replace(tree, place.path, () => scalar(random.pick(manyBytes))),
  ),
  atPlace('keys of many bytes', hasPairs, (place, { tree }, random) =>
    replace(tree, place.path, (old) =>
      old.type === 'map'
        ? {
            ...old,
            pairs: [
              ...old.pairs,
              {
                key: random.pick(['größe', '日本', '"😀"', '"a\\u0301"', 'Ключ', '"\\u200b"', 'a​b', '\u00a0a']),
                value: scalar('a'),
              },
            ],
          }
        : old,
    ),
  ),
  atPlace(
    'a comment',
    (place) => isBody(place) && isScalar(place),
    (place, { tree }, random) =>
      replace(tree, place.path, (old) =>
        old.type === 'scalar' ? scalar(`${old.text}${random.pick([' # a', '\t# a', ' #', '  # key: value'])}`) : old,
      ),
  ),
];

/**
 * No byte order mark: where its reader begins with one, anywhere in a file, go-yaml takes that for the first of the file
 * (yamlprivateh.go: is_bom looks at no index). `files` has those around documents.
 */
const manyBytes = [
  'über',
  '日本語',
  '"😀"',
  '"\u0301"',
  '"\\u00e9"',
  'é',
  '"\u00a0"',
  '"\u2028"',
  '"\u0085"',
  '‮a',
  'Ж: Ж',
  "'日'",
  '"\\ud83d"',
  '\ud83d\ude00',
];

function blockText(random: Random): string {
  const header = random.pick(['|', '>', '|-', '>-', '|+', '>+', '|2', '| # c']);
  const texts = ['a', '8080', 'yes', 'a\n\n  b', 'a: b', '# c', '- a\n   b'];
  return `${header}\n  ${random.pick(header === '|2' ? texts : [...texts, ''])}`;
}

function hasPairs(place: Place): boolean {
  return place.tree.type === 'map' && place.tree.pairs.length > 0;
}

function twice(tree: MapTree, random: Random): MapTree['pairs'] {
  const pair = random.pick(tree.pairs);
  return random.chance(0.5)
    ? [...tree.pairs, pair]
    : [...tree.pairs, { key: spelledOtherwise(pair.key), value: scalar('a') }];
}

function spelledOtherwise(key: string): string {
  return key.startsWith('"') ? key : `"${key}"`;
}

/** The first of two places gets an anchor, the second an alias of it. */
function aliased(base: Base, random: Random, where: (place: Place) => boolean): Change | undefined {
  const target = pickPlace(base, random, where);
  const later = base.places.filter(
    (place) => isBody(place) && where(place) && target !== undefined && comesAfter(place, target),
  );
  const same = later.filter(
    (place) =>
      place.schema === target?.schema ||
      JSON.stringify(place.schema['type']) === JSON.stringify(target?.schema['type']),
  );
  const candidates = same.length > 0 && random.chance(0.7) ? same : later;
  if (target === undefined || candidates.length === 0) {
    return undefined;
  }
  const place = random.pick(candidates);
  const anchored = replace(base.tree, target.path, (old) => ({ ...old, prefix: '&one' }));
  return {
    tree: replace(anchored, place.path, () => scalar(random.chance(0.95) ? '*one' : '*two')),
    depth: place.path.length,
  };
}

function comesAfter(place: Place, target: Place): boolean {
  const at = target.path.findIndex((step, index) => place.path[index] !== step);
  return at !== -1 && (place.path[at] ?? -1) > (target.path[at] ?? 0);
}

/** A map is merged into one that stands behind it. */
function merged(base: Base, random: Random): Change | undefined {
  const target = pickPlace(base, random, (place) => place.role !== 'root' && hasPairs(place));
  const later = base.places.filter(
    (place) => place.role !== 'root' && place.tree.type === 'map' && target !== undefined && comesAfter(place, target),
  );
  if (target === undefined || later.length === 0) {
    return undefined;
  }
  const place = random.pick(later);
  const anchored = replace(base.tree, target.path, (old) => ({ ...old, prefix: '&one' }));
  const pair = {
    key: '<<',
    value: scalar(random.pick(['*one', '*one', '[*one]', '[*one, {a: b}]', '[*one, *one]', '*two'])),
  };
  const tree = replace(anchored, place.path, (old) =>
    old.type === 'map' ? { ...old, pairs: random.chance(0.5) ? [pair, ...old.pairs] : [...old.pairs, pair] } : old,
  );
  return { tree, depth: place.path.length };
}

/** Some of a map's own fields come out of a merge; at times one of them is written too. */
function mergedInPlace(tree: MapTree, random: Random): Tree {
  const cut = random.below(tree.pairs.length);
  const [own, other] = [tree.pairs.slice(0, cut), tree.pairs.slice(cut)];
  const both = random.chance(0.3) ? own.slice(0, 1) : [];
  const source: Tree = { type: 'map', pairs: [...other, ...both], flow: true };
  const key = random.pick(['<<', '<<', '<<', '!!merge <<', '"<<"', '! <<']);
  const pair = {
    key,
    value: random.pick<Tree>([
      source,
      { ...list(source), flow: true },
      scalar('1'),
      source,
      { ...list(source, map()), flow: true },
    ]),
  };
  return { ...tree, pairs: random.chance(0.5) ? [pair, ...own] : [...own, pair] };
}

function requoted(text: string, random: Random): Tree {
  const bare = text.replace(/^"(.*)"$/s, '$1');
  return scalar(random.pick([bare, `"${bare}"`, `'${bare}'`, `!!str ${bare}`, `"${bare}"  `, ` ${bare}`]));
}

function withKey(tree: MapTree, random: Random): Tree {
  const key = random.pick([
    '5',
    'true',
    'yes',
    '3.14',
    '1e3',
    'null',
    '~',
    '0x10',
    '0777',
    '.inf',
    '.nan',
    '? a',
    '[a]',
    '{a: b}',
    '2024-01-02',
    '1_000',
    '!!str 5',
    '!!int "5"',
    '"5"',
    '-1',
    '12345678901234567890',
    '1.0',
    '0.1',
    '*one',
    '&one a',
    '1e21',
    'off',
    '=',
  ]);
  const value = random.pick([scalar('a'), scalar('1'), scalar('')]);
  const pair = { key, value };
  const index = random.below(tree.pairs.length);
  return {
    ...tree,
    pairs: random.chance(0.5)
      ? [...tree.pairs, pair]
      : tree.pairs.map((old, at) => (at === index ? { ...old, key } : old)),
  };
}

function quotedKey(tree: MapTree, random: Random): Tree {
  const index = random.below(tree.pairs.length);
  const quote = (key: string): string =>
    key.startsWith('"')
      ? key
      : random.pick([`"${key}"`, `'${key}'`, `? ${key}\n`, `!!str ${key}`, `"${key}" `, `${key} `]);
  return { ...tree, pairs: tree.pairs.map((pair, at) => (at === index ? { ...pair, key: quote(pair.key) } : pair)) };
}
