import * as vscode from 'vscode';
import type { Hover } from 'vscode-languageserver-protocol';
import { languages } from '../contributions.ts';
import { mentionsKubernetes } from '../domain/kubernetes/mention.ts';
import { mentionsPlatform } from '../domain/platform/file.ts';
import type {
  DocumentStatus,
  ExplainedAtParams,
  PlatformChanged,
  PlatformSpecParams,
  PlatformSpecResult,
  SchemaAtParams,
  SchemaAtResult,
  SecretFiles,
} from '../protocol.ts';
import type { LanguageServer } from './client.ts';
import { Owner } from './dispose.ts';

/** Starts the language server at the first document that holds a Kubernetes object or belongs to a platform, and speaks for it from then on. */
export class Judging extends Owner {
  readonly #product: string;
  readonly #log: vscode.LogOutputChannel;
  readonly #judged = this.own(new vscode.EventEmitter<DocumentStatus>());
  /** A document was judged, or found to be none of ours. */
  readonly onJudged: vscode.Event<DocumentStatus> = this.#judged.event;
  readonly #secretFiles = this.own(new vscode.EventEmitter<SecretFiles>());
  /** Which files of the workspace hold plain Secrets has changed. */
  readonly onSecretFiles: vscode.Event<SecretFiles> = this.#secretFiles.event;
  readonly #platformChanged = this.own(new vscode.EventEmitter<PlatformChanged>());
  /** Files of platforms whose spec was asked for have changed. */
  readonly onPlatformChanged: vscode.Event<PlatformChanged> = this.#platformChanged.event;
  #watching: vscode.Disposable | undefined;
  #server: Promise<LanguageServer | null> | undefined;

  constructor(product: string, log: vscode.LogOutputChannel) {
    super();
    this.#product = product;
    this.#log = log;
  }

  /** Looks at the open documents, and at what is opened and typed, until one asks for the server. */
  start(): void {
    this.#watching = this.own(
      vscode.Disposable.from(
        vscode.workspace.onDidOpenTextDocument((document) => this.#consider(document)),
        vscode.workspace.onDidChangeTextDocument(({ document }) => this.#consider(document)),
      ),
    );
    for (const document of vscode.workspace.textDocuments) this.#consider(document);
  }

  /** Null where no schema is known, and as long as no server runs. */
  async schemaAt(params: SchemaAtParams): Promise<SchemaAtResult> {
    const server = await this.#server;
    return server?.schemaAt(params) ?? null;
  }

  /** Null where nothing is known, and as long as no server runs. */
  async explainedAt(params: ExplainedAtParams): Promise<Hover | null> {
    const server = await this.#server;
    return server?.explainedAt(params) ?? null;
  }

  /** What the files of a platform say, by the language server, which is started for it; null where there is none. */
  async platformSpec(params: PlatformSpecParams): Promise<PlatformSpecResult> {
    const server = await this.server();
    return server?.platformSpec(params) ?? null;
  }

  /** The language server, started now if nothing has asked for it yet; null when it does not start. */
  server(): Promise<LanguageServer | null> {
    this.#watching?.dispose();
    this.#server ??= this.#launch();
    return this.#server;
  }

  #consider(document: vscode.TextDocument): void {
    if (this.#server === undefined && isOurs(document) && asksForServer(document)) void this.server();
  }

  async #launch(): Promise<LanguageServer | null> {
    try {
      const { startLanguageServer } = await import('./client.ts');
      const server = this.own(await startLanguageServer(this.#product, this.#log));
      this.#log.info('The language server has started.');
      this.own(server.onJudged((status) => this.#judged.fire(status)));
      this.own(server.onSecretFiles((files) => this.#secretFiles.fire(files)));
      this.own(server.onPlatformChanged((change) => this.#platformChanged.fire(change)));
      return server;
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
      // Nobody waits for the answer: a request for completion must not hang on a notification.
      void this.#tell();
      return null;
    }
  }

  async #tell(): Promise<void> {
    const show = vscode.l10n.t('Show Log');
    const notice = vscode.l10n.t("Slipway can't judge manifests: its language server does not start.");
    if ((await vscode.window.showErrorMessage(notice, show)) === show) this.#log.show();
  }
}

function isOurs(document: vscode.TextDocument): boolean {
  return languages.some((language) => language === document.languageId);
}

function asksForServer(document: vscode.TextDocument): boolean {
  const text = document.getText();
  return mentionsKubernetes(text) || mentionsPlatform(document.uri.path, text);
}
