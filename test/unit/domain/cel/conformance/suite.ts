import type { SerializedIncrementalTestSuite } from '@bufbuild/cel-spec/testdata/tests.js';

/** A case of cel-spec's conformance data, as its JSON has it. */
export interface Case {
  /** `suite/section/name` */
  readonly name: string;
  readonly expr: string;
  readonly value?: Json;
  readonly typedResult?: { readonly result?: Json; readonly deducedType?: Json };
  readonly evalError?: Json;
  readonly typeEnv?: readonly Json[];
  readonly bindings?: Json;
  readonly disableCheck?: boolean;
  readonly checkOnly?: boolean;
  readonly container?: string;
}

/** What JSON holds. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A case with what cel-go makes of it. */
export interface Judged {
  readonly case: Case;
  /** The tree as cel-go prints it; undefined where its parser refuses the text. */
  readonly ast: string | undefined;
  /** The type that cel-go finds. */
  readonly type: string | undefined;
  readonly error: string | undefined;
}

/** All cases, in the order of the files. */
export function casesOf(suite: SerializedIncrementalTestSuite): readonly Judged[] {
  return collect(suite, '');
}

function collect({ tests = [], suites = [] }: SerializedIncrementalTestSuite, path: string): readonly Judged[] {
  const here = tests.map(({ original, ast, type, error }): Judged => {
    // The declared type of the data is any object of JSON.
    const read = original as unknown as Case;
    return { case: Object.assign({}, read, { name: `${path}${read.name}` }), ast, type, error };
  });
  return [...here, ...suites.flatMap((inner) => collect(inner, `${path}${inner.name}/`))];
}

/** Types of messages and enums of protobuf, which Slipway's CEL does not have, and functions on them. */
const protobuf =
  /TestAllTypes|TestRequired|NestedTest|GlobalEnum|NestedEnum|proto\.(has|get)Ext|google\.protobuf\.(?!Timestamp|Duration)|\b(Bool|Bytes|Double|Float|Int32|Int64|String|UInt32|UInt64|List)Value\b|\bNullValue\b|google\.rpc/;

/** Whether the case is about protobuf: by its expression, its values or its variables. */
export function isAboutProtobuf({ expr, value, typeEnv, bindings, typedResult }: Case): boolean {
  const said = JSON.stringify([value, typeEnv, bindings, typedResult]);
  return protobuf.test(expr) || protobuf.test(said) || said.includes('enumValue') || said.includes('wrapper');
}
