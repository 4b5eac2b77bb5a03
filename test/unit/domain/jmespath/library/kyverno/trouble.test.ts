import { expect, test } from 'vitest';
import { failed, wrongType } from '../../../../../../src/domain/jmespath/library/kyverno/trouble.ts';

test('Troubles name the function', () => {
  expect(failed('add', 'no')).toMatchObject({ code: 'argument', message: "JMESPath function 'add': no" });
  expect(wrongType('lookup', 2, 'String').message).toBe(
    "JMESPath function 'lookup': argument #2 is not of type String",
  );
});
