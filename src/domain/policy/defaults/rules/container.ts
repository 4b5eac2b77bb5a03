import { textAt } from '../../../kubernetes/read.ts';
import { parseReference } from '../../../image/reference.ts';
import type { JsonMap } from '../shape.ts';

/** How an image is pulled that nobody says it of (SetDefaults_Container). */
export function container(value: JsonMap): JsonMap {
  return Object.hasOwn(value, 'imagePullPolicy')
    ? value
    : { imagePullPolicy: policyOf(textAt(value, 'image')), ...value };
}

/** The same for an image as a volume (SetDefaults_Volume). */
export function imageVolume(value: JsonMap): JsonMap {
  return Object.hasOwn(value, 'pullPolicy') ? value : { pullPolicy: policyOf(textAt(value, 'reference')), ...value };
}

function policyOf(image: string): string {
  const reference = parseReference(image);
  // Sixty-four digits are the id of an image and no name.
  if (typeof reference === 'string' || /^[a-f0-9]{64}$/.test(image)) return 'IfNotPresent';
  const { tag, digest } = reference;
  return tag === 'latest' || (tag === '' && digest === '') ? 'Always' : 'IfNotPresent';
}
