import { compareFindings, findingOf } from '../domain/finding.ts';
import type { Finding } from '../domain/finding.ts';
import type { JudgedFile } from '../domain/own/judged.ts';
import { judgePhase } from '../domain/phases/judge.ts';
import { phaseFolder } from '../domain/platform/file.ts';
import type { Role } from '../domain/platform/file.ts';
import { judgePlatform, judgeTable } from '../domain/platform/judge.ts';
import { limits } from '../domain/yaml/problem.ts';
import { split } from '../domain/yaml/split.ts';
import { inStream, refusal } from './judge.ts';
import type { Judgement, PlacedDocument } from './judge.ts';
import type { OwnFile } from './own.ts';
import type { JudgedObject } from './row.ts';

/** Judges a file of a platform as `judge` judges manifests: one document, whose row says what it is. */
export function judgeOwn(own: OwnFile, stream: string): Judgement {
  if (stream.length > limits.fileBytes) return refusal(stream.length);
  const documents = split(stream).map(({ text, start }, index): PlacedDocument => ({
    index,
    start,
    text,
    judged: index === 0 ? judgedFirst(own, text) : { objects: [], findings: [oneTooMany(own, text)] },
  }));
  return { documents, findings: documents.flatMap(inStream).toSorted(compareFindings) };
}

function judgedFirst(own: OwnFile, text: string): PlacedDocument['judged'] {
  const judged = judgedFile(own, text);
  return { objects: [rowOf(own, judged, text)], findings: judged.findings };
}

function judgedFile(own: OwnFile, text: string): JudgedFile {
  switch (own.role) {
    case 'platform':
      return judgePlatform(text, { tree: own.tree });
    case 'applications':
      return judgeTable(text, own.path, own.tree);
    case 'phase':
      return judgePhase(text, own.path, own.tree);
  }
}

const kinds: Readonly<Record<Role, string>> = { platform: 'Platform', applications: 'Applications', phase: 'Phase' };

/** Its shape decides on the status, as the schema does for an object. */
function rowOf({ role, path }: OwnFile, { root, fits, problem }: JudgedFile, text: string): JudgedObject {
  const range =
    root === null ? { start: 0, end: text.trimEnd().length } : { start: root.node.start, end: root.node.end };
  const [, folder = ''] = path.split('/');
  return {
    item: null,
    apiVersion: 'slipway/v1',
    kind: kinds[role],
    namespace: null,
    name: role === 'phase' ? (phaseFolder(folder)?.id ?? '') : '',
    range,
    status: problem !== null ? 'error' : fits ? 'valid' : 'invalid',
    reason: problem,
    source: { from: 'bundled', label: 'Slipway' },
    policy: null,
  };
}

/** Helm and Slipway read the first document of such a file, and say nothing of another. */
function oneTooMany({ role, path }: OwnFile, text: string): Finding {
  const code = role === 'phase' ? 'phase/type' : 'platform/type';
  const end = text.search(/[\r\n]|$/);
  const name = path === '' ? 'phase.yaml' : path.slice(path.lastIndexOf('/') + 1);
  return findingOf(code, `${name} is one document; nothing reads a second.`, { start: 0, end: Math.max(end, 0) });
}
