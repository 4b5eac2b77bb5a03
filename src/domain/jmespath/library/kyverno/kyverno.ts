import { core } from '../core.ts';
import type { Library } from '../function.ts';
import { arithmetic } from './arithmetic.ts';
import { certificates } from './certificates.ts';
import { collections } from './collections.ts';
import { hashes } from './hashes.ts';
import { images } from './images.ts';
import { outside } from './outside.ts';
import { parsing } from './parsing.ts';
import { regexes } from './regexes.ts';
import { strings } from './strings.ts';
import { times } from './times.ts';
import { versions } from './versions.ts';

/**
 * All functions that expressions of Kyverno's policies can call (kyverno 1.19.1, pkg/engine/jmespath): those of the
 * language, and its own, of which `sum` takes the place of the one of the language.
 */
export const kyvernoLibrary: Library = new Map(
  [
    core,
    strings,
    regexes,
    collections,
    arithmetic,
    times,
    versions,
    parsing,
    hashes,
    images,
    outside,
    certificates,
  ].flatMap((functions) => functions.map((one) => [one.name, one] as const)),
);
