import { applicationOf } from '../../domain/argocd/application.ts';
import { otherSource, sourcesOf } from '../../domain/bootstrap/source.ts';
import type { Source } from '../../domain/bootstrap/source.ts';
import type { PlatformSpec } from '../../domain/phases/spec.ts';
import type { Cluster } from '../../ports.ts';
import { applicationKind } from '../applicationWriting.ts';
import { rootPlace } from '../bootstrap/rootRevision.ts';
import { sentenceOf } from '../../domain/kubernetes/failure.ts';

/** One of the two sources, and what is known of it. */
export interface SourceChoice {
  readonly source: Source;
  readonly address: string;
  /** `platform.yaml` names it. */
  readonly isNamed: boolean;
  /** The root Application reads it. */
  readonly isRead: boolean;
}

/**
 * The two sources, first the one that is most likely meant: the one that `platform.yaml` names and Argo CD does not read
 * yet, since a switch to it was interrupted; else the one that it does not name. In a sentence why there is no choice.
 */
export async function sourceChoices(
  cluster: Cluster,
  { platform }: Pick<PlatformSpec, 'platform'>,
  signal: AbortSignal,
): Promise<readonly SourceChoice[] | { readonly problem: string }> {
  const sources = sourcesOf(platform);
  if ('problem' in sources) return sources;
  const read = await cluster.get(applicationKind, rootPlace, signal);
  if ('failure' in read) return { problem: sentenceOf(read.failure) };
  if (read.value === null)
    return { problem: 'There is no Application root in argocd; bootstrap GitOps first, which makes it.' };
  const [from] = applicationOf(read.value).sources;
  const { source: named, addresses } = sources;
  const choice = (source: Source): SourceChoice => ({
    source,
    address: addresses[source],
    isNamed: source === named,
    isRead: addresses[source] === from?.repository,
  });
  const [own, other] = [choice(named), choice(otherSource[named])];
  return own.isRead ? [other, own] : [own, other];
}
