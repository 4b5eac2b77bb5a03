import { labelsOf } from '../../kubernetes/labelSelector.ts';
import { isMap } from '../../kubernetes/read.ts';
import type { Subject } from '../match/subject.ts';
import type { Request } from '../request.ts';

/**
 * A request as the filters of classic policies see it: what is deleted is the old object, and what is sent to a part of
 * an object (`pods/exec`) counts as one of the kind that it is a part of.
 */
export function subjectOf(request: Request): Subject {
  const { object, oldObject, resource, operation, subresource, namespaceObject, userInfo } = request;
  const sent = object ?? oldObject;
  const { group, version, kind } = resource;
  const parent = { apiVersion: group === '' ? version : `${group}/${version}`, kind };
  return {
    resource: subresource === '' || !isMap(sent) ? sent : { ...sent, ...parent },
    operation,
    subresource,
    namespaceLabels: namespaceObject === undefined ? null : Object.fromEntries(labelsOf(namespaceObject)),
    userInfo,
  };
}
