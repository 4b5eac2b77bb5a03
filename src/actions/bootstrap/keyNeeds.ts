import { keyNamespace } from '../../domain/bootstrap/keyNamespace.ts';
import { rightsTo } from '../../domain/bootstrap/needs.ts';
import type { Needs } from '../../domain/bootstrap/needs.ts';
import type { PlatformSpec } from '../../domain/phases/spec.ts';

/** What it takes to look after sealing keys, where the controller of a platform looks for them. */
export function keyNeeds(spec: PlatformSpec): Needs {
  const namespace = keyNamespace(spec);
  const secrets = { group: '', resource: 'secrets', namespace };
  const [right] = rightsTo(['patch'], { group: 'apps', resource: 'deployments', namespace });
  const without = 'A controller that lacks a key is restarted by hand then.';
  return {
    programs: ['git'],
    rights: rightsTo(['list', 'get', 'create'], secrets),
    wishes: right === undefined ? [] : [{ right, without }],
  };
}
