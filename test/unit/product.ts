import { join } from 'node:path';
import { asAdmission, BundledCatalog } from '../../src/domain/schema/bundled.ts';
import { schemaFolder } from '../../src/node/schemas.ts';
import { asSlipway } from '../../src/repository/rules.ts';
import type { Rules } from '../../src/repository/rules.ts';

/** The root of this repository. */
export const product = join(import.meta.dirname, '../..');

/** The schemas that come with Slipway: units that judge whole objects are tested with what users have. */
export const schemas = schemaFolder(join(product, 'schemas'));

export const bundled = new BundledCatalog(schemas.index, '1.36', schemas.read, asAdmission);

export const rules: Rules = { ...asSlipway, catalogs: [bundled] };
