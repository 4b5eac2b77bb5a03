import { kyvernoImage } from '../../image/kyvernoImage.ts';
import type { Outcome } from '../outcome.ts';
import { valueAt } from './change.ts';
import { imagesIn, podPlaceOf } from './containers.ts';
import type { Wish } from './wish.ts';

/** The most tags that are worth a choice. */
const most = 3;

/**
 * For an image without a tag, or with `latest`: the tags and digests that the same image has elsewhere in the document. No
 * other tag can be known.
 */
export function imageWishes({ spots }: Outcome, data: unknown, document: unknown): readonly Wish[] {
  return spots.flatMap(({ steps }): readonly Wish[] => {
    const place = podPlaceOf(steps);
    const image = valueAt(data, steps);
    if (!place?.container || place.rest.join('.') !== 'image' || typeof image !== 'string') return [];
    const loose = imageOf(image);
    if (loose === null || !loose.isLoose) return [];
    const others = imagesIn(document).flatMap(({ name, image: text }) => {
      const other = imageOf(text);
      return other === null || other.isLoose || other.path !== loose.path
        ? []
        : [{ name, value: loose.base + other.suffix }];
    });
    const byValue = new Map(others.toReversed().map((other) => [other.value, other]));
    return [...byValue.values()]
      .toReversed()
      .slice(0, most)
      .map(({ name, value }) => ({
        title: () => `Change to "${value}", as in container "${name}"`,
        isSure: false,
        ways: [{ of: '', changes: [{ steps, value }] }],
      }));
  });
}

interface Image {
  /** With its registry. */
  readonly path: string;
  /** As it is written, without tag and digest. */
  readonly base: string;
  readonly suffix: string;
  /** Whatever is newest. */
  readonly isLoose: boolean;
}

/** Null for a text that is no image. */
function imageOf(text: string): Image | null {
  const parsed = kyvernoImage(text);
  if (typeof parsed === 'string') return null;
  const { registry, path, tag, digest } = parsed;
  const [, base = text, suffix = ''] = /^(.*?)((?::\w[\w.-]*)?(?:@.*)?)$/s.exec(text) ?? [];
  return { path: `${registry}/${path}`, base, suffix, isLoose: digest === '' && tag === 'latest' };
}
