import type { Operator } from '../operator.ts';
import { breakingOperators } from './broken.ts';
import { constraintOperators } from './constraints.ts';
import { fieldOperators } from './fields.ts';
import { fileOperators } from './files.ts';
import { identityOperators } from './identity.ts';
import { scalarOperators } from './scalars.ts';
import { syntaxOperators } from './syntax.ts';
import { typeOperators } from './types.ts';

/** Every way of changing an object that the comparison knows. */
export const operators: readonly Operator[] = [
  ...fieldOperators,
  ...typeOperators,
  ...scalarOperators,
  ...constraintOperators,
  ...syntaxOperators,
  ...breakingOperators,
  ...identityOperators,
  ...fileOperators,
];
