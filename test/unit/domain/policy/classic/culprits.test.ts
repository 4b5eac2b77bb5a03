import { expect, test } from 'vitest';
import { placesOf } from '../../../../../src/domain/cel/value/origin.ts';
import { culpritsOf } from '../../../../../src/domain/policy/classic/culprits.ts';
import { substitute } from '../../../../../src/domain/policy/classic/substitute.ts';
import type { Substituted } from '../../../../../src/domain/policy/classic/substitute.ts';
import { Trouble } from '../../../../../src/domain/policy/classic/trouble.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { Meter } from '../../../../../src/domain/policy/meter.ts';
import { contextOf } from './around.ts';

const values = {
  images: ['a', 'b', 'c'],
  drop: ['NONE'],
  one: 'b',
  labels: { app: 'x' },
  pod: { name: 'x', image: 'y' },
};

function of(data: Data): Substituted {
  const substituted = substitute(data, contextOf(values), new Meter());
  if (substituted instanceof Trouble) throw substituted;
  return substituted;
}

function placesFor(key: Data, operator: string, value: Data, meter: Meter = new Meter()): readonly string[] {
  return placesOf(culpritsOf(of(key), operator, of(value), meter)).map(({ variable, steps }) =>
    [variable, ...steps].join('.'),
  );
}

test.each<[string, Data, string, Data, readonly string[]]>([
  ['items that are among others', '{{ images }}', 'AnyIn', ['b', 'x'], ['images.1']],
  ['items that are not', '{{ images }}', 'AnyNotIn', ['a', 'b'], ['images.2']],
  ['all of a list that has to be so as a whole', '{{ images }}', 'AllNotIn', ['x'], ['images']],
  ['a text, and the item that it is', '{{ one }}', 'AnyIn', '{{ images }}', ['one', 'images.1']],
  ['the only item of a list that lacks something', 'ALL', 'AnyNotIn', '{{ drop }}', ['drop.0']],
  ['a list of several that lacks something', 'ALL', 'AnyNotIn', '{{ images }}', ['images']],
  ['a map that lacks a key', 'team', 'AllNotIn', '{{ labels.keys(@)[] }}', ['labels']],
  ['a map of several keys that lacks one', ['team'], 'AnyNotIn', '{{ pod.keys(@)[] }}', ['pod']],
  ['both sides of any other operator', '{{ one }}', 'NotEquals', '{{ drop }}', ['one', 'drop']],
  ['a text that is made of a list', 'x {{ images }}', 'AnyNotIn', ['y'], ['images']],
])('To blame are %s', (_, key, operator, value, places) => {
  expect(placesFor(key, operator, value)).toEqual(places);
});

test('Without steps left all of it is', () => {
  expect(placesFor('{{ images }}', 'AnyIn', ['b'], new Meter(0))).toEqual(['images']);
});
