import { isPatchDirective } from '../domain/kubernetes/kustomize.ts';
import type { KubernetesObject } from '../domain/kubernetes/object.ts';
import { isEncrypted } from '../domain/kubernetes/secret.ts';
import type { Verdict } from '../domain/schema/verdict.ts';
import { content } from '../domain/yaml/node.ts';
import type { Rules } from './rules.ts';

/**
 * Whether a schema refuses what is as it should be: the text is not yet what the API server gets.
 * A Kustomize patch holds part of an object; SOPS adds its envelope and puts cipher text in the place of values.
 */
export function isTolerated(verdict: Verdict, object: KubernetesObject, rules: Rules): boolean {
  if (rules.isPatch && (isMissing(verdict) || isDirective(verdict))) return true;
  // Whether an object has an envelope is asked last: it looks through all its fields.
  return rules.knowsSops && (isEnvelope(verdict) || isCipherText(verdict)) && isEncrypted(object.root);
}

function isMissing({ rule }: Verdict): boolean {
  return rule === 'missingField' || rule === 'combination';
}

function isDirective({ rule, place }: Verdict): boolean {
  return rule === 'unknownField' && isPatchDirective(String(place.step));
}

function isEnvelope({ rule, place }: Verdict): boolean {
  return rule === 'unknownField' && place.step === 'sops' && place.up?.up === null;
}

function isCipherText({ place }: Verdict): boolean {
  const node = content(place.node);
  return node.type === 'scalar' && node.text.startsWith('ENC[');
}
