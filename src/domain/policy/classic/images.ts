import { root, step } from '../../cel/value/origin.ts';
import type { Path } from '../../cel/value/origin.ts';
import { kyvernoImage } from '../../image/kyvernoImage.ts';
import type { KyvernoImage } from '../../image/kyvernoImage.ts';
import type { Value } from '../../jmespath/value.ts';
import { podTemplateIn } from '../../kubernetes/podTemplate.ts';
import { at, isMap, textAt } from '../../kubernetes/read.ts';
import type { Entry } from './context.ts';
import { Trouble } from './trouble.ts';

const lists = ['initContainers', 'containers', 'ephemeralContainers'] as const;

/**
 * `images`: what the images of an object's containers are made of, by list and name of the container; nothing for an object
 * without any. Source: kyverno, pkg/utils/api/image.go.
 */
export function imagesEntry(object: unknown): Entry {
  return { name: 'images', load: () => imagesOf(object) };
}

function imagesOf(object: unknown): Value | Trouble | null {
  const kind = textAt(object, 'kind');
  const template = kind === 'PodTemplate' ? null : podTemplateIn(kind);
  if (template === null) return null;
  const spec = [...template, 'spec'];
  const found = new Map<string, Value>();
  for (const list of lists) {
    const images = imagesIn(at(object, ...spec, list), [...spec, list]);
    if (images instanceof Trouble) return images;
    if (images.size > 0) found.set(list, { data: { kind: 'map', entries: images }, from: pathOf([...spec, list]) });
  }
  return found.size === 0 ? null : { data: { kind: 'map', entries: found }, from: null };
}

function imagesIn(containers: unknown, steps: readonly string[]): ReadonlyMap<string, Value> | Trouble {
  const images = new Map<string, Value>();
  if (!Array.isArray(containers)) return images;
  for (const [index, container] of containers.entries()) {
    if (!isMap(container)) continue;
    const name = container['name'];
    if (typeof name !== 'string') return new Trouble('invalid key');
    const text = container['image'];
    if (typeof text !== 'string' || text.trim() === '') continue;
    const image = kyvernoImage(text);
    if (typeof image === 'string') return new Trouble(`invalid image '${text}' (${image})`);
    const path = [...steps, String(index), 'image'];
    images.set(name, valueOf(image, `/${path.join('/')}`, step(step(pathOf(steps), index), 'image')));
  }
  return images;
}

function pathOf(steps: readonly string[]): Path {
  return steps.reduce<Path>((up, key) => step(up, key), step(root('request'), 'object'));
}

/** What is empty is not there, but for name and path. */
function valueOf(image: KyvernoImage, jsonPointer: string, from: Path): Value {
  const texts = Object.entries({ ...image, jsonPointer }).filter(
    ([key, text]) => text !== '' || key === 'name' || key === 'path',
  );
  return { data: { kind: 'map', entries: new Map(texts.map(([key, data]) => [key, { data, from }])) }, from };
}
