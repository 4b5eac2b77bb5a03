import { describe, expect, test } from 'vitest';
import { imageData, imageMetadata } from '../../../../../../src/domain/cel/library/kyverno/imageData.ts';
import { nothingOutside } from '../../../../../../src/domain/cel/value/externals.ts';
import { kyverno, said } from '../../said.ts';
import { checkPolicies } from '../policies.ts';

describe('what registries say', () => {
  checkPolicies(
    kyverno,
    [
      ["image.getMetadata('nginx').image", '"nginx"'],
      ["image.GetMetadata('nginx').image", '"nginx"'],
    ],
    {},
    { externals: { ...nothingOutside, imageData: (reference) => ({ found: { image: reference } }) } },
  );
});

test('What nobody brings is missing', () => {
  expect(said(kyverno, "image.getMetadata('nginx')")).toBe(
    'missing: The expression asks for the image nginx, which is not known here.',
  );
  expect(imageMetadata.map(({ params }) => params[0] === imageData.kind)).toEqual([true, true]);
});
