import { applyEdits } from '../edits.ts';
import { lineBreakOf } from '../lines.ts';
import { newSealedSecret } from '../sealing/create.ts';
import { documentsOf } from '../sealing/find.ts';
import { Refusal } from '../sealing/refusal.ts';
import { labelOf } from '../sealing/scope.ts';
import { identityOf, sealedSecretAt } from '../sealing/sealedSecret.ts';
import { setKey } from '../sealing/setKey.ts';
import type { SecretWork } from './work.ts';

/** The SealedSecret of a Secret in a file. */
export interface SealedPlace {
  /** What its values are bound to (`encryptValue`). */
  readonly label: string;
  /** Those that it has. */
  readonly keys: readonly string[];
}

type Named = Pick<SecretWork, 'namespace' | 'name'>;

/**
 * Where a Secret is sealed in the text of its file; null when it is not, or there is no file. Refuses (`Refusal`) one that
 * no key can be set in.
 */
export function sealedPlace(text: string | null, secret: Named): SealedPlace | null {
  const at = text === null ? null : offsetOf(text, secret);
  if (text === null || at === null) return null;
  const { scope, keys } = sealedSecretAt(text, at);
  return { label: labelOf(scope, secret.namespace, secret.name), keys };
}

/** What the values of a SealedSecret are bound to that does not exist yet. */
export function newLabel({ namespace, name }: Named): string {
  return labelOf('strict', namespace, name);
}

/**
 * The text of a file with these sealed values in it: set in the SealedSecret of that name, or in a new one at the end of
 * the text. Everything else stays as it is. Refuses (`Refusal`) a text that can't take it.
 */
export function withSealed(text: string | null, secret: SecretWork, values: ReadonlyMap<string, string>): string {
  if (text !== null && offsetOf(text, secret) !== null) {
    let now = text;
    for (const [key, sealed] of values) {
      const at = offsetOf(now, secret) ?? 0;
      now = applyEdits(now, setKey(now, at, key, sealed));
    }
    return now;
  }
  const { name, namespace, type, labels } = secret;
  const document = newSealedSecret({ name, namespace, scope: 'strict', type, labels, encryptedData: values });
  if (text === null || text.trim() === '') return document;
  const end = lineBreakOf(text);
  const before = text.endsWith('\n') ? text : `${text}${end}`;
  return before + `---\n${document}`.replaceAll('\n', end);
}

function offsetOf(text: string, { namespace, name }: Named): number | null {
  for (const { objects, start, parsed } of documentsOf(text)) {
    if (parsed.problems.some(({ code }) => code !== 'merge-override'))
      throw new Refusal('seal/not-a-secret', 'It is no YAML that a SealedSecret can be added to.');
    const found = objects.find(({ kind, root }) => {
      if (kind !== 'sealed') return false;
      const identity = identityOf(root);
      return identity.name === name && (identity.namespace ?? namespace) === namespace;
    });
    if (found !== undefined) return start + found.root.start;
  }
  return null;
}
