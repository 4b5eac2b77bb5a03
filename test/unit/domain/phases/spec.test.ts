import { expect, test } from 'vitest';
import { checkKinds } from '../../../../src/domain/phases/schema.ts';
import { onDemandKinds } from '../../../../src/domain/phases/spec.ts';

test('What runs by itself reads the cluster, files and Git, and nothing else', () => {
  expect(checkKinds.filter((kind) => !onDemandKinds.has(kind))).toEqual(['resource', 'applications', 'file', 'git']);
});
