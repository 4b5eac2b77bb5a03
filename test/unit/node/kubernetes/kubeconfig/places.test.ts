import { delimiter, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { placesOf } from '../../../../../src/node/kubernetes/kubeconfig/places.ts';

const home = resolve('/home/me');
const folder = resolve('/work');
const own = join(home, '.kube', 'config');

test.each<[string, string | null, string | undefined, readonly string[], boolean]>([
  ['that of the home', null, undefined, [own], false],
  ['that of the home for an empty variable', null, '', [own], false],
  [
    'those of KUBECONFIG, each once',
    null,
    ['a', '', 'b', 'a'].join(delimiter),
    [join(folder, 'a'), join(folder, 'b')],
    false,
  ],
  ['the one that was asked for, alone', 'x', 'a', [join(folder, 'x')], true],
])('The files are %s', (_, explicit, variable, files, mustExist) => {
  const environment = variable === undefined ? {} : { KUBECONFIG: variable };
  expect(placesOf({ explicit, environment, home, folder })).toEqual({ files, mustExist });
});
