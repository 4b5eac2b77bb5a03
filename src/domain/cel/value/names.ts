import type { TypeName } from './data.ts';

/** What names of types mean where a value is wanted, as in `type(x) == int`. */
export const typeNames: ReadonlyMap<string, TypeName> = new Map(
  [
    'bool',
    'bytes',
    'double',
    'int',
    'list',
    'map',
    'null_type',
    'optional_type',
    'string',
    'type',
    'uint',
    'net.CIDR',
    'net.IP',
    'google.protobuf.Duration',
    'google.protobuf.Timestamp',
  ].map((name) => [name, { kind: 'type', name }]),
);
