import { expect, test } from 'vitest';
import { parse } from '../../../src/domain/yaml/parse.ts';
import { placeOf } from '../../../src/repository/spotPlace.ts';

const text = `kind: Pod
spec:
  containers:
  - name: a
    image: x:latest
  - {}
  volumes: []
`;

test.each<[readonly (string | number)[], boolean, string, string | null, string]>([
  [['spec', 'containers', 0, 'image'], false, '/spec/containers/0/image', null, 'x:latest'],
  [['spec', 'containers', 0, 'securityContext', 'privileged'], true, '/spec/containers/0', 'securityContext', 'name'],
  [['spec', 'hostNetwork'], true, '/spec', 'hostNetwork', 'spec'],
  [['spec', 'volumes', 3], false, '/spec/volumes', '3', 'volumes'],
  [['spec', 'volumes'], false, '/spec/volumes', null, 'volumes'],
  [['metadata', 'labels'], true, '', 'metadata', 'Pod'],
  [[], true, '', null, 'Pod'],
])('%j, missing: %s', (steps, missing, pointer, property, underlined) => {
  const { root } = parse(text);
  const place = root === null ? null : placeOf(root, { steps, missing }, text);
  expect({ ...place, range: text.slice(place?.range.start, place?.range.end) }).toEqual({
    pointer,
    property,
    range: underlined,
  });
});
