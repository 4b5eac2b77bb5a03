import { content, isNull } from '../yaml/node.ts';
import type { Place } from './place.ts';
import type { Schema } from './schema.ts';

/**
 * A mapping of a custom resource without the fields that are null where their schema takes no null and has no default:
 * an API server drops them, and no alternative sees them.
 * Source: apiextensions-apiserver, pkg/apiserver/schema/defaulting/prunenulls.go: PruneNonNullableNullsWithoutDefaults.
 */
export function withoutNulls(place: Place, { properties }: Schema): Place {
  const node = content(place.node);
  if (node.type !== 'map' || properties === undefined) return place;
  const pairs = node.pairs.filter(({ name, value }) => {
    const schema = isNull(value) && Object.hasOwn(properties, name) ? properties[name] : undefined;
    return schema === undefined || schema.nullable === true || schema.default !== undefined;
  });
  return pairs.length === node.pairs.length ? place : { ...place, node: { ...node, pairs } };
}
