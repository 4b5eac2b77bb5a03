import type { PlatformSpec } from '../phases/spec.ts';

/** The namespace of the Sealed Secrets controller, where it looks for its keys: that of its row, or its own default. */
export function keyNamespace({ applications }: Pick<PlatformSpec, 'applications'>): string {
  const row = Object.hasOwn(applications, 'sealed-secrets') ? applications['sealed-secrets'] : undefined;
  const namespace = row?.['namespace'];
  return typeof namespace === 'string' && namespace !== '' ? namespace : 'kube-system';
}
