import type { Environment } from '../check/environment.ts';
import { lookup } from '../check/environment.ts';
import type { Scope } from '../check/environment.ts';
import type { Overload } from '../library/function.ts';
import { optionals } from '../library/optional.ts';
import type { Type } from '../type.ts';
import { admits, dyn, optionalOf } from '../type.ts';
import { macrosOf, macrosOfCel } from './macros.ts';
import type { Offer } from './offer.ts';
import { fieldOffer, functionOffer, macroOffer, variableOffer } from './offer.ts';
import { sentenceOfVariable } from './sentences.ts';
import type { Typed } from './typed.ts';

/** What may follow a dot behind a value: its fields, its methods, and what lies in a name space. */
export function membersOf(owner: Typed, environment: Environment, scope: Scope | null): readonly Offer[] {
  const inside = spaceOf(owner, environment);
  // A name space is no value, so that it has nothing else.
  if (owner.path !== null && inside.length > 0 && lookup(environment, scope, owner.path) === undefined) return inside;
  return [...fieldsOf(owner.type), ...inside, ...methodsOf(owner.type, environment)];
}

/** The fields of a type, or of what is in an optional. */
export function fieldsOf(type: Type): readonly Offer[] {
  if (type.kind === 'optional') return fieldsOf(type.value);
  if (type.kind !== 'object') return [];
  return [...type.fields].map(([name, field]) => fieldOffer(name, field, type.descriptions.get(name) ?? ''));
}

/** The overloads of a method that a value of this type has. */
export function overloadsFor(type: Type, overloads: readonly Overload[]): readonly Overload[] {
  return overloads.filter(({ params }) => admits(params[0]?.type ?? dyn, type));
}

function methodsOf(type: Type, environment: Environment): readonly Offer[] {
  const own = [...environment.functions.methods].flatMap(([name, overloads]) => {
    const fitting = overloadsFor(type, overloads);
    return fitting.length === 0 ? [] : [functionOffer(name, fitting)];
  });
  const all = [...macroOffer(macrosOf(type)), ...own];
  if (type.kind === 'optional') return all;
  return [...all.filter(({ label }) => !ofOptionals.has(label)), ...all.filter(({ label }) => ofOptionals.has(label))];
}

/** What is mostly asked of optionals alone, though `orValue` of Kyverno takes any value. */
const ofOptionals: ReadonlySet<string> = new Set([
  ...optionals.flatMap(({ name, params }) => (params[0]?.type.kind === 'optional' ? name : [])),
  ...macrosOf(optionalOf(dyn)).map(({ name }) => name),
]);

/** Functions and variables whose names begin with a path: `math.abs` is `abs` in `math`. */
function spaceOf({ path }: Typed, environment: Environment): readonly Offer[] {
  if (path === null) return [];
  const start = `${path}.`;
  const rest = (name: string): string | null => {
    const after = name.startsWith(start) ? name.slice(start.length) : '';
    return /^\w+$/.test(after) ? after : null;
  };
  return [
    ...[...environment.variables].flatMap(([name, type]) => {
      const after = rest(name);
      return after === null ? [] : [variableOffer(after, type, sentenceOfVariable(name))];
    }),
    ...[...environment.functions.globals].flatMap(([name, overloads]) => {
      const after = rest(name);
      return after === null ? [] : [functionOffer(after, overloads)];
    }),
    ...(path === 'cel' ? macroOffer(macrosOfCel(environment)) : []),
  ];
}
