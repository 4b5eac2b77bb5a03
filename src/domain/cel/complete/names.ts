import type { Environment, Scope } from '../check/environment.ts';
import { typeNames } from '../value/names.ts';
import { has, macrosOfCel } from './macros.ts';
import type { Offer } from './offer.ts';
import { functionOffer, keywordOffer, macroOffer, variableOffer } from './offer.ts';
import { sentenceOfVariable } from './sentences.ts';

/** Everything that a value may begin with: names in scope, functions with their name spaces, types and words. */
export function namesAt(environment: Environment, scope: Scope | null): readonly Offer[] {
  const bound = locals(scope);
  const hidden = new Set(bound.map(({ label }) => label));
  return [
    ...bound,
    ...[...environment.variables].flatMap(([name, type]) =>
      hidden.has(name) ? [] : [variableOffer(name, type, sentenceOfVariable(name))],
    ),
    ...macroOffer([has]),
    ...macroOffer(macrosOfCel(environment), 'cel.'),
    ...[...environment.functions.globals].flatMap(([name, overloads]) =>
      isName(name) ? [functionOffer(name, overloads)] : [],
    ),
    ...[...typeNames.keys()].map((name) => keywordOffer(name, 'type')),
    ...words,
  ];
}

/** What joins a value to the next one and is no sign. */
export const joining: readonly Offer[] = [keywordOffer('in', 'bool')];

const words: readonly Offer[] = [
  keywordOffer('true', 'bool'),
  keywordOffer('false', 'bool'),
  keywordOffer('null', 'null'),
];

/** Operators are functions too. */
function isName(name: string): boolean {
  return /^[A-Za-z_]/.test(name);
}

/** Variables of macros, of which a nearer one hides those of its name. */
function locals(scope: Scope | null): readonly Offer[] {
  const found = new Map<string, Offer>();
  for (let local = scope; local !== null; local = local.up) {
    if (!found.has(local.name)) found.set(local.name, variableOffer(local.name, local.type));
  }
  return [...found.values()];
}
