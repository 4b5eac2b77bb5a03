import type { RepositoryFacts } from '../../../../src/domain/bootstrap/repository.ts';
import type { Proposed, RequestWorld } from '../../../../src/domain/bootstrap/requesting.ts';
import { template } from '../phases/template.ts';

export const { spec } = template();

export const address = 'https://git.home.arpa/me/platform.git';

/** Commits: of the branch here, of the remote, of a request, and of somebody else. */
export const [head, main, asked, theirs] = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(40)) as [
  string,
  string,
  string,
  string,
];

/** The text of `platform.yaml`, as far as a release by a request reads it. */
export function platform(released: number, source = 'github'): string {
  return `platform:\n  releasedPhase: ${released}\n  repository: { mirror: '${address}', primary: '${address}', source: ${source}, revision: main, releaseBy: merge-request }\n`;
}

export const facts: RepositoryFacts = {
  prefix: '',
  branch: 'main',
  head,
  upstream: { remote: 'origin', url: address, branch: 'main', commit: main },
  unpushed: [{ commit: head, subject: 'fix: x', release: null }],
  behind: 0,
  unfinished: null,
  changed: [],
  noIdentity: null,
};

/** The branch of a request that is exactly the release of phase 3. */
export const proposed: Proposed = {
  commit: asked,
  base: main,
  paths: ['platform.yaml'],
  before: platform(2),
  after: platform(3),
};

/** A repository of which phase 2 is released, with one commit that is not pushed, and what a test wants otherwise. */
export function world({
  of = {},
  ...more
}: Partial<Omit<RequestWorld, 'facts'>> & { of?: Partial<RepositoryFacts> } = {}): RequestWorld {
  return {
    committed: platform(2),
    written: platform(2),
    remote: { commit: main },
    pushed: platform(2),
    has: () => true,
    proposed: null,
    hasThere: () => true,
    isPulled: true,
    facts: { ...facts, ...of },
    ...more,
  };
}

/** The step of the template that releases a phase. */
export function releaseOf(id = 'security') {
  const phase = spec.phases.find((one) => one.id === id);
  const step = phase?.steps.find(({ kind }) => kind === 'gitops');
  if (phase === undefined || step === undefined) throw new Error(`${id} releases nothing.`);
  return { phase, step };
}
