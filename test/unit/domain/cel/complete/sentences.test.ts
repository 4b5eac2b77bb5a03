import { expect, test } from 'vitest';
import { environmentOf } from '../../../../../src/domain/cel/cel.ts';
import { has, macrosOf, macrosOfCel } from '../../../../../src/domain/cel/complete/macros.ts';
import {
  sentenceOf,
  sentenceOfMacro,
  sentenceOfVariable,
  sentences,
} from '../../../../../src/domain/cel/complete/sentences.ts';
import { exceptionEnvironment } from '../../../../../src/domain/cel/environment/admissionPolicy.ts';
import { validatingPolicyEnvironment } from '../../../../../src/domain/cel/environment/validatingPolicy.ts';
import { dyn } from '../../../../../src/domain/cel/type.ts';
import { kubernetes, kyverno } from '../said.ts';

const inNamespace = validatingPolicyEnvironment({ namespaced: true });
const overloads = [environmentOf({}), kubernetes, kyverno, inNamespace, exceptionEnvironment]
  .flatMap(({ functions: { globals, methods } }) => [globals, methods])
  .flatMap((all) => [...all.values()].flat())
  .filter(({ name }) => /^[A-Za-z]/.test(name));
const known = [kubernetes, kyverno, exceptionEnvironment].flatMap(({ variables }) => Array.from(variables.keys()));
const macros = [has, ...macrosOf(dyn), ...macrosOfCel(kyverno)];

test('Every function has a sentence, and so has every macro', () => {
  expect(overloads.length).toBeGreaterThan(300);
  expect(overloads.flatMap((one) => (sentenceOf(one) === '' ? one.name : []))).toEqual([]);
  expect(macros.flatMap((one) => (sentenceOfMacro(one) === '' ? one.name : []))).toEqual([]);
});

test('So has every variable but one, which Kyverno has left over', () => {
  expect(known).toEqual(expect.arrayContaining(['object', 'params', 'authorizer', 'exceptions']));
  expect(known.filter((name) => sentenceOfVariable(name) === '')).toEqual(['mylib_version']);
  expect(sentenceOfVariable('x')).toBe('');
});

test('Every sentence is said of something', () => {
  const said = new Set([...overloads.map(sentenceOf), ...macros.map(sentenceOfMacro)]);
  expect([...sentences].flatMap(([name, does]) => (said.has(does) ? [] : name))).toEqual([]);
});

test.each([...sentences])('%s: %s', (_, does) => expect(does).toMatch(/^[A-Z0-9][^\n]*\.$/));

test('What is called alike and does something else for another value has words of its own', () => {
  const get = (kyverno.functions.methods.get('Get') ?? []).map(sentenceOf);
  expect(new Set(get)).toEqual(
    new Set([
      'What a server answers to GET at a URL, with headers if any are given.',
      'An entry of the global context, or one of its projections.',
      'An object of the cluster.',
    ]),
  );
});
