import { kyvernoImage } from '../../../image/kyvernoImage.ts';
import { made, texts } from '../define.ts';
import type { Function } from '../function.ts';
import { failed } from './trouble.ts';

/** What Kyverno knows of images by their names alone. */
export const images: readonly Function[] = [
  texts('image_normalize', 1, ([text = ''], caller) => {
    const spent = caller.spend(8 * text.length);
    if (spent !== undefined) return spent;
    const image = kyvernoImage(text);
    return typeof image === 'string' ? failed('image_normalize', image) : made(image.reference);
  }),
];
