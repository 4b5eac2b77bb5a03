import type { Plain } from '../plain.ts';
import { elements, expectTag } from '../sealing/der.ts';
import type { Element } from '../sealing/der.ts';
import { identifier, listOrNull, parts, textOf } from './basics.ts';

const setTag = 0x31;

/** The parts of a name that Go knows, all of them by the last number of 2.5.4.x. */
const lists: readonly (readonly [name: string, number: number])[] = [
  ['Country', 6],
  ['Organization', 10],
  ['OrganizationalUnit', 11],
  ['Locality', 7],
  ['Province', 8],
  ['StreetAddress', 9],
  ['PostalCode', 17],
];

interface Attribute {
  readonly type: readonly number[];
  readonly value: string;
}

/** A distinguished name as Go's pkix.Name is written in JSON. */
export function nameOf(element: Element | undefined): Plain {
  const attributes = parts(element).flatMap((set) =>
    elements(expectTag(set, setTag).content).map((pair): Attribute => {
      const [type, value] = parts(pair);
      return { type: identifier(type), value: value === undefined ? '' : textOf(value) };
    }),
  );
  const valuesOf = (number: number): readonly string[] =>
    attributes.filter(({ type }) => type.join('.') === `2.5.4.${number}`).map(({ value }) => value);
  return {
    ...Object.fromEntries(lists.map(([name, number]) => [name, listOrNull(valuesOf(number))])),
    // Of several, the last one counts.
    CommonName: valuesOf(3).at(-1) ?? '',
    SerialNumber: valuesOf(5).at(-1) ?? '',
    Names: listOrNull(attributes.map(({ type, value }) => ({ Type: type, Value: value }))),
    ExtraNames: null,
  };
}
