import type { KubeObject } from '../../../scripts/cluster/objects.ts';
import { pathOf, referenceOf } from '../../../scripts/cluster/objects.ts';
import { textAt } from '../../../src/domain/kubernetes/read.ts';
import { as } from '../harness/cluster.ts';

/** What refuses, in the order in which an API server asks; the webhooks of Kyverno are asked together. */
export const stages = ['standards', 'native', 'validating', 'classic'] as const;

export type Stage = (typeof stages)[number];

/** What admission says of an object. */
export interface Said {
  /** What refuses it; null for what is let in, `invalid` for what no policy is asked about. */
  readonly by: Stage | 'invalid' | null;
  /** Why, one line for each policy or rule that says so: `policy: message`. */
  readonly refusals: readonly string[];
  /** Warnings of policies, as a client gets to see them. */
  readonly warnings: readonly string[];
}

/** What the API server and its webhooks say when an object is made, for a try; an answer of another kind is an error. */
export async function asked(object: KubeObject): Promise<Said> {
  const path = await pathOf(as('harness'), referenceOf(object));
  const collection = path.slice(0, path.lastIndexOf('/'));
  const { status, body, headers } = await as('harness')('POST', `${collection}?dryRun=All`, object);
  const warnings = warningsIn(headers['warning']).filter((text) => ofPolicies.test(text));
  if (status === 201) return { by: null, refusals: [], warnings };
  const message = textAt(body, 'message');
  if (status === 422 && textAt(body, 'reason') === 'Invalid' && / is invalid: /.test(message))
    return { by: 'invalid', refusals: [message], warnings };
  for (const [by, form, refusalsIn] of forms) {
    const [, said] = form.exec(message) ?? [];
    if (said !== undefined) return { by, refusals: refusalsIn(said), warnings };
  }
  throw new Error(`${object.kind} ${object.metadata.name} is answered by ${status}: ${message}`);
}

/** How each says that it refuses, and how its reasons are told apart. */
const forms: readonly (readonly [Stage, RegExp, (said: string) => readonly string[]])[] = [
  ['standards', / is forbidden: (violates PodSecurity .*)$/s, (said) => [said]],
  ['native', / is forbidden: (ValidatingAdmissionPolicy .*)$/s, (said) => [said]],
  ['validating', /^admission webhook "[^"]*vpol[^"]*" denied the request: (Policy .*)$/s, ofValidating],
  ['classic', / was blocked due to the following policies\s+(.*)$/s, ofClassic],
];

function ofValidating(said: string): readonly string[] {
  return said.split(/; (?=Policy \S+ (?:failed|error): )/);
}

/** Policies, the rules of each, and what they say (kyverno, pkg/webhooks/utils/block.go). */
function ofClassic(said: string): readonly string[] {
  let policy = '';
  return said.split('\n').flatMap((line) => {
    const [, indent = '', key] = /^( *)([^ :]+):/.exec(line) ?? [];
    if (key === undefined || indent.length > 2) return [];
    if (indent === '') {
      policy = key;
      return [];
    }
    return [`${policy}.${key}`];
  });
}

const ofPolicies = /^(would violate PodSecurity|Policy |policy |Validation failed for ValidatingAdmissionPolicy )/;

/** The texts of `299 - "…"` (RFC 7234, 5.5), of which there may be many in a header. */
export function warningsIn(header: string | readonly string[] | undefined): readonly string[] {
  const whole = typeof header === 'string' ? header : (header ?? []).join(', ');
  return [...whole.matchAll(/299 \S+ "((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text.replaceAll(/\\(.)/g, '$1'));
}
