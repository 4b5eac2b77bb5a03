import { noFormats } from './format.ts';
import type { Dialect } from './dialect.ts';
import type { Schema } from './schema.ts';

/**
 * The dialect for a document of a certain draft: since 2019-09 a format only annotates
 * (https://json-schema.org/draft/2020-12/json-schema-validation#section-7.2.1). What names no version means the newest.
 */
export function inDraftOf({ $schema = '' }: Schema, dialect: Dialect): Dialect {
  return annotating.test($schema) ? { ...dialect, formats: noFormats } : dialect;
}

const annotating = /^https?:\/\/json-schema\.org\/(draft\/20\d\d-\d\d\/)?schema#?$/;
