import * as types from '../../type.ts';
import { overload } from '../function.ts';
import type { Library } from '../function.ts';
import { string } from '../kind.ts';
import { contextType } from './context.ts';
import { bothNames, fromOutside, textOf } from './outside.ts';

export const imageData = contextType('imagedata');

/** What registries say about images (Kyverno 1.19.1: github.com/kyverno/sdk, extensions/cel/libs/imagedata). */
export const imageMetadata: Library = bothNames('getMetadata').map((name) =>
  overload(name, true, [imageData.kind, string], types.dyn, ([, image], meter) => {
    const reference = textOf(image?.data);
    const found = meter.externals.imageData?.(reference);
    return meter.work(20) ?? fromOutside(found, 'image', { kind: 'image', name: reference });
  }),
);
