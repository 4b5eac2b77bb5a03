import type { Code } from '../code.ts';
import { isBase64 } from '../base64.ts';
import { findingOf } from '../finding.ts';
import type { Finding } from '../finding.ts';
import { pointerStep } from '../pointer.ts';
import type { Range } from '../range.ts';
import { content } from '../yaml/node.ts';
import type { MapNode, Pair, ScalarNode } from '../yaml/node.ts';
import { fieldOf, mapAt } from './object.ts';
import type { KubernetesObject } from './object.ts';

/** Values of a Secret that everybody who can read the file can read, and values that the API server can't decode. */
export function secretFindings(object: KubernetesObject, document: number, item: number | null): Finding[] {
  if (!isSecret(object)) return [];
  const fields = (['data', 'stringData'] as const).flatMap((name) => valuesOf(object.root, name));
  const report = (code: Code, message: string, range: Range, pointer: string): Finding =>
    findingOf(code, message, range, { document, item, pointer });
  const undecodable = fields
    .filter(({ field, value }) => field === 'data' && !isBase64(value.text))
    .map(({ pair, value }) =>
      report(
        'secret/base64',
        `The value of "${pair.name}" is not base64; text belongs in stringData.`,
        visible(value, pair),
        `/data${pointerStep(pair.name)}`,
      ),
    );
  const first = fields.toSorted((a, b) => a.pair.key.start - b.pair.key.start)[0];
  if (first === undefined) return undecodable;
  const name = [object.namespace, object.name].filter(Boolean).join('/');
  const count = fields.length === 1 ? '1 value' : `${fields.length} values`;
  const key = object.root.pairs.find((pair) => pair.name === first.field)?.key ?? object.kindNode;
  return [
    report(
      'secret/plaintext',
      `Secret "${name}" holds ${count} in plain text: base64 hides nothing, and Git keeps it for ever.`,
      key,
      `/${first.field}`,
    ),
    ...undecodable,
  ];
}

function isSecret(object: KubernetesObject): boolean {
  return object.apiVersion === 'v1' && object.kind === 'Secret';
}

/** Also what only kubeconform takes for a Secret. */
export function isSecretInAnyCase({ group, kind }: KubernetesObject): boolean {
  return group === '' && kind.toLowerCase() === 'secret';
}

/** The fields of a Secret whose values no message may repeat: messages end up in logs. */
export const secretFields: ReadonlySet<string> = new Set(['data', 'stringData']);

interface SecretValue {
  readonly field: 'data' | 'stringData';
  readonly pair: Pair;
  readonly value: ScalarNode;
}

/** What is filled in later (`{{ }}`, `${}`, `<path:…>`) is no secret yet. */
function valuesOf(root: MapNode, field: 'data' | 'stringData'): SecretValue[] {
  return (mapAt(root, field)?.pairs ?? []).flatMap((pair) => {
    const value = content(pair.value);
    if (value.type !== 'scalar' || value.text === '' || value.value === null || placeholder.test(value.text)) return [];
    if (isEncrypted(root) && value.text.startsWith('ENC[')) return [];
    return [{ field, pair, value }];
  });
}

/** Nothing but what a template engine, envsubst or a vault plugin fills in. */
const placeholder = /^\s*(\{\{[^}]*\}\}|\$\{[^}]*\}|<[^>]*>)\s*$/;

/** Encrypted by SOPS: the object carries its own envelope. */
export function isEncrypted(root: MapNode): boolean {
  return fieldOf(root, 'sops') !== null;
}

function visible(value: ScalarNode, pair: Pair): Range {
  return pair.value.type === 'alias' || value.style === 'block' ? pair.key : value;
}
