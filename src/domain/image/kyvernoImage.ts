import { parseReference } from './reference.ts';

/** An image as the context of Kyverno's policies has it (`images.containers.x`, pkg/utils/image). */
export interface KyvernoImage {
  readonly registry: string;
  /** The last part of the path. */
  readonly name: string;
  /** Without `library/`, which Docker would add. */
  readonly path: string;
  /** `latest` without tag and digest, empty with a digest alone. */
  readonly tag: string;
  readonly digest: string;
  /** With the digest when there is one, else with the tag. */
  readonly reference: string;
  readonly referenceWithTag: string;
}

/** Kyverno's own default. */
const defaultRegistry = 'docker.io';

/** The image of a text with Kyverno's default registry, or Kyverno's message about one that is none. */
export function kyvernoImage(text: string): KyvernoImage | string {
  const full = namesRegistry(text) ? text : `${defaultRegistry}/${text}`;
  const parsed = parseReference(full);
  if (typeof parsed === 'string')
    return `bad image: ${full}, defaultRegistry: ${defaultRegistry}, enableDefaultRegistryMutation: true: ${parsed}`;
  const { domain, path, digest } = parsed;
  const tag = parsed.tag === '' && digest === '' ? 'latest' : parsed.tag;
  const image = domain === '' ? path : `${domain}/${path}`;
  return {
    registry: domain,
    name: path.slice(path.lastIndexOf('/') + 1),
    path,
    tag,
    digest,
    reference: digest === '' ? `${image}:${tag}` : `${image}@${digest}`,
    referenceWithTag: `${image}:${tag}`,
  };
}

/** The first part is a registry when it can be no part of a path, or is this machine. */
function namesRegistry(text: string): boolean {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  return slash !== -1 && (/[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first);
}
