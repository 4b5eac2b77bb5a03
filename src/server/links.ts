import { pathToFileURL } from 'node:url';
import type { DocumentLink } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { toRange } from './convert.ts';
import type { OpenDocuments } from './documents.ts';

/** What a file of a platform names, as links to it; none in any other file. */
export async function documentLinks(
  document: TextDocument | undefined,
  documents: OpenDocuments,
): Promise<DocumentLink[]> {
  const own = document === undefined ? null : documents.ownFile(document);
  if (document === undefined || own === null || !document.uri.startsWith('file:')) return [];
  const { linksIn } = await import('../repository/links.ts');
  return linksIn(own, document.getText()).map(({ range, path, line }) => ({
    range: toRange(range, document),
    target: `${pathToFileURL(`${own.root}/${path}`).href}${line === null ? '' : `#L${line + 1}`}`,
    tooltip: path,
  }));
}
