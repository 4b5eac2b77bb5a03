import { pathToFileURL } from 'node:url';
import { CodeActionKind, FileChangeType, TextDocumentSyncKind } from 'vscode-languageserver/node';
import type { Connection, Diagnostic, WorkspaceFolder } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { asAdmission, BundledCatalog } from '../domain/schema/bundled.ts';
import type { Files, Surroundings } from '../ports.ts';
import { schemaAt } from '../protocol.ts';
import type { SchemaAtParams, SchemaAtResult } from '../protocol.ts';
import { CrdCatalog } from '../repository/crds.ts';
import type { Judgement } from '../repository/judge.ts';
import { asSlipway } from '../repository/rules.ts';
import type { Rules } from '../repository/rules.ts';
import type { SchemaFolder } from '../node/schemas.ts';
import { codeActions } from './actions.ts';
import { toDiagnostic } from './convert.ts';
import { OpenDocuments } from './documents.ts';
import { pathOf } from './uri.ts';
import { SchemaForEditing } from './editing.ts';
import { Workspace } from './workspace.ts';

export interface Outside {
  readonly schemas: SchemaFolder;
  readonly files: Files;
  readonly surroundings: Surroundings;
  /** The folder that the pages of findings lie in. */
  readonly product: string;
}

/** Wires the parts of the server to a connection; nothing is read before the client asks for it. */
export function serve(connection: Connection, outside: Outside): void {
  const { schemas, files, surroundings, product } = outside;
  const minor = Object.keys(schemas.index.kubernetes).at(-1) ?? '';
  const bundled = new BundledCatalog(schemas.index, minor, schemas.read, asAdmission);
  const crds = new CrdCatalog(bundled.objectMeta);
  const rules: Rules = { ...asSlipway, catalogs: [crds, bundled] };
  const helpRoot = pathToFileURL(`${product}/`).href;

  const diagnose = (judgement: Judgement, document: TextDocument): Diagnostic[] => {
    if (crds.update(pathOf(document.uri), document.getText())) documents.judgeAll();
    return judgement.findings.map((finding) => toDiagnostic(finding, document, helpRoot));
  };
  const background = (work: Promise<void>): void =>
    void work.catch((error: unknown) => connection.console.error(String(error)));
  const documents = new OpenDocuments(connection, rules, surroundings, diagnose, (path) =>
    background(workspace.changed([path])),
  );
  const workspace = new Workspace(
    files,
    crds,
    surroundings,
    (path) => documents.isOpen(path),
    () => documents.judgeAll(),
  );
  const editing = new SchemaForEditing(schemas, minor, crds);

  let opened: readonly string[] = [];
  let tellsOfFolders = false;
  connection.onInitialize((params) => {
    opened = pathsOf(params.workspaceFolders ?? []);
    tellsOfFolders = params.capabilities.workspace?.workspaceFolders === true;
    return {
      serverInfo: { name: 'slipway' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });
  connection.onInitialized(() => {
    background(documents.firstJudged.then(() => workspace.scan(opened)));
    if (!tellsOfFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      workspace.leave(pathsOf(removed));
      background(workspace.scan(pathsOf(added)));
    });
  });
  connection.onShutdown(() => workspace.stop());
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) {
      if (type === FileChangeType.Deleted) documents.forget(uri);
      else documents.judgeAgain(uri);
    }
    background(workspace.changed(changes.map(({ uri }) => pathOf(uri))));
  });
  connection.onCodeAction((params) => codeActions(params, documents));
  connection.onRequest(schemaAt, (params: SchemaAtParams): SchemaAtResult =>
    editing.schemaAt(documents.text(params.uri), params),
  );
  documents.listen();
}

function pathsOf(folders: readonly WorkspaceFolder[]): string[] {
  return folders.filter(({ uri }) => uri.startsWith('file:')).map(({ uri }) => pathOf(uri));
}
