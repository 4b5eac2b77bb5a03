import { expect, test } from 'vitest';
import { globalContextOf, readGlobalEntry } from '../../../../../src/domain/policy/suite/globalContext.ts';

const data = { items: [{ name: 'a' }, { name: 'b' }] };
const look = globalContextOf([
  readGlobalEntry({ name: 'whole', data }, []),
  readGlobalEntry({ name: 'part', data, fieldPath: 'items[0]' }, []),
  readGlobalEntry({ name: 'named', data, projections: [{ name: 'names', path: 'items[].name' }] }, []),
  readGlobalEntry({ name: 'objects', resources: [{ kind: 'A' }] }, [{ kind: 'B' }]),
  readGlobalEntry({ name: 'wrong', data, fieldPath: 'items[' }, []),
]);

test.each<[string, string, unknown]>([
  ['whole', '', data],
  ['part', '', { name: 'a' }],
  ['part', 'name', 'a'],
  ['named', 'names', ['a', 'b']],
  ['named', 'constructor', null],
  ['objects', '', [{ kind: 'A' }, { kind: 'B' }]],
  ['wrong', '', null],
  ['none', '', null],
])('%s %s', (name, projection, found) => expect(look(name, projection)).toEqual({ found }));
