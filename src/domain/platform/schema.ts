import applications from '../../../schemas/applications.schema.json' with { type: 'json' };
import platform from '../../../schemas/platform.schema.json' with { type: 'json' };
import type { ShapeCodes } from '../own/shape.ts';
import type { Schema } from '../schema/schema.ts';

/** The shape of `platform.yaml`. */
export const platformSchema: Schema = platform;

/** The shape of `applications.yaml` and `applications.local.yaml`. */
export const applicationsSchema: Schema = applications;

/** Under which codes both are told. */
export const platformCodes: ShapeCodes = {
  unknown: 'platform/unknown-key',
  missing: 'platform/missing-key',
  wrong: 'platform/type',
};
