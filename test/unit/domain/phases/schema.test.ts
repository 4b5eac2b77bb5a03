import { expect, test } from 'vitest';
import { checkKinds, formOf, frame, phaseSchema, readForm, stepKinds } from '../../../../src/domain/phases/schema.ts';

test('Every kind has a form, and every form a kind', () => {
  const forms = Object.keys(phaseSchema.definitions ?? {});
  expect(forms.filter((name) => name.endsWith('Step')).toSorted()).toEqual(
    stepKinds.map((kind) => `${kind}Step`).toSorted(),
  );
  expect(forms.filter((name) => name.endsWith('Check')).toSorted()).toEqual(
    checkKinds.map((kind) => `${kind}Check`).toSorted(),
  );
  for (const kind of stepKinds) expect(formOf(kind, 'Step').properties?.['kind']?.const).toBe(kind);
  for (const kind of checkKinds) expect(formOf(kind, 'Check').properties?.['kind']?.const).toBe(kind);
});

test('The schema offers every form', () => {
  const offered = (name: string): unknown => phaseSchema.properties?.[name]?.items;
  expect(offered('steps')).toEqual({ anyOf: stepKinds.map((kind) => ({ $ref: `#/definitions/${kind}Step` })) });
  expect(offered('checks')).toEqual({ anyOf: checkKinds.map((kind) => ({ $ref: `#/definitions/${kind}Check` })) });
});

test('An unknown kind has only what all have', () => {
  expect(formOf(null, 'Step').properties?.['kind']?.enum).toEqual(stepKinds);
  expect(formOf('toString', 'Check').properties?.['kind']?.enum).toEqual(checkKinds);
  expect(formOf('probe', 'Step').properties?.['kind']?.enum).toEqual(stepKinds);
});

test('The frame says nothing of what depends on a kind', () => {
  expect(frame.properties?.['steps']?.items).toEqual({ type: 'object' });
  expect(frame.definitions?.['reads']?.additionalProperties).toEqual({ type: 'object' });
});

test('What is read is a file, files or objects', () => {
  expect(readForm(['file', 'kind']).required).toEqual(['file']);
  expect(readForm(['files']).required).toEqual(['files']);
  expect(readForm([]).required).toEqual(['apiVersion', 'kind']);
});
