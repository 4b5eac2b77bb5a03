import { planOf } from './plan.ts';
import type { PlatformSpec } from './spec.ts';
import { useOf } from './use.ts';
import type { GitKnown } from './world.ts';

/** A token that checks of a platform send. */
export interface WantedToken {
  readonly name: string;
  /** Titles of the checks that send it. */
  readonly checks: readonly string[];
  /** Where these send it, each once; an address that can't be worked out has none. */
  readonly origins: readonly string[];
}

/** The tokens that the checks of a platform name, in their order, and where each of them goes. */
export function wantedTokens(spec: PlatformSpec, git: GitKnown | null): readonly WantedToken[] {
  const plan = planOf(spec);
  const uses = spec.phases.flatMap((phase) =>
    phase.checks.flatMap((check) => {
      if (check.kind !== 'http' || check.token === null) return [];
      const use = useOf(plan, phase.id, check.id, git);
      const url = 'problem' in use ? null : use.url;
      return [{ name: check.token, title: check.title, origin: url === null ? null : originOf(url) }];
    }),
  );
  return [...Map.groupBy(uses, ({ name }) => name)].map(([name, some]) => ({
    name,
    checks: some.map(({ title }) => title),
    origins: [...new Set(some.flatMap(({ origin }) => origin ?? []))],
  }));
}

/** To whom an address is sent: `https://gitlab.home.arpa:8443`, without the port that goes without saying. Null for what is no web address. */
export function originOf(url: string): string | null {
  const address = URL.parse(url);
  if (address === null || (address.protocol !== 'https:' && address.protocol !== 'http:')) return null;
  return address.origin;
}
