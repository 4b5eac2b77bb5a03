import type { TextDocument } from 'vscode-languageserver-textdocument';
import { noKubernetes } from '../domain/kubernetes/mention.ts';
import type { DocumentStatus, JudgedDocument } from '../protocol.ts';
import { objectsOf } from '../repository/judge.ts';
import type { Judgement } from '../repository/judge.ts';

/** What the language status says of a judged document. */
export function statusOf(document: TextDocument, version: number, judgement: Judgement): DocumentStatus {
  const objects = objectsOf(judgement);
  const named = objects.filter((object) => object.kind !== '');
  return {
    uri: document.uri,
    version,
    documents: named.map((object): JudgedDocument => ({
      apiVersion: object.apiVersion,
      kind: object.kind,
      lines: [document.positionAt(object.range.start).line, document.positionAt(object.range.end).line],
      reason: object.status === 'unjudged' ? object.reason : null,
      source: object.source === null ? null : { from: object.source.from, label: object.source.label },
    })),
    notJudged: named.length > 0 ? null : (objects[0]?.reason ?? judgement.findings[0]?.message ?? noKubernetes),
  };
}
