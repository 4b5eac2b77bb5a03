import type { Container } from './pod.ts';

/** `container "a"`, `containers "a", "b"`. */
export function containersText(containers: readonly Container[]): string {
  return `${counted(containers.length, 'container', 'containers')} ${quoted(containers.map(({ name }) => name))}`;
}

/** Who says something that is forbidden: `pod and container "a"`. */
export function settersText(isPod: boolean, containers: readonly Container[]): string {
  const texts = [...(isPod ? ['pod'] : []), ...(containers.length > 0 ? [containersText(containers)] : [])];
  return texts.join(' and ');
}

/** `"a", "b"`; nothing is escaped. */
export function quoted(texts: readonly string[]): string {
  return texts.map((text) => `"${text}"`).join(', ');
}

/** The one word for one, the other for none and many. */
export function counted(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** Each text once, from the first to the last. */
export function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].toSorted();
}
