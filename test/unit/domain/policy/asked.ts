import { nothingOutside } from '../../../../src/domain/cel/value/externals.ts';
import type { Externals } from '../../../../src/domain/cel/value/externals.ts';
import { splitApiVersion } from '../../../../src/domain/kubernetes/object.ts';
import { pluralOf } from '../../../../src/domain/kubernetes/plural.ts';
import { textAt } from '../../../../src/domain/kubernetes/read.ts';
import type { Outcome } from '../../../../src/domain/policy/outcome.ts';
import { Patience } from '../../../../src/domain/policy/patience.ts';
import type { Request } from '../../../../src/domain/policy/request.ts';
import type { Surroundings } from '../../../../src/domain/policy/validating/evaluate.ts';
import { exceptionOf } from '../../../../src/domain/policy/validating/exception.ts';
import { judgeValidating } from '../../../../src/domain/policy/validating/judge.ts';
import { loadValidatingPolicy } from '../../../../src/domain/policy/validating/policy.ts';
import type { ValidatingPolicy } from '../../../../src/domain/policy/validating/policy.ts';

/** The request that makes an object, in the namespace that it names. */
export function asked(object: unknown, more: Partial<Request> = {}): Request {
  const { group, version } = splitApiVersion(textAt(object, 'apiVersion'));
  const kind = textAt(object, 'kind');
  return {
    operation: 'CREATE',
    resource: { group, version, kind, plural: pluralOf(kind) },
    subresource: '',
    namespace: textAt(object, 'metadata', 'namespace'),
    name: textAt(object, 'metadata', 'name'),
    object,
    oldObject: null,
    namespaceObject: undefined,
    userInfo: null,
    ...more,
  };
}

export function pod(spec: object, metadata: object = {}): object {
  return { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'shop', ...metadata }, spec };
}

export function deployment(spec: object): object {
  const metadata = { name: 'web', namespace: 'shop' };
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { template: { spec } } };
}

/** What is about pods that are made. */
export const aboutPods = {
  resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
};

export function validatingPolicy(spec: object, more: object = {}): object {
  return {
    apiVersion: 'policies.kyverno.io/v1',
    kind: 'ValidatingPolicy',
    metadata: { name: 'images' },
    spec: { matchConstraints: aboutPods, ...spec },
    ...more,
  };
}

export function surroundings(externals: Partial<Externals> = {}, likeCommandLine = false): Surroundings {
  return {
    externals: { ...nothingOutside, ...externals },
    exceptionsAt: externals.now ?? null,
    likeCommandLine,
    allowance: new Patience().forObject(),
  };
}

/** A ValidatingPolicy of which every expression is understood. */
export function loaded(spec: object, more: object = {}, exceptions: readonly object[] = []): ValidatingPolicy {
  const made = loadValidatingPolicy(validatingPolicy(spec, more), exceptions.map(exceptionOf));
  if ('problems' in made) throw new Error(JSON.stringify(made.problems));
  return made.policy;
}

/** What a ValidatingPolicy says about an object that is made. */
export function judged(spec: object, object: unknown): readonly Outcome[] {
  return judgeValidating(loaded(spec), asked(object), surroundings());
}

/** A policy that wants no image with the tag latest, and what has one. */
export const tagged = { validations: [{ expression: "object.spec.containers.all(c, !c.image.endsWith(':latest'))" }] };
export const latest = {
  containers: [
    { name: 'a', image: 'x:1' },
    { name: 'b', image: 'y:latest' },
  ],
};
