import { expect, test } from 'vitest';
import type { Options } from '../../../../../src/domain/cel/cel.ts';
import type { Environment } from '../../../../../src/domain/cel/check/environment.ts';
import { said } from '../said.ts';
import type { Rows } from './table.ts';

/** What expressions come to in the environment of a policy, compiled there first. */
export function checkPolicies(
  environment: Environment,
  rows: Rows,
  data: Readonly<Record<string, unknown>> = {},
  options: Options = {},
): void {
  test.each(rows)('%s', (text, value) => expect(said(environment, text, data, options)).toBe(value));
}
