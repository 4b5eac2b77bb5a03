import { codes } from '../domain/code.ts';
import type { Finding, Severity } from '../domain/finding.ts';
import { identify, itemsOf } from '../domain/kubernetes/object.ts';
import type { KubernetesObject, Nameless } from '../domain/kubernetes/object.ts';
import { secretFindings } from '../domain/kubernetes/secret.ts';
import type { Range } from '../domain/range.ts';
import type { Source } from '../domain/schema/catalog.ts';
import { toFindings } from '../domain/schema/findings.ts';
import { nearest } from '../domain/schema/fix.ts';
import { rootPlace } from '../domain/schema/place.ts';
import type { Place } from '../domain/schema/place.ts';
import type { Verdict } from '../domain/schema/verdict.ts';
import { walk } from '../domain/schema/walk.ts';
import { content } from '../domain/yaml/node.ts';
import type { Node } from '../domain/yaml/node.ts';
import { parse } from '../domain/yaml/parse.ts';
import type { ParsedDocument } from '../domain/yaml/parse.ts';
import type { Problem } from '../domain/yaml/problem.ts';
import type { Rules } from './rules.ts';

/** The judgement of one object; ranges are of the text of its document. */
export interface JudgedObject {
  readonly item: number | null;
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
  readonly range: Range;
  /** The verdict of the schema alone. */
  readonly status: 'valid' | 'invalid' | 'error' | 'skipped' | 'unjudged';
  /** Why it is not simply valid or invalid. */
  readonly reason: string | null;
  readonly source: Source | null;
}

/** The judgement of one document; offsets are of its own text, so that it holds wherever the text lies. */
export interface JudgedDocument {
  readonly objects: readonly JudgedObject[];
  /** `document` is 0: the stream gives the number. */
  readonly findings: readonly Finding[];
}

/** Parses a document and asks everything that is to be asked of it. Never throws, whatever the text. */
export function judgeDocument(text: string, rules: Rules): JudgedDocument {
  const parsed = parse(text);
  if (parsed.root === null && parsed.problems.length === 0) return { objects: [], findings: [] };
  if (parsed.problems.length > 0 && isTemplate(text)) return templated(text);
  const problems = parsed.problems.filter((problem) => problem.code !== 'merge-override' || rules.strictMerge).map(toFinding);
  if (parsed.root === null) return { objects: [broken(text, problems)], findings: problems };
  const objects: JudgedObject[] = [];
  const findings = [...problems];
  for (const { node, item } of expand(parsed.root)) {
    const judged = judgeObject({ node, item, text, parsed, unreadable: problems[0]?.message ?? null }, rules);
    objects.push(judged.object);
    findings.push(...judged.findings);
  }
  return { objects, findings };
}

/** The objects of a document: itself, or the items of a `kind: List`, which may be Lists too. */
function* expand(root: Node): Generator<{ node: Node; item: number | null }> {
  const object = identify(root);
  const items = object === null || 'missing' in object ? null : itemsOf(object);
  if (items === null) {
    yield { node: root, item: null };
    return;
  }
  for (const [item, node] of items.entries()) yield { node, item };
}

interface Question {
  readonly node: Node;
  readonly item: number | null;
  readonly text: string;
  readonly parsed: ParsedDocument;
  /** The first thing that is wrong with the YAML itself. */
  readonly unreadable: string | null;
}

interface Answer {
  readonly object: JudgedObject;
  readonly findings: readonly Finding[];
}

function judgeObject(question: Question, rules: Rules): Answer {
  const object = identify(question.node);
  if (object === null) return rules.missingSchemaIsError ? nameless({ missing: 'kind', root: question.node }, question) : notKubernetes(question);
  if ('missing' in object) return nameless(object, question);
  const secrets = rules.secrets ? secretFindings(object, 0, question.item) : [];
  const schema = judgeSchema(object, question, rules);
  return { object: schema.object, findings: [...schema.findings, ...secrets] };
}

function judgeSchema(object: KubernetesObject, question: Question, rules: Rules): Answer {
  const kind = rules.catalogs.map((catalog) => catalog.find(object.group, object.version, object.kind)).find((found) => found !== undefined);
  if (kind === undefined) return unknownKind(object, question, rules);
  const row = rowOf(object, question, kind.source);
  if (question.unreadable !== null && !rules.recovers) return { object: { ...row, status: 'error', reason: question.unreadable }, findings: [] };
  const place = rootPlace(question.node);
  const verdicts = walk(kind.located, place, kind.definitions, kind.dialect).filter((verdict) => endOf(verdict) <= question.parsed.trustedTo);
  const spelling = kind.kind === object.kind ? [] : [spelledOtherwise(place, object, kind.kind)];
  const findings = toFindings([...spelling, ...verdicts], { kind: object.kind, text: question.text, document: 0, item: question.item });
  if (question.unreadable !== null) return { object: { ...row, status: 'error', reason: question.unreadable }, findings };
  return { object: { ...row, status: findings.some((finding) => finding.severity === 'error') ? 'invalid' : 'valid', reason: null }, findings };
}

/** What the parser read behind a syntax error is a guess: nothing is said of a node that reaches there. */
function endOf(verdict: Verdict): number {
  const whole = verdict.rule === 'unknownField' ? (verdict.place.up ?? verdict.place) : verdict.place;
  return whole.node.end;
}

function spelledOtherwise(root: Place, object: KubernetesObject, kind: string): Verdict {
  return { rule: 'enum', place: { up: root, step: 'kind', key: null, node: object.kindNode }, allowed: [kind] };
}

function unknownKind(object: KubernetesObject, question: Question, rules: Rules): Answer {
  const row = rowOf(object, question, null);
  const group = rules.catalogs.map((catalog) => catalog.group(object.group)).find((known) => known !== undefined);
  const impossible = group?.complete === true || rules.missingSchemaIsError;
  const reason = `No schema is known for ${object.apiVersion} ${object.kind}.`;
  const finding: Finding = {
    code: 'schema/unknown-kind',
    severity: impossible ? 'error' : codes['schema/unknown-kind'],
    message: group?.complete === true ? unknownIn(object, group.kinds) : reason,
    range: { start: object.kindNode.start, end: object.kindNode.end },
    document: 0,
    item: question.item,
    pointer: '/kind',
    property: null,
    related: [],
    fixes: [],
  };
  const status = rules.missingSchemaIsError || question.unreadable !== null ? 'error' : impossible ? 'invalid' : 'unjudged';
  return { object: { ...row, status, reason: question.unreadable ?? reason }, findings: [finding] };
}

/** The group is one of Kubernetes' own: what it does not have does not exist. */
function unknownIn(object: KubernetesObject, kinds: readonly string[]): string {
  const versions = kinds.filter((kind) => kind.endsWith(`/${object.kind}`)).map((kind) => kind.slice(0, kind.indexOf('/')));
  if (versions.length > 0) return `${object.apiVersion} has no ${object.kind}; this Kubernetes serves it as ${versions.map((version) => [object.group, version].filter(Boolean).join('/')).join(', ')}.`;
  const near = nearest(object.kind, kinds.map((kind) => kind.slice(kind.indexOf('/') + 1)));
  return `${object.apiVersion} has no kind "${object.kind}"${near === null ? '.' : `; did you mean "${near}"?`}`;
}

function rowOf(object: KubernetesObject, { item, node }: Question, source: Source | null): Omit<JudgedObject, 'status' | 'reason'> {
  const { apiVersion, kind, namespace, name } = object;
  return { item, apiVersion, kind, namespace, name, range: { start: node.start, end: node.end }, source };
}

const anonymous = { apiVersion: '', kind: '', namespace: null, name: '', source: null } as const;

function notKubernetes({ node, item, unreadable }: Question): Answer {
  const range = { start: node.start, end: node.end };
  if (unreadable !== null) return { object: { ...anonymous, item, range, status: 'error', reason: unreadable }, findings: [] };
  return { object: { ...anonymous, item, range, status: 'skipped', reason: 'It is no Kubernetes object: it has neither apiVersion nor kind.' }, findings: [] };
}

function nameless({ missing, root }: Nameless, { item, unreadable }: Question): Answer {
  const map = content(root);
  const pairs = map.type === 'map' ? map.pairs : [];
  const range = (pairs.find((pair) => pair.name === missing) ?? pairs.find((pair) => pair.name === 'kind' || pair.name === 'apiVersion') ?? pairs[0])?.key ?? root;
  const message = `The object needs the field "${missing}".`;
  const finding: Finding = {
    code: 'schema/missing-field',
    severity: codes['schema/missing-field'],
    message,
    range: { start: range.start, end: range.end },
    document: 0,
    item,
    pointer: '',
    property: missing,
    related: [],
    fixes: [],
  };
  return { object: { ...anonymous, item, range: { start: root.start, end: root.end }, status: 'error', reason: unreadable ?? message }, findings: [finding] };
}

function broken(text: string, problems: readonly Finding[]): JudgedObject {
  return { ...anonymous, item: null, range: { start: 0, end: text.trimEnd().length }, status: 'error', reason: problems[0]?.message ?? null };
}

const problemCodes = {
  syntax: 'yaml/syntax',
  'duplicate-key': 'yaml/duplicate-key',
  'merge-override': 'yaml/duplicate-key',
  'too-large': 'yaml/too-large',
  'alias-bomb': 'yaml/alias-bomb',
} as const;

function toFinding(problem: Problem): Finding {
  const code = problemCodes[problem.code];
  const severity: Severity = codes[code];
  const { start, end, message } = problem;
  const related = problem.related === undefined ? [] : [{ range: { start: problem.related.start, end: problem.related.end }, message: problem.related.message }];
  return { code, severity, message, range: { start, end }, document: 0, item: null, pointer: '', property: null, related, fixes: [] };
}

/** Text that only Helm makes YAML of. It is never judged as if it were plain. */
function isTemplate(text: string): boolean {
  return /\{\{-?\s*(\.|\$|if\b|else\b|end\b|include\b|with\b|range\b|define\b|template\b|toYaml\b|tpl\b|\/\*)/.test(text);
}

function templated(text: string): JudgedDocument {
  const object: JudgedObject = {
    ...anonymous,
    item: null,
    range: { start: 0, end: text.trimEnd().length },
    status: 'skipped',
    reason: 'It is a Helm template: what it will be is not known from its text.',
  };
  return { objects: [object], findings: [] };
}

