import { TextDocuments } from 'vscode-languageserver/node';
import type { Connection, Diagnostic } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { chartReason } from '../domain/kubernetes/chart.ts';
import { mentionsKubernetes, noKubernetes } from '../domain/kubernetes/mention.ts';
import { fileByPath } from '../domain/platform/file.ts';
import type { Tree } from '../domain/platform/tree.ts';
import type { Surroundings } from '../ports.ts';
import { documentStatus } from '../protocol.ts';
import type { DocumentStatus } from '../protocol.ts';
import { isChartFile } from '../repository/chart.ts';
import { templateReason } from '../repository/document.ts';
import { judge, knownFrom } from '../repository/judge.ts';
import type { Judgement, Known } from '../repository/judge.ts';
import type { PolicyFiles } from '../repository/policyFiles.ts';
import type { PolicyJudge } from '../repository/policyJudge.ts';
import { ownFile, withOpen } from '../repository/own.ts';
import type { OwnFile } from '../repository/own.ts';
import type { Rules } from '../repository/rules.ts';
import { Trees } from '../repository/trees.ts';
import { Beside } from './beside.ts';
import { Breather, Superseded } from './breather.ts';
import { Diagnostics } from './diagnostics.ts';
import type { Judged } from './judged.ts';
import { statusOf } from './status.ts';
import { pathOf, slashed } from './uri.ts';

/** Keeps the open documents judged: every change, without delay, the newest text only. */
export class OpenDocuments {
  readonly #connection: Connection;
  readonly #rules: Rules;
  readonly #policies: PolicyFiles;
  readonly #surroundings: Surroundings;
  readonly #trees: Trees;
  readonly #diagnose: (judgement: Judgement, document: TextDocument) => Diagnostic[];
  /** Is told of files whose text is again what the disk says. */
  readonly #closed: (path: string) => void;
  readonly #texts = new TextDocuments(TextDocument);
  readonly #beside: Beside;
  readonly #diagnostics: Diagnostics;
  readonly #judged = new Map<string, Judged>();
  /** Documents whose judgement is under way, and the breather that a newer text stops. */
  readonly #running = new Map<string, Breather>();
  /** The newest judgement of a document, finished or under way. */
  readonly #newest = new Map<string, Promise<void>>();
  #typed: (path: string, text: string) => boolean = () => false;
  #epoch = 0;
  readonly #first = Promise.withResolvers<void>();

  constructor(
    connection: Connection,
    rules: Rules,
    policies: PolicyFiles,
    surroundings: Surroundings,
    diagnose: (judgement: Judgement, document: TextDocument) => Diagnostic[],
    closed: (path: string) => void,
  ) {
    this.#connection = connection;
    this.#diagnostics = new Diagnostics(connection);
    this.#rules = rules;
    this.#policies = policies;
    this.#surroundings = surroundings;
    this.#trees = new Trees(
      (root) => surroundings.below(root),
      () => performance.now(),
    );
    this.#beside = new Beside(this.#texts, {
      start: (document) => this.#start(document),
      settled: async (uri) => this.#newest.get(uri),
    });
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

  /** The text of a file as it is in the editor; undefined when it is not open. */
  typedText(path: string): string | undefined {
    const wanted = slashed(path);
    return this.#texts
      .all()
      .find(({ uri }) => slashed(pathOf(uri)) === wanted)
      ?.getText();
  }

  /** The file is there again, or still. */
  judgeAgain(uri: string): void {
    const document = this.#texts.get(uri);
    this.#trees.changed(pathOf(uri));
    if (document !== undefined && !this.#judged.has(uri)) this.#start(document);
  }

  /** Files have changed on disk: what else is open of their platforms is compared with them anew. */
  judgeBeside(paths: readonly string[]): void {
    for (const path of paths) this.#trees.changed(path);
    this.#beside.follow(paths);
  }

  /** What a document is in a platform, as far as its text and those around it say now; null for any other. */
  ownFile(document: TextDocument): OwnFile | null {
    return ownFile(pathOf(document.uri), document.getText(), (root) => this.below(root));
  }

  /** Calls with path and text of each document that is opened or typed in, before it is judged: true when all are to be. */
  whenTyped(call: (path: string, text: string) => boolean): void {
    this.#typed = call;
  }

  listen(): void {
    this.#texts.onDidChangeContent(({ document }) => {
      const path = pathOf(document.uri);
      if (this.#typed(path, document.getText())) this.judgeAll();
      else this.#start(document);
      if (fileByPath(path) !== null) this.#beside.follow([path]);
    });
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
    this.#judged.delete(uri);
    this.#diagnostics.forget(uri);
  }

  /** The files of a repository; those that are open as they are typed. */
  below(root: string): Tree {
    const open = new Map(this.#texts.all().map((document) => [slashed(pathOf(document.uri)), document]));
    return withOpen(this.#trees.at(root), slashed(root), (path) => open.get(path)?.getText());
  }

  #start(document: TextDocument): void {
    this.#newest.set(document.uri, this.#judge(document));
  }

  async #judge(document: TextDocument): Promise<void> {
    const { uri, version } = document;
    this.#running.get(uri)?.supersede();
    const own = this.ownFile(document);
    const reason = this.#reasonNotToJudge(document, own);
    if (reason !== null) {
      this.forget(uri);
      this.#tell({ uri, version, documents: [], notJudged: reason });
      this.#first.resolve();
      return;
    }
    const breather = new Breather();
    this.#running.set(uri, breather);
    const epoch = this.#epoch;
    try {
      const policies = own === null ? this.#policies.judgeOf(pathOf(uri)) : null;
      const judgement = await (own === null
        ? this.#manifests(document, policies, breather)
        : judgePlatform(own, document, breather));
      if (this.#running.get(uri) !== breather) return;
      const namespace = policies?.namespace ?? null;
      this.#judged.set(uri, { document, version, judgement, epoch: own === null ? epoch : unrepeatable, namespace });
      this.#diagnostics.tell(uri, version, this.#diagnose(judgement, document));
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

  #manifests(document: TextDocument, policies: PolicyJudge | null, breather: Breather): Promise<Judgement> {
    const { uri } = document;
    const rules = { ...this.#rules, isPatch: this.#surroundings.isPatch(pathOf(uri)), policies };
    const known = this.#known(uri, policies?.namespace ?? null);
    return judge(document.getText(), rules, known, () => breather.breathe());
  }

  #known(uri: string, namespace: string | null): Known {
    const before = this.#judged.get(uri);
    const holds = before !== undefined && before.epoch === this.#epoch && before.namespace === namespace;
    return holds ? knownFrom(before.judgement) : new Map();
  }

  #reasonNotToJudge(document: TextDocument, own: OwnFile | null): string | null {
    const path = pathOf(document.uri);
    if (document.languageId === 'helm' || this.#surroundings.isHelmTemplate(path)) return templateReason;
    if (this.#surroundings.isIgnored(path)) return 'A .gitignore ignores the file.';
    if (own !== null) return null;
    if (isChartFile(path, (root) => this.#surroundings.below(root))) return chartReason;
    return mentionsKubernetes(document.getText()) ? null : noKubernetes;
  }

  #tell(status: DocumentStatus): void {
    void this.#connection.sendNotification(documentStatus, status);
  }
}

/** The epoch of a judgement that rests on other files too: nothing of it holds for a later one. */
const unrepeatable = -1;

/** What judges platforms is loaded only for who has one. */
async function judgePlatform(own: OwnFile, document: TextDocument, breather: Breather): Promise<Judgement> {
  const { judgeOwn } = await import('../repository/platform.ts');
  await breather.breathe();
  return judgeOwn(own, document.getText());
}
