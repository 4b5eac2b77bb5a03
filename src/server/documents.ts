import { TextDocuments } from 'vscode-languageserver/node';
import type { Connection, Diagnostic } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { mentionsKubernetes, noKubernetes } from '../domain/kubernetes/mention.ts';
import type { Surroundings } from '../ports.ts';
import { documentStatus } from '../protocol.ts';
import type { DocumentStatus } from '../protocol.ts';
import { templateReason } from '../repository/document.ts';
import { judge, knownFrom } from '../repository/judge.ts';
import type { Judgement, Known } from '../repository/judge.ts';
import type { Rules } from '../repository/rules.ts';
import { Breather, Superseded } from './breather.ts';
import { statusOf } from './status.ts';
import { pathOf } from './uri.ts';

/** A judgement together with the text that was judged. */
export interface Judged {
  readonly document: TextDocument;
  readonly version: number;
  readonly judgement: Judgement;
  /** Which state of the rules it rests on: under others nothing of it holds. */
  readonly epoch: number;
}

/** Keeps the open documents judged: every change, without delay, the newest text only. */
export class OpenDocuments {
  readonly #connection: Connection;
  readonly #rules: Rules;
  readonly #surroundings: Surroundings;
  readonly #diagnose: (judgement: Judgement, document: TextDocument) => Diagnostic[];
  /** Is told of files whose text is again what the disk says. */
  readonly #closed: (path: string) => void;
  readonly #texts = new TextDocuments(TextDocument);
  readonly #judged = new Map<string, Judged>();
  /** Documents whose judgement is under way, and the breather that a newer text stops. */
  readonly #running = new Map<string, Breather>();
  /** The newest judgement of a document, finished or under way. */
  readonly #newest = new Map<string, Promise<void>>();
  #epoch = 0;
  readonly #first = Promise.withResolvers<void>();

  constructor(
    connection: Connection,
    rules: Rules,
    surroundings: Surroundings,
    diagnose: (judgement: Judgement, document: TextDocument) => Diagnostic[],
    closed: (path: string) => void,
  ) {
    this.#connection = connection;
    this.#rules = rules;
    this.#surroundings = surroundings;
    this.#diagnose = diagnose;
    this.#closed = closed;
  }

  /** Resolves when the first document has its diagnostics: what can wait waits for that. */
  get firstJudged(): Promise<void> {
    return this.#first.promise;
  }

  /** Whether the text of a file is the editor's, whatever the disk says. */
  isOpen(path: string): boolean {
    return this.#texts.all().some(({ uri }) => pathOf(uri) === path);
  }

  /** The file is there again, or still. */
  judgeAgain(uri: string): void {
    const document = this.#texts.get(uri);
    if (document !== undefined && !this.#judged.has(uri)) this.#start(document);
  }

  listen(): void {
    this.#texts.onDidChangeContent(({ document }) => this.#start(document));
    this.#texts.onDidClose(({ document }) => {
      this.forget(document.uri);
      this.#closed(pathOf(document.uri));
    });
    this.#texts.listen(this.#connection);
  }

  text(uri: string): TextDocument | undefined {
    return this.#texts.get(uri);
  }

  /** The judgement of the text as it is now; undefined when nothing is said of it. */
  async judged(uri: string): Promise<Judged | undefined> {
    for (let newest = this.#newest.get(uri); newest !== undefined;) {
      await newest;
      const next = this.#newest.get(uri);
      if (next === newest) break;
      newest = next;
    }
    return this.#judged.get(uri);
  }

  /** Something that all judgements rest on has changed. */
  judgeAll(): void {
    this.#epoch += 1;
    for (const document of this.#texts.all()) this.#start(document);
  }

  /** The document was closed, deleted, renamed or is not to be judged: nothing is said of it any more. */
  forget(uri: string): void {
    this.#running.get(uri)?.supersede();
    this.#running.delete(uri);
    this.#newest.delete(uri);
    if (this.#judged.delete(uri)) void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  #start(document: TextDocument): void {
    this.#newest.set(document.uri, this.#judge(document));
  }

  async #judge(document: TextDocument): Promise<void> {
    const { uri, version } = document;
    this.#running.get(uri)?.supersede();
    const reason = this.#reasonNotToJudge(document);
    if (reason !== null) {
      this.forget(uri);
      this.#tell({ uri, version, documents: [], notJudged: reason });
      return;
    }
    const breather = new Breather();
    this.#running.set(uri, breather);
    const known = this.#known(uri);
    const epoch = this.#epoch;
    try {
      const rules = { ...this.#rules, isPatch: this.#surroundings.isPatch(pathOf(uri)) };
      const judgement = await judge(document.getText(), rules, known, () => breather.breathe());
      this.#judged.set(uri, { document, version, judgement, epoch });
      void this.#connection.sendDiagnostics({ uri, version, diagnostics: this.#diagnose(judgement, document) });
      this.#tell(statusOf(document, version, judgement));
      this.#first.resolve();
    } catch (error) {
      if (error instanceof Superseded) return;
      // What was said of an older text must not stand on this one.
      this.forget(uri);
      this.#connection.console.error(`${uri} is not judged: ${String(error)}`);
      this.#tell({ uri, version, documents: [], notJudged: 'Slipway met an error that it did not expect.' });
    } finally {
      if (this.#running.get(uri) === breather) this.#running.delete(uri);
    }
  }

  #known(uri: string): Known {
    const before = this.#judged.get(uri);
    return before === undefined || before.epoch !== this.#epoch ? new Map() : knownFrom(before.judgement);
  }

  #reasonNotToJudge(document: TextDocument): string | null {
    const path = pathOf(document.uri);
    if (document.languageId === 'helm' || this.#surroundings.isHelmTemplate(path)) return templateReason;
    if (this.#surroundings.isIgnored(path)) return 'A .gitignore ignores the file.';
    return mentionsKubernetes(document.getText()) ? null : noKubernetes;
  }

  #tell(status: DocumentStatus): void {
    void this.#connection.sendNotification(documentStatus, status);
  }
}
