export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Every code there is, with the severity that it has if nothing else decides. A code never changes its meaning. */
export const codes = {
  'yaml/syntax': 'error',
  'yaml/duplicate-key': 'error',
  'yaml/too-large': 'error',
  'yaml/alias-bomb': 'error',
  'schema/unknown-field': 'error',
  'schema/missing-field': 'error',
  'schema/type': 'error',
  'schema/enum': 'error',
  'schema/pattern': 'error',
  'schema/format': 'error',
  'schema/range': 'error',
  'schema/length': 'error',
  'schema/duplicate-item': 'error',
  'schema/combination': 'error',
  'schema/unknown-kind': 'hint',
  'schema/cel-rule': 'error',
  'schema/deprecated-version': 'warning',
  'schema/removed-version': 'error',
  'metadata/name': 'error',
  'metadata/label': 'error',
  'metadata/annotation': 'error',
  'secret/plaintext': 'error',
  'secret/base64': 'error',
  'reference/missing': 'warning',
  'policy/denied': 'error',
  'policy/audited': 'warning',
  'policy/error': 'information',
  'policy/unjudged': 'hint',
  'policy/invalid': 'error',
  'policy/budget': 'warning',
  'suppression/unused': 'hint',
  'platform/unknown-key': 'error',
  'platform/missing-key': 'error',
  'platform/type': 'error',
  'platform/address-outside-lan': 'error',
  'platform/address-clash': 'error',
  'platform/range-overlap': 'error',
  'platform/domain': 'error',
  'platform/replicas-over-nodes': 'error',
  'platform/gpu-without-node': 'error',
  'platform/model-too-large': 'error',
  'platform/over-capacity': 'error',
  'platform/schedule': 'error',
  'platform/unpinned': 'error',
  'platform/repository': 'error',
} as const satisfies Record<string, Severity>;

export type Code = keyof typeof codes;

/** The page that explains a code, relative to the root of the product. */
export function helpOf(code: Code): string {
  return `docs/findings/${code}.md`;
}
