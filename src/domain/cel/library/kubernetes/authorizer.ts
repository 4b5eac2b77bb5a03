import * as types from '../../type.ts';
import { lacking } from '../../value/trouble.ts';
import { defineMethod } from '../function.ts';
import type { Library } from '../function.ts';
import { string } from '../kind.ts';
import { opaqueType } from '../opaque.ts';
import type { OpaqueType } from '../opaque.ts';

/** What is to be asked, as people write it: `group apps, resource deployments`. */
type Asked = string;

function asking(name: string): OpaqueType<Asked> {
  return opaqueType<Asked>(name, (one, other) => one === other);
}

const authorizer = asking('kubernetes.authorization.Authorizer');
const path = asking('kubernetes.authorization.PathCheck');
const group = asking('kubernetes.authorization.GroupCheck');
const resource = asking('kubernetes.authorization.ResourceCheck');
const decision = asking('kubernetes.authorization.Decision');

export const authorizerType = authorizer.type;
export const resourceCheckType = resource.type;

/**
 * Questions to the authorizer of a cluster, and the answers that nobody has here
 * (k8s.io/apiserver, pkg/cel/library/authz.go).
 */
export const authorizers: Library = [
  narrowing('path', authorizer, path),
  narrowing('group', authorizer, group),
  defineMethod('serviceAccount', [authorizer.kind, string, string], authorizer.type, ({ value }, namespace, name) =>
    authorizer.make(`${value} for the service account ${namespace}/${name}`),
  ),
  narrowing('resource', group, resource),
  narrowing('subresource', resource, resource),
  narrowing('namespace', resource, resource),
  narrowing('name', resource, resource),
  narrowing('fieldSelector', resource, resource),
  narrowing('labelSelector', resource, resource),
  ...[path, resource].map(({ kind }) =>
    defineMethod('check', [kind, string], decision.type, ({ value }, verb) =>
      lacking({ kind: 'apiCall', name: `authorizer${value}, verb ${verb}` }),
    ),
  ),
  defineMethod('errored', [decision.kind], types.bool, () => false),
  defineMethod('error', [decision.kind], types.string, () => ''),
  defineMethod('allowed', [decision.kind], types.bool, () => false),
  defineMethod('reason', [decision.kind], types.string, () => ''),
];

function narrowing(name: string, from: OpaqueType<Asked>, to: OpaqueType<Asked>): Library[number] {
  return defineMethod(name, [from.kind, string], to.type, ({ value }, text) => to.make(`${value} ${name} ${text}`));
}

/** What the variables `authorizer` and `authorizer.requestResource` hold. */
export const authorizerValues = {
  authorizer: authorizer.make(''),
  requestResource: resource.make(' for the requested resource'),
};
