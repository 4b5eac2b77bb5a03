import { describe, expect, test } from 'vitest';
import { plain } from '../../../../src/domain/schema/dialect.ts';
import { inDraftOf } from '../../../../src/domain/schema/draft.ts';
import { noFormats } from '../../../../src/domain/schema/format.ts';

describe('a format', () => {
  test.each([
    'http://json-schema.org/draft-04/schema#',
    'http://json-schema.org/draft-07/schema#',
    'https://example.com/schema',
  ])('is asserted by the draft %s', ($schema) => expect(inDraftOf({ $schema }, plain)).toBe(plain));

  test('is asserted when no draft is named', () => expect(inDraftOf({}, plain)).toBe(plain));

  test.each([
    'https://json-schema.org/draft/2020-12/schema',
    'https://json-schema.org/draft/2019-09/schema#',
    'http://json-schema.org/schema#',
  ])('only annotates by the draft %s', ($schema) => {
    expect(inDraftOf({ $schema }, plain)).toEqual({ ...plain, formats: noFormats });
  });
});
