import { expect, test } from 'vitest';
import { service } from '../../../../../../src/domain/policy/defaults/prepared/service.ts';

test.each([
  [{ type: 'ClusterIP' }, { ipFamilyPolicy: 'SingleStack' }],
  [{ type: 'ExternalName' }, {}],
  [{ clusterIP: 'None' }, { ipFamilyPolicy: 'RequireDualStack', clusterIPs: ['None'] }],
  [
    { clusterIP: 'None', selector: { app: 'a' } },
    { ipFamilyPolicy: 'SingleStack', clusterIPs: ['None'] },
  ],
  [{ clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1', 'fd00::1'], ipFamilyPolicy: 'PreferDualStack' }, {}],
])('%j gets %j', (spec, added) => {
  expect(service({ spec })).toEqual({ spec: { ...spec, ...added } });
});
