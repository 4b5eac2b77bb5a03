import type { Place } from '../../../src/domain/policy/defaults/place.ts';

const accounts: Readonly<Record<string, unknown>> = {
  default: {},
  tokenless: { automountServiceAccountToken: false },
  puller: { imagePullSecrets: [{ name: 'one' }, { name: 'two' }] },
};

/** The cluster that scripts/peers/kube/defaults/plugins.go makes up. */
export const place: Place = { namespace: 'default', serviceAccountNamed: (name) => accounts[name] };
