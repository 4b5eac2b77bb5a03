import { pathToFileURL } from 'node:url';
import { CodeActionKind, FileChangeType, TextDocumentSyncKind } from 'vscode-languageserver/node';
import type { Connection, Diagnostic, WorkspaceFolder } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { asAdmission, BundledCatalog, newestIn } from '../domain/schema/bundled.ts';
import type { Clock, Files, Surroundings, Timers } from '../ports.ts';
import { schemaAt, secretFiles } from '../protocol.ts';
import type { SchemaAtParams, SchemaAtResult } from '../protocol.ts';
import { CrdCatalog } from '../repository/crds.ts';
import { KnownKindNames } from '../repository/knownKinds.ts';
import { PolicyFiles } from '../repository/policyFiles.ts';
import { RepositoryIndex } from '../repository/repositoryIndex.ts';
import type { Judgement } from '../repository/judge.ts';
import { asSlipway } from '../repository/rules.ts';
import type { Rules } from '../repository/rules.ts';
import { SecretFiles } from '../repository/secretFiles.ts';
import type { SchemaFolder } from '../node/schemas.ts';
import { codeActions } from './actions.ts';
import { Breather } from './breather.ts';
import { toDiagnostic } from './convert.ts';
import { OpenDocuments } from './documents.ts';
import { Expressions } from './expressions.ts';
import { policyHover } from './hover.ts';
import { documentLinks } from './links.ts';
import { openFiles } from './openFiles.ts';
import { PolicyLenses } from './policyLens.ts';
import { PlatformSpecs } from './platformSpec.ts';
import { serveComparison } from './comparison.ts';
import { servePolicyTests } from './policyTests.ts';
import { serveSealing } from './sealing.ts';
import { pathOf, uriOf } from './uri.ts';
import { SchemaForEditing } from './editing.ts';
import { Workspace } from './workspace.ts';

export interface Outside {
  readonly schemas: SchemaFolder;
  readonly files: Files;
  readonly surroundings: Surroundings;
  readonly timers: Clock & Pick<Timers, 'after'>;
  /** The folder that the pages of findings lie in. */
  readonly product: string;
  /** Called once, when somebody has seen the first diagnostics and before anything else is looked at. */
  readonly begun: () => void;
}

/** Wires the parts of the server to a connection; nothing is read before the client asks for it. */
export function serve(connection: Connection, outside: Outside): void {
  const { schemas, files, surroundings, timers, product } = outside;
  const minor = newestIn(schemas.index);
  const bundled = new BundledCatalog(schemas.index, minor, schemas.read, asAdmission);
  const crds = new CrdCatalog(bundled.objectMeta);
  const kinds = new KnownKindNames(bundled, crds);
  const served = [crds, bundled];
  const secrets = new SecretFiles((paths) => void connection.sendNotification(secretFiles, { uris: paths.map(uriOf) }));
  const breather = new Breather();
  const policies = new PolicyFiles({
    changed: () => {
      documents.judgeAll();
      lenses.changed();
    },
    read: async (path) => {
      const read = surroundings.isIgnored(path) ? null : await typed.read(path);
      return read !== null && 'text' in read ? read.text : null;
    },
    absolute: (path) => path,
    below: (root) => documents.below(root),
    isPatch: (path) => surroundings.isPatch(path),
    now: () => timers.now().getTime(),
    after: (milliseconds, call) => timers.after(milliseconds, call),
    kinds: () => kinds.all(),
    served,
    // What is being judged right now is to be told first.
    stopped: () => queueMicrotask(() => documents.judgeAll()),
    pause: () => breather.breathe(),
  });
  const index = new RepositoryIndex(crds, secrets, policies);
  const rules: Rules = { ...asSlipway, catalogs: served };
  const helpRoot = pathToFileURL(`${product}/`).href;

  const diagnose = (judgement: Judgement, document: TextDocument): Diagnostic[] => {
    const secret =
      document.uri.startsWith('file:') && judgement.findings.some(({ code }) => code === 'secret/plaintext');
    if (index.update(pathOf(document.uri), document.getText(), secret)) documents.judgeAll();
    return judgement.findings.map((finding) => toDiagnostic(finding, document, helpRoot));
  };
  const background = (work: Promise<void>): void =>
    void work.catch((error: unknown) => connection.console.error(String(error)));
  const documents = new OpenDocuments(connection, rules, policies, surroundings, diagnose, (path) => {
    documents.judgeBeside([path]);
    platforms.changed([path]);
    background(workspace.closed(path).then(() => lenses.changed()));
  });
  const typed = openFiles(files, (path) => documents.typedText(path));
  const platforms = new PlatformSpecs(connection, (root) => documents.below(root));
  const lenses = new PolicyLenses(connection, policies, documents);
  documents.whenTyped((path, text) => {
    platforms.changed([path]);
    lenses.changed();
    return !surroundings.isIgnored(path) && policies.update(path, text);
  });
  const workspace = new Workspace(
    files,
    index,
    surroundings,
    (path) => documents.isOpen(path),
    () => documents.judgeAll(),
  );
  const editing = new SchemaForEditing(schemas, minor, crds);
  const expressions = new Expressions(connection, documents, {
    catalogs: editing.catalogs,
    kindsIn: (group) => kinds.in(group),
    groups: () => kinds.groups,
  });

  let opened: readonly string[] = [];
  let tellsOfFolders = false;
  connection.onInitialize((params) => {
    opened = pathsOf(params.workspaceFolders ?? []);
    lenses.canRefresh = params.capabilities.workspace?.codeLens?.refreshSupport === true;
    tellsOfFolders = params.capabilities.workspace?.workspaceFolders === true;
    return {
      serverInfo: { name: 'slipway' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        documentLinkProvider: {},
        hoverProvider: true,
        completionProvider: { triggerCharacters: ['.'] },
        signatureHelpProvider: { triggerCharacters: ['(', ','] },
        codeLensProvider: { resolveProvider: true },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });
  connection.onInitialized(() => {
    background(
      documents.firstJudged
        .then(outside.begun)
        .then(() => workspace.scan(opened))
        .then(() => lenses.changed()),
    );
    if (!tellsOfFolders) return;
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      workspace.leave(pathsOf(removed));
      background(workspace.scan(pathsOf(added)).then(() => lenses.changed()));
    });
  });
  connection.onShutdown(() => workspace.stop());
  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const { uri, type } of changes) {
      if (type === FileChangeType.Deleted) documents.forget(uri);
      else documents.judgeAgain(uri);
    }
    const paths = changes.map(({ uri }) => pathOf(uri));
    workspace.gone(changes.filter(({ type }) => type === FileChangeType.Deleted).map(({ uri }) => pathOf(uri)));
    documents.judgeBeside(paths);
    platforms.changed(paths);
    background(workspace.changed(paths).then(() => lenses.changed()));
  });
  connection.onCodeAction((params) => codeActions(params, documents, policies));
  connection.onHover((params) => policyHover(params, documents));
  connection.onDocumentLinks(({ textDocument }) => documentLinks(documents.text(textDocument.uri), documents));
  connection.onRequest(schemaAt, async (params: SchemaAtParams): Promise<SchemaAtResult> => {
    const { uri, line, character } = params;
    if (character !== undefined && (await expressions.completes(uri, { line, character }))) return null;
    const document = documents.text(uri);
    const own = document === undefined ? null : documents.ownFile(document);
    if (document === undefined || own === null) return editing.schemaAt(document, params);
    const { ownSchemaAt } = await import('./ownSchema.ts');
    return ownSchemaAt(document, params, own.role);
  });
  serveSealing(connection, documents, (root) => surroundings.below(root));
  // Kyverno's command line knows what comes with it, and nothing of the repository.
  servePolicyTests(connection, {
    files: typed,
    isIgnored: (path) => surroundings.isIgnored(path),
    served: [bundled],
  });
  serveComparison(connection, files, [bundled]);
  documents.listen();
}

function pathsOf(folders: readonly WorkspaceFolder[]): string[] {
  return folders.filter(({ uri }) => uri.startsWith('file:')).map(({ uri }) => pathOf(uri));
}
