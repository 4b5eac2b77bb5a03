import { describe, expect, test } from 'vitest';
import { written } from '../../../../../src/domain/jmespath/value.ts';
import type { Entry } from '../../../../../src/domain/policy/classic/context.ts';
import { Trouble } from '../../../../../src/domain/policy/classic/trouble.ts';
import { Exhausted, Meter } from '../../../../../src/domain/policy/meter.ts';
import { contextOf } from './around.ts';

const meter = new Meter();
const loads: string[] = [];
const entry = (name: string, value: unknown): Entry => ({
  name,
  load: () => {
    loads.push(name);
    return written(value);
  },
});

const base = contextOf({ request: { object: { x: 1 } } });
const valueOf = (found: ReturnType<typeof base.query>): unknown =>
  found instanceof Trouble ? found.message : found.data;

describe('a context', () => {
  test('looks something up when it is named, and once', () => {
    const context = base.withEntries([entry('a', 1), entry('b', 2)]);
    expect(valueOf(context.query('request.object.x', meter))).toBe(1);
    expect(loads).toEqual([]);
    expect([context.query('a', meter), context.query('to_string(a)', meter)].map(valueOf)).toEqual([1, '1']);
    expect(context.withElement(written(3), 0, 0)).toSatisfy(
      (inner: typeof context) => valueOf(inner.query('a', meter)) === 1,
    );
    expect(loads).toEqual(['a']);
  });

  test.each<[string, boolean]>([
    ['named', true],
    ['(named)', true],
    ['named.x', true],
    ['request.named', false],
    ['named2', false],
    ['x || named', true],
  ])('%s names it: %s', (query, isNamed) => {
    const before = loads.length;
    base.withEntries([entry('named', {})]).query(query, meter);
    expect(loads.length - before).toBe(isNamed ? 1 : 0);
  });

  test('lets an entry see those before it alone', () => {
    const second: Entry = { name: 'b', load: (context) => context.query('a', meter) };
    expect(valueOf(base.withEntries([entry('a', 1), second]).query('b', meter))).toBe(1);
    expect(valueOf(base.withEntries([second, entry('a', 1)]).query('b', meter))).toMatch(/Unknown key "a"/);
  });

  test('takes a step for each of its entries, and no more room than they do', () => {
    const many = base.withEntries(Array.from({ length: 50_000 }, (_, index) => entry(`e${index}`, index)));
    const few = new Meter();
    expect(valueOf(many.query('[e0, e49999] | [0]', few))).toBe(0);
    expect(few.left).toBeLessThan(new Meter().left - 50_000);
    expect(() => many.query('e0', new Meter(40_000))).toThrow(Exhausted);
  });

  test('knows the elements of loops by how deep they are', () => {
    const outer = base.withElement(written('x'), 4, 0);
    const inner = outer.withElement(written('y'), 5, 1);
    const seen = inner.query('[element, elementIndex, element0, elementIndex0, element1, elementIndex1]', meter);
    expect(seen).toMatchObject({
      data: { items: [{ data: 'y' }, { data: 5 }, { data: 'x' }, { data: 4 }, { data: 'y' }, { data: 5 }] },
    });
    expect(valueOf(outer.query('element', meter))).toBe('x');
  });

  test('says why something could not be looked up, and knows what is not there', () => {
    const failing: Entry = { name: 'a', load: () => new Trouble('no') };
    const absent: Entry = { name: 'a', load: () => null };
    expect(valueOf(base.withEntries([failing]).query('a', meter))).toBe('no');
    expect(valueOf(base.withEntries([absent]).query('a', meter))).toMatch(/Unknown key "a"/);
    expect(valueOf(base.query('  ', meter))).toBe('invalid query (nil)');
  });
});

test('A value that is given stands for what would be looked up, unless it is computed', () => {
  const given = contextOf({ a: 'given', b: 'given' });
  const context = given.withEntries([
    { ...entry('a', 'looked up'), givesWay: true },
    { ...entry('b', 'computed'), givesWay: false },
    { ...entry('c', 'looked up'), givesWay: true },
  ]);
  const values = ['a', 'b', 'c'].map((name) => valueOf(context.query(name, meter)));
  expect(values).toEqual(['given', 'computed', 'looked up']);
});
