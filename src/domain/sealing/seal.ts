import type { Edit } from '../finding.ts';
import { identify } from '../kubernetes/object.ts';
import { shift } from '../range.ts';
import type { MapNode } from '../yaml/node.ts';
import type { Certificate } from './certificate.ts';
import { applyEdits } from '../edits.ts';
import { encryptValue } from './encrypt.ts';
import { documentsOf } from './find.ts';
import type { PlacedObject, StreamDocument } from './find.ts';
import { checkLineBreaks } from './lineBreaks.ts';
import { Refusal, shiftRefusal } from './refusal.ts';
import { inPlace } from './place.ts';
import type { Replaced, Replacement } from './place.ts';
import { labelOf, scopeOf } from './scope.ts';
import type { Scope } from './scope.ts';
import { placeOf, readSecret } from './secret.ts';
import type { PlainSecret } from './secret.ts';
import { shapeOf } from './shape.ts';
import type { Binding } from './shape.ts';
import { exposedValues } from './exposure.ts';
import type { Exposure } from './exposure.ts';
import { targetsIn } from './targets.ts';
import type { Target } from './targets.ts';

export interface SealOptions {
  readonly certificate: Pick<Certificate, 'key'>;
  /** Null: what the annotations of each Secret say, else strict. */
  readonly scope: Scope | null;
  /** Counts over the name in the text. */
  readonly name: string | null;
  /** For a Secret that has none; one that has another is refused. */
  readonly namespace: string | null;
  /** Offset of the one Secret to be sealed; null for all. */
  readonly at: number | null;
}

/** What sealing makes of a text. Nothing in it shows a value. */
export interface Sealing {
  /** Of the text that was given, in its order; they do not overlap. */
  readonly edits: readonly Edit[];
  /** What was sealed, in the order of the text. */
  readonly secrets: readonly Sealed[];
  /** Values that can still be read in the text after the edits, in what was not sealed. */
  readonly exposed: readonly Exposure[];
}

export interface Sealed {
  readonly document: number;
  readonly item: number | null;
  readonly name: string;
  /** Null only when the scope is the whole cluster. */
  readonly namespace: string | null;
  /** Neither the text nor an option says the namespace: it is the one that kubectl takes then. */
  readonly isNamespaceAssumed: boolean;
  readonly scope: Scope;
  readonly keys: readonly string[];
  /** Comments left out because they show a value, or may show one of former days. */
  readonly droppedComments: number;
}

/**
 * Seals the Secrets of a text where they stand: plain v1 Secrets, also in a List or SecretList, in YAML or JSON.
 * What is no Secret stays as it is, byte for byte. All or nothing: what can't be sealed refuses the whole (`Refusal`).
 */
export async function sealText(text: string, options: SealOptions): Promise<Sealing> {
  const documents = documentsOf(text);
  const secrets = targetsIn(text, documents, options.at).map((target) => prepare(target, options));
  checkNames(documents, secrets);
  const edits: Edit[] = [];
  const sealed: Sealed[] = [];
  for (const [document, here] of Map.groupBy(secrets, (one) => one.document)) {
    const placed = placedIn(document, await Promise.all(here.map((one) => replacementOf(one, options.certificate))));
    for (const { range, newText } of placed.edits) edits.push({ range: shift(range, document.start), newText });
    for (const [index, one] of here.entries()) sealed.push(summaryOf(one, placed.droppedComments[index] ?? 0));
  }
  const sorted = edits.toSorted((a, b) => a.range.start - b.range.start);
  const after = applyEdits(text, sorted);
  return {
    edits: sorted,
    secrets: sealed,
    exposed: exposedValues(
      after,
      secrets.map(({ secret }) => secret),
    ),
  };
}

interface Prepared extends Target {
  readonly secret: PlainSecret;
  readonly binding: Binding;
  readonly isNamespaceAssumed: boolean;
}

async function replacementOf(
  { object, secret, binding }: Prepared,
  certificate: SealOptions['certificate'],
): Promise<Replacement> {
  const label = labelOf(binding.scope, binding.namespace ?? '', binding.name);
  const encrypted = new Map<string, string>();
  for (const [key, { bytes }] of secret.values) encrypted.set(key, await encryptValue(certificate, label, bytes));
  return { object, secret, sealed: shapeOf(secret, binding, encrypted) };
}

function placedIn(document: StreamDocument, replacements: readonly Replacement[]): Replaced {
  return inStream(document, () => inPlace(document, replacements));
}

function summaryOf(
  { document, object, secret, binding, isNamespaceAssumed }: Prepared,
  droppedComments: number,
): Sealed {
  const { name, namespace, scope } = binding;
  const keys = [...secret.values.keys()];
  return {
    document: document.index,
    item: object.item,
    name,
    namespace,
    isNamespaceAssumed,
    scope,
    keys,
    droppedComments,
  };
}

function prepare({ document, object }: Target, options: SealOptions): Prepared {
  return inStream(document, () => {
    checkLineBreaks(document.text, object.root);
    const secret = readSecret(object.root);
    return { document, object, secret, ...bindingOf(secret, object, options) };
  });
}

/** A refusal from within is about the text of the document, and becomes one about the stream. */
function inStream<Result>({ start }: StreamDocument, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof Refusal ? shiftRefusal(error, start) : error;
  }
}

function bindingOf(
  secret: PlainSecret,
  { root }: PlacedObject,
  options: SealOptions,
): Pick<Prepared, 'binding' | 'isNamespaceAssumed'> {
  const name = options.name ?? secret.name;
  if (name === null) {
    const generated = secret.generateName === null ? '' : ' but a generateName, which nothing can be sealed for';
    throw new Refusal('seal/no-name', `The Secret has no metadata.name${generated}; give it one.`, placeOf(root));
  }
  if (options.namespace !== null && secret.namespace !== null && options.namespace !== secret.namespace) {
    const sentence = `The Secret is in namespace "${secret.namespace}", and "${options.namespace}" was asked for.`;
    throw new Refusal('seal/namespace-mismatch', sentence, placeOf(root));
  }
  const scope = options.scope ?? scopeOf(secret.annotations ?? new Map());
  const given = secret.namespace ?? (scope === 'cluster-wide' ? null : options.namespace);
  const isNamespaceAssumed = given === null && scope !== 'cluster-wide';
  const binding = { name, namespace: isNamespaceAssumed ? 'default' : given, scope, chosen: options.scope !== null };
  return { binding, isNamespaceAssumed };
}

/** Two objects of one name would overwrite each other in the cluster; SealedSecrets that are there already count too. */
function checkNames(documents: readonly StreamDocument[], secrets: readonly Prepared[]): void {
  const taken = new Set(
    documents.flatMap(({ objects }) => objects.filter(({ kind }) => kind === 'sealed').map(({ root }) => nameOf(root))),
  );
  for (const { document, object, binding } of secrets) {
    const full = `${binding.namespace ?? ''}/${binding.name}`;
    if (taken.has(full)) {
      const sentence = `The text has two Secrets with the name "${full.replace(/^\//, '')}"; rename one.`;
      throw new Refusal('seal/duplicate-name', sentence, shift(placeOf(object.root), document.start));
    }
    taken.add(full);
  }
}

function nameOf(root: MapNode): string {
  const object = identify(root);
  return object === null || !('name' in object) ? '' : `${object.namespace ?? ''}/${object.name}`;
}
