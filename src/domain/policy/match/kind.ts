import { textAt } from '../../kubernetes/read.ts';
import { once } from '../../once.ts';
import type { Meter } from '../meter.ts';
import { wildcard } from '../wildcard.ts';

/** What an entry of `kinds` names; each part may have wildcards. */
export interface KindSelector {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** Empty for the object itself. */
  readonly subresource: string;
}

const versionForm = /^(v\d((alpha|beta)\d)?|\*)$/;
const nothing: KindSelector = { group: '', version: '', kind: '', subresource: '' };

/**
 * `Pod`, `v1/Pod`, `Pod/status` or `Pod.status`, `apps/v1/Deployment`, `v1/Pod/status`, `apps/v1/Deployment/scale`, and
 * `*` with a slash before a subresource or before another star (kyverno, pkg/utils/kube/kind.go: ParseKindSelector).
 * More parts than these name nothing.
 */
export const parseKind = once((text): KindSelector => {
  const slashed = text.split('/');
  const parts = [...slashed.slice(0, -1), ...(slashed.at(-1) ?? '').split('.')];
  const [first = '', second = '', third = '', fourth = ''] = parts;
  const isVersion = versionForm.test(first);
  switch (parts.length) {
    case 1:
      return { ...anyVersion, kind: first, subresource: '' };
    case 2:
      if (first === '*' && second === '*') return { ...anyVersion, kind: '*', subresource: '*' };
      if (first === '*' && second.toLowerCase() === second) {
        return { ...anyVersion, kind: first, subresource: second };
      }
      return isVersion
        ? { group: '*', version: first, kind: second, subresource: '' }
        : { ...anyVersion, kind: first, subresource: second };
    case 3:
      return isVersion
        ? { group: '*', version: first, kind: second, subresource: third }
        : { group: first, version: second, kind: third, subresource: '' };
    case 4:
      return { group: first, version: second, kind: third, subresource: fourth };
    default:
      return nothing;
  }
});

const anyVersion = { group: '*', version: '*' } as const;

/** Group, version and kind as an object says them. */
export function kindOf(resource: unknown): Omit<KindSelector, 'subresource'> {
  const apiVersion = textAt(resource, 'apiVersion');
  const slash = apiVersion.indexOf('/');
  return {
    group: slash < 0 ? '' : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind: textAt(resource, 'kind'),
  };
}

/** Whether one of the entries names the object; ephemeral containers of a Pod are named with the Pod. */
export function matchesKind(kinds: readonly string[], resource: unknown, subresource: string, meter?: Meter): boolean {
  const { group, version, kind } = kindOf(resource);
  const isPod = group === '' && version === 'v1' && kind === 'Pod';
  return kinds.some((text) => {
    const wanted = parseKind(text);
    return (
      wildcard(wanted.group, group, meter) &&
      wildcard(wanted.version, version, meter) &&
      wildcard(wanted.kind, kind, meter) &&
      (wildcard(wanted.subresource, subresource, meter) || (isPod && subresource === 'ephemeralcontainers'))
    );
  });
}
