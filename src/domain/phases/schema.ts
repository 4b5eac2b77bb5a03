import phase from '../../../schemas/phase.schema.json' with { type: 'json' };
import type { Schema } from '../schema/schema.ts';
import type { ShapeCodes } from '../own/shape.ts';

/** The shape of `phase.yaml`. */
export const phaseSchema: Schema = phase;

export const phaseCodes: ShapeCodes = {
  unknown: 'phase/unknown-key',
  missing: 'phase/missing-key',
  wrong: 'phase/type',
};

export const stepKinds = [
  'host',
  'helmfile',
  'gitops',
  'applications',
  'seal',
  'backup',
  'restore',
  'command',
  'manual',
] as const;

export const checkKinds = [
  'resource',
  'applications',
  'admission',
  'http',
  'file',
  'git',
  'command',
  'host',
  'probe',
] as const;

/** Everything but what depends on a kind: each step, check and read is compared with the one form that it has. */
export const frame: Schema = {
  ...phaseSchema,
  properties: {
    ...phaseSchema.properties,
    steps: { ...phaseSchema.properties?.['steps'], items: { type: 'object' } },
    checks: { ...phaseSchema.properties?.['checks'], items: { type: 'object' } },
  },
  definitions: {
    ...phaseSchema.definitions,
    reads: { ...phaseSchema.definitions?.['reads'], additionalProperties: { type: 'object' } },
    fileReads: { ...phaseSchema.definitions?.['fileReads'], additionalProperties: { type: 'object' } },
  },
};

/** The form of a step or check of a kind; of an unknown one only what all have. */
export function formOf(kind: string | null, of: 'Step' | 'Check'): Schema {
  const kinds: readonly string[] = of === 'Step' ? stepKinds : checkKinds;
  const known = kind !== null && kinds.includes(kind) ? frame.definitions?.[`${kind}${of}`] : undefined;
  return known ?? { type: 'object', required: ['id', 'kind'], properties: { kind: { type: 'string', enum: kinds } } };
}

/** The form of what is read: a file, files, or objects. */
export function readForm(names: readonly string[]): Schema {
  const name = names.includes('file') ? 'oneFile' : names.includes('files') ? 'files' : 'objects';
  return frame.definitions?.[name] ?? {};
}
