import { fieldOf } from '../kubernetes/object.ts';
import type { Range } from '../range.ts';
import { content } from '../yaml/node.ts';
import type { MapNode, Node } from '../yaml/node.ts';
import { Refusal } from './refusal.ts';

/**
 * Refuses a Secret that Helm, envsubst or a vault plugin completes: what would be sealed is not what is meant.
 * Braces inside a longer value may be the template of another program (Alertmanager has them) and are sealed as they are,
 * unless only Helm knows their words.
 */
export function checkTemplate(root: MapNode, metadata: MapNode | null): void {
  for (const name of ['name', 'namespace', 'labels', 'annotations'])
    for (const node of scalarsOf(fieldOf(metadata, name)))
      refuse(node, name === 'annotations' ? isFilledIn : hasBraces);
  for (const name of ['type', 'data', 'stringData'])
    for (const node of scalarsOf(fieldOf(root, name))) refuse(node, isFilledIn);
}

/** Whether a text that is no YAML is none because it is a template. */
export function isTemplateText(text: string): boolean {
  return text.includes('{{');
}

/** The sentence and code for what a template engine has to complete first. */
export function templated(place: Range): Refusal {
  const sentence =
    'The Secret is a template that something else completes ({{ … }}, ${…} or <…>); seal what comes out of it.';
  return new Refusal('seal/templated', sentence, place);
}

function refuse(node: Node, isTemplate: (text: string) => boolean): void {
  const scalar = content(node);
  if (scalar.type === 'scalar' && isTemplate(scalar.text)) throw templated(node);
}

function hasBraces(text: string): boolean {
  return text.includes('{{') || isFilledIn(text);
}

function isFilledIn(text: string): boolean {
  return placeholder.test(text) || helmOnly.test(text);
}

/** Nothing but what is filled in; the last as argocd-vault-plugin writes it. */
const placeholder = /^\s*(\{\{[^{}]*\}\}|\$\{[A-Za-z_][^{}]*\}|<path:[^<>]*>|<[A-Za-z_][-\w.]*>)\s*$/;

/** Words of Helm inside a longer text. */
const helmOnly = /\{\{[^{}]*(?:\.(?:Values|Release|Chart|Files|Capabilities)\b|\b(?:include|tpl|lookup|toYaml)\s)/;

function* scalarsOf(node: Node | null): Generator<Node> {
  if (node === null) return;
  const here = content(node);
  if (here.type === 'scalar') yield node;
  else
    for (const child of here.type === 'map' ? here.pairs.map(({ value }) => value) : here.items)
      yield* scalarsOf(child);
}
