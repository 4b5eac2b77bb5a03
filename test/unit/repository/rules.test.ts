import { expect, test } from 'vitest';
import { contentsLikeKubeconform } from '../../../src/domain/kubeconform/contents.ts';
import { parseLikeGo } from '../../../src/domain/kubeconform/parse.ts';
import { cutStream } from '../../../src/domain/kubeconform/stream.ts';
import { contentsOf } from '../../../src/domain/kubernetes/contents.ts';
import { split } from '../../../src/domain/yaml/split.ts';
import { parseRecently } from '../../../src/repository/parseRecently.ts';
import { asSlipway, likeKubeconform } from '../../../src/repository/rules.ts';

test('Slipway judges what it can, looks for secrets, and leaves templates alone', () => {
  expect(asSlipway).toEqual({
    split,
    parse: parseRecently,
    contents: contentsOf,
    secrets: true,
    policies: null,
    isPatch: false,
    knowsSops: true,
    skipsTemplates: true,
    recovers: true,
    missingSchemaIsError: false,
  });
});

test('kubeconform reads as Go does, and says only what its schemas say', () => {
  expect(likeKubeconform).toEqual({
    split: cutStream,
    parse: parseLikeGo,
    contents: contentsLikeKubeconform,
    secrets: false,
    policies: null,
    isPatch: false,
    knowsSops: false,
    skipsTemplates: false,
    recovers: false,
    missingSchemaIsError: true,
  });
});
