import { expect, test } from 'vitest';
import { keyNeeds } from '../../../../src/actions/bootstrap/keyNeeds.ts';
import { platformOf } from '../../live/platform.ts';

test('Keys lie in the namespace of the controller; its restart is wished for, and not needed', () => {
  const row = { phase: 2, enabled: true, namespace: 'seals' };
  const { rights, wishes } = keyNeeds(platformOf([], { applications: { 'sealed-secrets': row } }));
  expect(rights.map(({ verb, resource, namespace }) => `${verb} ${resource} ${namespace}`)).toEqual([
    'list secrets seals',
    'get secrets seals',
    'create secrets seals',
  ]);
  expect(wishes.map(({ right }) => right)).toEqual([
    { verb: 'patch', group: 'apps', resource: 'deployments', namespace: 'seals' },
  ]);
});
