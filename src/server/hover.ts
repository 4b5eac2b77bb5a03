import type { Hover, HoverParams, Range } from 'vscode-languageserver/node';
import { objectsOf } from '../repository/judge.ts';
import type { PolicyTally } from '../repository/row.ts';
import { unjudgedAt } from '../repository/unjudgedAt.ts';
import { splitApiVersion } from '../domain/kubernetes/object.ts';
import { plain } from '../domain/markdown.ts';
import { missingWords } from '../domain/policy/say.ts';
import { isOfPolicies } from '../domain/policy/unsupported.ts';
import { toRange } from './convert.ts';
import type { OpenDocuments } from './documents.ts';

/** How many policies say what about an object, where it says what it is. */
export async function policyHover(
  { textDocument, position }: HoverParams,
  documents: OpenDocuments,
): Promise<Hover | null> {
  const judged = await documents.judged(textDocument.uri);
  if (judged === undefined || judged.version !== judged.document.version) return null;
  const { document, judgement } = judged;
  const line = { start: { line: position.line, character: 0 }, end: { line: position.line + 1, character: 0 } };
  const part = unjudgedAt(document.getText(), document.offsetAt(position));
  const aside = part === null ? null : shown(part.sentence, toRange(part.range, document));
  const [, before, key] = /^(\s*(?:-\s+)*)(["']?kind["']?\s*:.*)/.exec(document.getText(line)) ?? [];
  if (before === undefined || key === undefined) return aside;
  const start = document.offsetAt({ line: position.line, character: before.length });
  const object = objectsOf(judgement).findLast(({ range }) => range.start <= start && start < range.end);
  if (object === undefined || object.policy === null) return aside;
  // A field of that name deeper in the object says what something else is.
  if (document.positionAt(object.range.start).character !== before.length) return aside;
  const range = toRange({ start, end: start + key.trimEnd().length }, document);
  // Hardly anybody has policies about policies: that there are none is no news there.
  const isNews = object.policy.matched > 0 || !isOfPolicies(splitApiVersion(object.apiVersion).group, object.kind);
  const sentences = [part?.sentence ?? '', isNews ? tallyWords(object.policy) : ''].filter((one) => one !== '');
  return sentences.length === 0 ? null : shown(sentences.join(' '), range);
}

function shown(sentence: string, range: Range): Hover {
  return { contents: { kind: 'markdown', value: plain(sentence) }, range };
}

/** `12 policies match: 2 fail, 1 is not judged (it needs data of the image "a").` */
export function tallyWords(tally: PolicyTally): string {
  const { isTried, unread, unreadBindings } = tally;
  if (isTried) return 'No policy is asked about this object: a test or a phase names its file to try policies on.';
  const read = readWords(tally);
  const beside = [
    ...(unread === 0 ? [] : [`${unread} ${unread === 1 ? 'policy' : 'policies'}`]),
    ...(unreadBindings === 0 ? [] : [`${unreadBindings} ${unreadBindings === 1 ? 'binding' : 'bindings'}`]),
  ];
  return beside.length === 0 ? read : `${read} ${beside.join(' and ')} that only Helm can read may be about it too.`;
}

function readWords({ matched, failed, errors, unjudged, exempted, missing, recognised }: PolicyTally): string {
  if (matched === 0) return 'No policy of the repository is about this object.';
  const fails = failed === 0 ? [] : [`${failed} ${failed === 1 ? 'fails' : 'fail'}`];
  const fall = errors === 0 ? [] : [`${errors} can't be evaluated`];
  const lacks = missing.length === 0 ? '' : ` (needs ${missing.map(missingWords).join(', ')})`;
  const opens = unjudged === 0 ? [] : [`${unjudged} ${unjudged === 1 ? 'is' : 'are'} not judged${lacks}`];
  const spared = exempted === 0 ? [] : [`${exempted} exempted`];
  const bad = [...fails, ...fall, ...opens];
  const parts = [...(bad.length === 0 ? ['none fails'] : bad), ...spared];
  const match = `${matched} ${matched === 1 ? 'policy matches' : 'policies match'}`;
  return `${match}: ${parts.join(', ')}.${recognisedWords(recognised)}`;
}

/** How many are named: the others are counted. */
const mostNamed = 3;

/** ` Recognised, but not judged: ClusterPolicy "a" (rule: b) changes objects.` */
function recognisedWords(all: PolicyTally['recognised']): string {
  if (all.length === 0) return '';
  const named = all.slice(0, mostNamed).map(({ policy, rule, does }) => {
    return `${policy.kind} "${policy.name}"${rule === '' ? '' : ` (rule: ${rule})`} ${does}`;
  });
  const more = all.length > mostNamed ? [`and ${all.length - mostNamed} more`] : [];
  return ` Recognised, but not judged: ${[...named, ...more].join('; ')}.`;
}
