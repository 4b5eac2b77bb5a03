import { at, isMap, textAt } from '../../kubernetes/read.ts';
import type { Steps } from '../outcome.ts';
import type { Request } from '../request.ts';

/** What would make a pod, and where in its object it lies. */
interface PodTemplate {
  readonly template: Readonly<Record<string, unknown>>;
  readonly steps: Steps;
}

/** A way into an object, from its end: most ways are never told. */
interface Way {
  readonly up: Way | null;
  readonly key: string | number;
}

interface Open {
  readonly value: unknown;
  readonly way: Way;
}

/**
 * Everything in the spec of an object that has the shape of a pod template, in the order of the text; what lies inside
 * of one is none. Source: kyverno, pkg/cel/autogen/extract/extract.go.
 */
function podTemplatesIn(object: unknown): readonly PodTemplate[] {
  const found: PodTemplate[] = [];
  // Deep objects are no deep calls.
  const open: Open[] = [{ value: at(object, 'spec'), way: { up: null, key: 'spec' } }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, way } = next;
    if (isMap(value) && isTemplate(value)) found.push({ template: value, steps: stepsOf(way) });
    else open.push(...childrenOf(value, way).toReversed());
  }
  return found;
}

function stepsOf(way: Way): Steps {
  const steps: (string | number)[] = [];
  for (let here: Way | null = way; here !== null; here = here.up) steps.push(here.key);
  return steps.toReversed();
}

function childrenOf(value: unknown, up: Way): Open[] {
  if (Array.isArray(value)) return value.map((item: unknown, key) => ({ value: item, way: { up, key } }));
  if (!isMap(value)) return [];
  return Object.entries(value).map(([key, item]) => ({ value: item, way: { up, key } }));
}

function isTemplate(value: Readonly<Record<string, unknown>>): boolean {
  if (Object.hasOwn(value, 'metadata') && !isMap(value['metadata'])) return false;
  const containers = at(value, 'spec', 'containers');
  if (!isMap(at(value, 'spec')) || !Array.isArray(containers) || containers.length === 0) return false;
  return containers.every(
    (container: unknown) => textAt(container, 'name') !== '' && typeof at(container, 'image') === 'string',
  );
}

/** Kyverno's way to say where a template lies: `spec.replicatedJobs[0].template`. */
export function pathOf(steps: Steps): string {
  return steps
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .slice(1);
}

/** The request that would ask about the pod of a template, and where that template lies in the object. */
export interface PodRequest {
  readonly request: Request;
  readonly steps: Steps;
}

/**
 * One request for each pod that an object would make; name and namespace are those of the object where its template says
 * none. Source: kyverno, pkg/cel/autogen/extract/synthesize.go.
 */
export function podRequestsOf(request: Request): readonly PodRequest[] {
  const { object, oldObject } = request;
  const before = new Map(podTemplatesIn(oldObject).map((one) => [pathOf(one.steps), one.template]));
  // What is deleted is in the old object alone.
  return podTemplatesIn(object ?? oldObject).map(({ template, steps }) => {
    const pod = podOf(template, request);
    const old = before.get(pathOf(steps));
    const asked: Request = {
      ...request,
      resource: { group: '', version: 'v1', kind: 'Pod', plural: 'pods' },
      name: textAt(pod, 'metadata', 'name'),
      namespace: textAt(pod, 'metadata', 'namespace'),
      object: object === null ? null : pod,
      oldObject: old === undefined ? null : podOf(old, request),
    };
    return { request: asked, steps };
  });
}

function podOf(template: Readonly<Record<string, unknown>>, { name, namespace }: Request): unknown {
  const metadata = isMap(template['metadata']) ? template['metadata'] : {};
  const own = {
    name: textAt(metadata, 'name') === '' ? name : textAt(metadata, 'name'),
    namespace: textAt(metadata, 'namespace') === '' ? namespace : textAt(metadata, 'namespace'),
  };
  const spec = isMap(template['spec']) ? { spec: template['spec'] } : {};
  return { apiVersion: 'v1', kind: 'Pod', metadata: { ...metadata, ...own }, ...spec };
}
