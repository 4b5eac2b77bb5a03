import { describe, expect, test } from 'vitest';
import { environmentOf } from '../../../../../src/domain/cel/cel.ts';
import { openCalls } from '../../../../../src/domain/cel/complete/calls.ts';
import { leftOf } from '../../../../../src/domain/cel/complete/left.ts';
import { declaresVariable, scopeIn } from '../../../../../src/domain/cel/complete/scope.ts';
import { int, listOf, mapOf, nameOf, objectOf, optionalOf, string } from '../../../../../src/domain/cel/type.ts';

const environment = environmentOf({
  hosts: listOf(objectOf('host', { name: string, ports: listOf(int) })),
  labels: mapOf(string, int),
  maybe: optionalOf(string),
});

/** The variables that macros have declared at the end of a text, the nearest first. */
function scope(text: string): readonly string[] {
  const left = leftOf(text, text.length);
  const names: string[] = [];
  const first = left === null ? null : scopeIn(left, openCalls(left.tokens), environment);
  for (let local = first; local !== null; local = local.up) names.push(`${local.name}: ${nameOf(local.type)}`);
  return names;
}

describe('variables of macros', () => {
  const cases: readonly (readonly [text: string, ...variables: readonly string[]])[] = [
    ['hosts.all(h, ', 'h: host'],
    ['hosts.all('],
    ['hosts.all(h'],
    ['hosts.all(h, true) && '],
    ['hosts.map(h, true, ', 'h: host'],
    ['hosts.exists(i, h, ', 'h: host', 'i: int'],
    ['hosts.exists(h, h.name == "a", ', 'h: host'],
    ['labels.filter(k, ', 'k: string'],
    ['labels.all(k, v, ', 'v: int', 'k: string'],
    ['labels.transformMap(k, v, ', 'v: int', 'k: string'],
    ['labels.transformMap(k, '],
    ['hosts.map(h, h.ports.map(p, ', 'p: int', 'h: host'],
    ['hosts.map(h, h.ports).map(p, ', 'p: list(int)'],
    ['hosts.map(h, h.ports[0], size(', 'h: host'],
    ['unknown.all(x, ', 'x: dyn'],
    ['maybe.optMap(m, ', 'm: string'],
    ['1.optMap(m, ', 'm: dyn'],
    ['cel.bind(x, hosts[0].name, ', 'x: string'],
    ['cel.bind(x, '],
    ['hosts.bind(x, 1, '],
    ['hosts.size(h, '],
    ['all(h, '],
    ['hosts.all(h.name, '],
  ];
  test.each(cases)('%s', (text, ...variables) => expect(scope(text)).toEqual(variables));
});

describe('where a new variable is declared', () => {
  const cases: readonly (readonly [text: string, declares: boolean])[] = [
    ['hosts.all(', true],
    ['hosts.all(h, ', false],
    ['labels.transformMap(k, ', true],
    ['labels.transformMap(k, v, ', false],
    ['maybe.optMap(', true],
    ['cel.bind(', true],
    ['cel.bind(x, ', false],
    ['hosts.size(', false],
    ['all(', false],
  ];
  test.each(cases)('%s', (text, declares) => {
    const call = openCalls(leftOf(text, text.length)?.tokens ?? []).at(-1);
    expect(call === undefined ? null : declaresVariable(call)).toBe(declares);
  });
});
