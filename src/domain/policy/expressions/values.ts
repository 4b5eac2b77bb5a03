import { Failure } from '../../cel/evaluate/failure.ts';
import type { Lazy, Variables } from '../../cel/evaluate/run.ts';
import type { Value } from '../../cel/value/data.ts';
import { variable } from '../../cel/value/read.ts';
import { Trouble } from '../../cel/value/trouble.ts';
import { words } from '../../cel/value/words.ts';
import type { Request } from '../request.ts';
import type { Program } from './program.ts';

/** The variables that the conditions of exceptions see. */
export function requestValues(request: Request): Variables {
  return new Map<string, Value | Lazy>([
    ['object', variable('object', request.object)],
    ['oldObject', variable('oldObject', request.oldObject)],
    ['request', variable('request', admissionRequest(request))],
    ['namespaceObject', namespaceOf(request)],
  ]);
}

/**
 * The same as expressions of Kyverno's own policies see them: an object that is not there is an empty one.
 * Source: kyverno, pkg/cel/policies/vpol/engine/engine.go: Handle.
 */
export function kyvernoValues(request: Request): Variables {
  const { object, oldObject } = request;
  return new Map([
    ...requestValues(request),
    ['object', variable('object', object ?? {})],
    ['oldObject', variable('oldObject', oldObject ?? {})],
  ]);
}

/** Data of any kind, which nobody requests. Source: kyverno, pkg/cel/policies/vpol/compiler/policy.go: evaluateJson. */
export function dataValues(data: unknown): Variables {
  const absent = ['oldObject', 'request', 'namespaceObject'].map((name) => [name, variable(name, null)] as const);
  return new Map([['object', variable('object', data)], ...absent]);
}

/** The variables of a policy, each worked out when it is first asked for. */
export function ownValues({ variables }: Program): Variables {
  return new Map(
    variables.map(({ name, expression }): [string, Lazy] => [
      `variables.${name}`,
      (run) => run.evaluate(expression, null),
    ]),
  );
}

/**
 * The same where Kubernetes composes the expressions: what has no value says of which variable
 * (k8s.io/apiserver, pkg/admission/plugin/cel/composition.go: Callback).
 */
export function compositedValues({ variables }: Program): Variables {
  return new Map(
    variables.map(({ name, expression }): [string, Lazy] => [
      `variables.${name}`,
      (run) => {
        const result = run.evaluate(expression, null);
        return result instanceof Failure ? saying(words.composited(name, result.words), result) : result;
      },
    ]),
  );
}

function saying(itsWords: string, failure: Failure): Failure {
  const { code, message, missing, from } = failure;
  return new Failure(new Trouble(code, message, missing, itsWords), failure, from);
}

function namespaceOf({ namespaceObject, namespace }: Request): Value | Lazy {
  if (namespaceObject !== undefined) return variable('namespaceObject', namespaceObject);
  const trouble = new Trouble('missing', `The namespace "${namespace}" is not known.`, {
    kind: 'namespaceLabels',
    name: namespace,
  });
  return () => new Failure(trouble, { start: 0, end: 0 }, null);
}

/** As an API server sends it (k8s.io/api, admission/v1: AdmissionRequest). */
function admissionRequest(request: Request): unknown {
  const { operation, resource, subresource, namespace, name, object, oldObject, userInfo } = request;
  const { group, version, kind, plural } = resource;
  const [kindAsked, resourceAsked] = [
    { group, version, kind },
    { group, version, resource: plural },
  ];
  return {
    uid: '',
    kind: kindAsked,
    resource: resourceAsked,
    requestKind: kindAsked,
    requestResource: resourceAsked,
    ...(subresource === '' ? {} : { subResource: subresource, requestSubResource: subresource }),
    ...(name === '' ? {} : { name }),
    ...(namespace === '' ? {} : { namespace }),
    operation,
    userInfo: userInfo === null ? {} : { username: userInfo.username, groups: userInfo.groups },
    object,
    oldObject,
    dryRun: false,
  };
}
