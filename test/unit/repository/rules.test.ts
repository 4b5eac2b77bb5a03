import { expect, test } from 'vitest';
import { asSlipway, likeKubeconform } from '../../../src/repository/rules.ts';

test('Slipway judges what it can and looks for secrets', () => {
  expect(asSlipway).toEqual({ secrets: true, strictMerge: false, recovers: true, missingSchemaIsError: false });
});

test('kubeconform says only what its schemas say', () => {
  expect(likeKubeconform).toEqual({ secrets: false, strictMerge: true, recovers: false, missingSchemaIsError: true });
});
