import { nothingOutside } from '../../../../../src/domain/cel/value/externals.ts';
import type { Externals } from '../../../../../src/domain/cel/value/externals.ts';
import { plain } from '../../../../../src/domain/jmespath/value.ts';
import { entriesOf } from '../../../../../src/domain/policy/classic/entries.ts';
import { Trouble } from '../../../../../src/domain/policy/classic/trouble.ts';
import type { Data } from '../../../../../src/domain/policy/data.ts';
import { Meter } from '../../../../../src/domain/policy/meter.ts';
import { contextOf } from './around.ts';

/** What an entry comes to: its value, what it lacks, or why it has none. */
export function looked(entry: Data, externals: Partial<Externals> = {}, namespace = ''): unknown {
  const outside = { externals: { ...nothingOutside, ...externals }, namespace };
  const values = { request: { object: { metadata: { name: 'web' } } }, other: { key: 'v' } };
  const [loaded] = entriesOf([entry], outside);
  const value = loaded?.load(contextOf(values), new Meter());
  if (value instanceof Trouble) return value.missing ?? value.message;
  return value === null || value === undefined ? value : plain(value.data);
}
