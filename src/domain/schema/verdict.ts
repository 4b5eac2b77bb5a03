import type { Place } from './place.ts';

/**
 * What one schema says against one place of an object.
 * A duplicate item that is not `refused` is taken by the API server with a warning.
 */
export type Verdict =
  | { readonly rule: 'unknownField'; readonly place: Place; readonly known: readonly string[] }
  | { readonly rule: 'missingField'; readonly place: Place; readonly property: string }
  | { readonly rule: 'type'; readonly place: Place; readonly got: string; readonly want: readonly string[] }
  | { readonly rule: 'enum'; readonly place: Place; readonly allowed: readonly unknown[] }
  | { readonly rule: 'pattern'; readonly place: Place; readonly pattern: string }
  | { readonly rule: 'format'; readonly place: Place; readonly format: string }
  | { readonly rule: 'range'; readonly place: Place; readonly bound: Bound }
  | {
      readonly rule: 'length';
      readonly place: Place;
      readonly bound: Bound;
      readonly unit: 'character' | 'item' | 'field';
      readonly actual: number;
    }
  | {
      readonly rule: 'duplicateItem';
      readonly place: Place;
      readonly first: Place;
      readonly keys: readonly string[];
      readonly refused: boolean;
    }
  | {
      readonly rule: 'combination';
      readonly place: Place;
      readonly keyword: 'oneOf' | 'anyOf' | 'not';
      readonly branches: readonly (readonly Verdict[])[];
      /** The fields that exclude each other. */
      readonly names: readonly string[];
      readonly matched: number;
    };

export type Bound =
  | { readonly is: 'at least' | 'at most' | 'more than' | 'less than'; readonly limit: number }
  | { readonly is: 'a multiple of'; readonly limit: number };
