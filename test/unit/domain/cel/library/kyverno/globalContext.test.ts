import { describe, expect, test } from 'vitest';
import { globalContext, globalContexts } from '../../../../../../src/domain/cel/library/kyverno/globalContext.ts';
import { nothingOutside } from '../../../../../../src/domain/cel/value/externals.ts';
import { kyverno, said } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('entries of the global context', () => {
  checkPolicies(
    kyverno,
    [
      ["globalContext.get('entry')", '["entry", ""]'],
      ["globalContext.Get('entry', 'part')", '["entry", "part"]'],
      ["globalContext.get('nothing')", 'null'],
    ],
    {},
    {
      externals: {
        ...nothingOutside,
        globalContext: (name, projection) => ({ found: name === 'nothing' ? null : [name, projection] }),
      },
    },
  );
});

test('What nobody brings is missing', () => {
  expect(said(kyverno, "globalContext.get('entry')")).toBe(
    'missing: The expression asks for the global context entry entry, which is not known here.',
  );
  expect(globalContexts.map(({ params }) => params[0] === globalContext.kind)).toEqual([true, true, true, true]);
});
