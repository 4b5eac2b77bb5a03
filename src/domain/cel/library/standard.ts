import { arithmetic } from './arithmetic.ts';
import { comparison } from './comparison.ts';
import { conversion } from './conversion.ts';
import { encoders } from './encoders.ts';
import { Functions } from './functions.ts';
import { lists } from './lists.ts';
import { math } from './math.ts';
import { optionals } from './optional.ts';
import { sets } from './sets.ts';
import { strings } from './strings.ts';
import { text } from './text.ts';
import { time } from './time.ts';

/** CEL's own functions and the extensions that every environment of ours has. */
export const standardLibraries = [
  arithmetic,
  comparison,
  conversion,
  text,
  time,
  strings,
  lists,
  math,
  optionals,
  sets,
  encoders,
];

export const standardFunctions = new Functions(standardLibraries);
