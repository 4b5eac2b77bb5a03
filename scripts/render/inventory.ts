import { at, isList, isObject, objectsOf, textOf, type Json, type JsonObject } from './json.ts';

/** One rendered object: what a stand-in for it needs to be. */
export interface Item {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly labels: JsonObject;
  /** Value of `helm.sh/hook`: Argo CD runs such an object, it does not keep it. */
  readonly hook?: string;
  readonly images?: readonly string[];
  /** Labels of the pods that it makes: what selectors and network policies look at. */
  readonly podLabels?: JsonObject;
  /** Ports of a Service. */
  readonly ports?: readonly Json[];
  /** What a CustomResourceDefinition defines. */
  readonly defines?: {
    readonly group: string;
    readonly kind: string;
    readonly plural: string;
    readonly scope: string;
    readonly versions: readonly string[];
  };
}

const templateOfPods = [
  ['spec', 'template'],
  ['spec', 'jobTemplate', 'spec', 'template'],
];

/** The objects in order of kind, namespace and name. */
export function inventoryOf(objects: readonly JsonObject[]): readonly Item[] {
  return objects.map(itemOf).toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}

function order(item: Item): string {
  return [item.kind, item.apiVersion, item.namespace ?? '', item.name].join('\0');
}

function itemOf(object: JsonObject): Item {
  const metadata = at(object, ['metadata']);
  const labels = at(metadata, ['labels']);
  const hook = textOf(at(metadata, ['annotations', 'helm.sh/hook']));
  const images = imagesOf(object);
  const pod = podTemplate(object);
  const podLabels = at(pod, ['metadata', 'labels']);
  return {
    apiVersion: textOf(object['apiVersion']),
    kind: textOf(object['kind']),
    namespace: textOf(at(metadata, ['namespace'])) || null,
    name: textOf(at(metadata, ['name'])),
    labels: isObject(labels) ? labels : {},
    ...(hook === '' ? {} : { hook }),
    ...(images.length === 0 ? {} : { images }),
    ...(isObject(podLabels) ? { podLabels } : {}),
    ...(object['kind'] === 'Service' ? { ports: objectsOf(at(object, ['spec', 'ports'])) } : {}),
    ...(object['kind'] === 'CustomResourceDefinition' ? { defines: definitionOf(object) } : {}),
  };
}

function definitionOf(object: JsonObject): NonNullable<Item['defines']> {
  const spec = at(object, ['spec']);
  return {
    group: textOf(at(spec, ['group'])),
    kind: textOf(at(spec, ['names', 'kind'])),
    plural: textOf(at(spec, ['names', 'plural'])),
    scope: textOf(at(spec, ['scope'])),
    versions: objectsOf(at(spec, ['versions'])).map((version) => textOf(version['name'])),
  };
}

function podTemplate(object: JsonObject): JsonObject | undefined {
  return templateOfPods.map((path) => at(object, path)).find(isObject);
}

/** The images that the object names, each once: of containers, wherever a pod's spec stands in it, and in what they are told. */
export function imagesOf(object: JsonObject): readonly string[] {
  const images = new Set<string>();
  const look = (value: Json | undefined): void => {
    if (isList(value)) {
      value.forEach(look);
    } else if (isObject(value)) {
      for (const [key, inside] of Object.entries(value)) {
        if (/^(init|ephemeral)?containers$/i.test(key)) {
          objectsOf(inside)
            .flatMap(imagesOfContainer)
            .forEach((image) => images.add(image));
        } else {
          look(inside);
        }
      }
    }
  };
  look(object['kind'] === 'CustomResourceDefinition' ? undefined : object);
  return [...images].toSorted();
}

/** A controller is told the images of the pods that it makes in its arguments or its environment. */
const imageName =
  /^(?:[a-z0-9.-]+(?::\d+)?\/)?[a-z0-9._-]+(?:\/[a-z0-9._-]+)+:[A-Za-z0-9_][\w.-]*(?:@sha256:[0-9a-f]{64})?$/;

function imagesOfContainer(container: JsonObject): readonly string[] {
  const told = [
    ...[container['command'], container['args']].flatMap((words) => (isList(words) ? words : [])),
    ...objectsOf(container['env']).map((variable) => variable['value'] ?? null),
  ];
  return [
    ...told.filter((word) => typeof word === 'string' && imageName.test(word)).map(textOf),
    ...(typeof container['image'] === 'string' ? [container['image']] : []),
  ];
}
