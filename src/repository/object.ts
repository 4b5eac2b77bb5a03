import { findingOf } from '../domain/finding.ts';
import type { Finding } from '../domain/finding.ts';
import type { KubernetesObject, Misnamed, Nameless } from '../domain/kubernetes/object.ts';
import { isSecretInAnyCase, secretFields, secretFindings } from '../domain/kubernetes/secret.ts';
import { findKind } from '../domain/schema/catalog.ts';
import { toFindings } from '../domain/schema/findings.ts';
import { rootPlace } from '../domain/schema/place.ts';
import type { Place } from '../domain/schema/place.ts';
import type { Verdict } from '../domain/schema/verdict.ts';
import { walk } from '../domain/schema/walk.ts';
import { content } from '../domain/yaml/node.ts';
import type { ContentNode } from '../domain/yaml/node.ts';
import { unfinishedAt } from '../domain/yaml/unfinished.ts';
import type { PolicyAnswer } from './policyJudge.ts';
import type { Rules } from './rules.ts';
import { anonymous, rowOf } from './row.ts';
import type { Answer, Question } from './row.ts';
import { isTolerated } from './tolerance.ts';
import { unknownKind } from './unknown.ts';

/** Asks everything that is to be asked of one object. */
export function judgeObject(question: Question, rules: Rules): Answer {
  const object = question.identity;
  if (object === null)
    return rules.missingSchemaIsError
      ? nameless({ missing: 'kind', root: question.node }, question)
      : notKubernetes(question);
  if ('missing' in object) return nameless(object, question);
  if ('wants' in object) return misnamed(object, question);
  const secrets = rules.secrets ? secretFindings(object, 0, question.item) : [];
  const schema = judgeSchema(object, question, rules);
  const policy = question.unreadable === null && !rules.isPatch ? policyOf(object, question, rules) : null;
  return {
    object: { ...schema.object, policy: policy?.tally ?? null },
    findings: [...schema.findings, ...secrets, ...(policy?.findings ?? [])],
  };
}

/** Text that can't be read whole is no object yet, and a patch is none by itself. */
function policyOf(
  identity: KubernetesObject,
  { node, text, item }: Question,
  { policies }: Rules,
): PolicyAnswer | null {
  return policies?.judge({ node, text, item, identity }) ?? null;
}

function judgeSchema(object: KubernetesObject, question: Question, rules: Rules): Answer {
  const kind = findKind(rules.catalogs, object.group, object.version, object.kind);
  if (kind === undefined) return unknownKind(object, question, rules);
  const row = rowOf(object, question, kind.source);
  if (question.unreadable !== null && !rules.recovers)
    return { object: { ...row, status: 'error', reason: question.unreadable }, findings: [] };
  const place = rootPlace(question.node);
  const hides = isSecretInAnyCase(object) ? isSecretValue : () => false;
  const unfinished =
    question.trustedTo === Number.POSITIVE_INFINITY ? nothing : unfinishedAt(question.node, question.trustedTo);
  const walked = walk(kind.located, place, kind.definitions, kind.dialect);
  if (walked === null) return { object: { ...row, status: 'unjudged', reason: tooManyForms }, findings: [] };
  const verdicts = walked
    .filter((verdict) => !isGuess(verdict, question, unfinished))
    .filter((verdict) => !isTolerated(verdict, object, rules))
    // `secret/base64` says it, in words that help.
    .filter((verdict) => !(rules.secrets && verdict.rule === 'format' && hides(verdict.place)));
  const findings = toFindings(verdicts, {
    hides,
    kind: object.kind,
    text: question.text,
    document: 0,
    item: question.item,
  });
  if (question.unreadable !== null)
    return { object: { ...row, status: 'error', reason: question.unreadable }, findings };
  return {
    object: {
      ...row,
      status: findings.some((finding) => finding.severity === 'error') ? 'invalid' : 'valid',
      reason: null,
    },
    findings,
  };
}

function isSecretValue(place: Place): boolean {
  if (place.up === null) return false;
  return place.up.up === null ? secretFields.has(String(place.step)) : isSecretValue(place.up);
}

/** Alternatives within alternatives can be more than anybody has time for. */
const tooManyForms = 'Its schema allows more forms than can be tried.';

const nothing: ReadonlySet<ContentNode> = new Set();

/** What the parser read behind a syntax error is a guess, and so is what a node lacks that reaches there. */
function isGuess({ rule, place }: Verdict, { trustedTo }: Question, unfinished: ReadonlySet<ContentNode>): boolean {
  const whole = rule === 'unknownField' ? (place.up ?? place) : place;
  return unfinished.has(content(whole.node)) || whole.node.end > trustedTo;
}

function notKubernetes({ node, item, unreadable }: Question): Answer {
  const range = { start: node.start, end: node.end };
  if (unreadable !== null)
    return { object: { ...anonymous, item, range, status: 'error', reason: unreadable }, findings: [] };
  return {
    object: {
      ...anonymous,
      item,
      range,
      status: 'skipped',
      reason: 'It is no Kubernetes object: it has neither apiVersion nor kind.',
    },
    findings: [],
  };
}

function nameless({ missing, root }: Nameless, question: Question): Answer {
  const map = content(root);
  const pairs = map.type === 'map' ? map.pairs : [];
  const written = pairs.find((pair) => pair.name === missing);
  const value = written === undefined ? undefined : content(written.value);
  const isOfAnotherType = value?.type === 'scalar' && value.end > value.start && value.value !== null;
  const other = pairs.find((pair) => pair.name === 'kind' || pair.name === 'apiVersion') ?? pairs[0];
  const message = isOfAnotherType
    ? `"${value.text}" is no string; ${missing} wants one.`
    : `The object needs the field "${missing}".`;
  const finding = isOfAnotherType
    ? findingOf('schema/type', message, value, { item: question.item, pointer: `/${missing}` })
    : findingOf('schema/missing-field', message, (written ?? other)?.key ?? root, {
        item: question.item,
        property: missing,
      });
  return unnamed(message, finding, question);
}

function misnamed({ pointer, value, wants }: Misnamed, question: Question): Answer {
  const name = pointer.slice(1).replaceAll('/', '.');
  const got = value.type === 'map' ? 'a mapping' : value.type === 'sequence' ? 'a list' : 'a scalar';
  const message = `${name} is ${got}; it wants ${wants === 'object' ? 'a mapping' : 'a text'}.`;
  return unnamed(message, findingOf('schema/type', message, value, { item: question.item, pointer }), question);
}

function unnamed(message: string, finding: Finding, { node, item, unreadable }: Question): Answer {
  const range = { start: node.start, end: node.end };
  return {
    object: { ...anonymous, item, range, status: 'error', reason: unreadable ?? message },
    findings: [finding],
  };
}
