import type { Environment, Scope } from '../check/environment.ts';
import { openCalls } from './calls.ts';
import type { OpenCall } from './calls.ts';
import { leftOf } from './left.ts';
import type { Left } from './left.ts';
import { has, macroSignature, macrosOf, macrosOfCel } from './macros.ts';
import { overloadsFor } from './members.ts';
import { scopeIn } from './scope.ts';
import { parameterOf, signatureOf } from './label.ts';
import type { Signature } from './label.ts';
import { typed } from './typed.ts';

/** The ways to call the function around a place, and which argument the place is in. */
export interface Called {
  readonly signatures: readonly Signature[];
  /** The first signature that has the argument. */
  readonly active: number;
  /** Which of its parameters that is; as many as it has, or more, for an argument too many. */
  readonly argument: number;
}

/** How the nearest call around an offset goes on, finished or not; null where none is known. Never throws. */
export function signatureAt(text: string, offset: number, environment: Environment): Called | null {
  const left = leftOf(text, offset);
  if (left === null) return null;
  const calls = openCalls(left.tokens);
  const call = calls.at(-1);
  if (call === undefined) return null;
  const signatures = signaturesOf(left, call, environment, scopeIn(left, calls.slice(0, -1), environment));
  if (signatures.length === 0) return null;
  const argument = call.before.length;
  const parameters = signatures.map((one) => parameterOf(one, argument));
  const active = Math.max(
    0,
    parameters.findIndex((one) => one !== null),
  );
  return { signatures, active, argument: parameters[active] ?? argument };
}

function signaturesOf(
  left: Left,
  { name, target }: OpenCall,
  environment: Environment,
  scope: Scope | null,
): readonly Signature[] {
  const { globals, methods } = environment.functions;
  if (target === null) {
    return name === has.name ? [macroSignature(has)] : (globals.get(name) ?? []).map(signatureOf);
  }
  const { type, path } = typed(left, target, environment, scope);
  const spaced = path === null ? undefined : globals.get(`${path}.${name}`);
  if (spaced !== undefined) return spaced.map(signatureOf);
  const macros = path === 'cel' ? macrosOfCel(environment) : macrosOf(type);
  return [
    ...macros.filter((macro) => macro.name === name).map(macroSignature),
    ...overloadsFor(type, methods.get(name) ?? []).map(signatureOf),
  ];
}
