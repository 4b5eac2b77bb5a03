import { join } from 'node:path';
import * as vscode from 'vscode';
import { LanguageClient, RevealOutputChannelOn, TransportKind } from 'vscode-languageclient/node';
import type { Hover } from 'vscode-languageserver-protocol';
import { languages } from '../contributions.ts';
import {
  askedOfKyverno,
  documentStatus,
  explainedAt,
  plainSecrets,
  platformChanged,
  platformSpec,
  policyTests,
  runPolicyTest,
  schemaAt,
  seal,
  sealedSecret,
  secretFiles,
  secretOwners,
  setSealedKey,
} from '../protocol.ts';
import type {
  AskedOfKyvernoParams,
  AskedOfKyvernoResult,
  DocumentStatus,
  ExplainedAtParams,
  PlainSecretsParams,
  PlainSecretsResult,
  PlatformChanged,
  PlatformSpecParams,
  PlatformSpecResult,
  PolicyTestsParams,
  PolicyTestsResult,
  RunPolicyTestParams,
  RunPolicyTestResult,
  SchemaAtParams,
  SchemaAtResult,
  SealedSecretParams,
  SealedSecretResult,
  SealParams,
  SealResult,
  SecretFiles,
  SecretOwnersParams,
  SecretOwnersResult,
  SetSealedKeyParams,
  SetSealedKeyResult,
} from '../protocol.ts';
import { Owner } from './dispose.ts';
import { Setting } from './setting.ts';

/** Where the text of a document is the text of a file, or will be: not in a diff, not in a preview. */
const schemes = ['file', 'untitled', 'vscode-vfs'];

/** The files whose changes the server wants to hear of: manifests, what says how they are judged, and what phases name. */
const watched = ['**/*.{yaml,yml,json}', '**/.gitignore', '**/*.{sh,md,pem}'];

/** The running language server. */
export class LanguageServer extends Owner {
  readonly #client: LanguageClient;
  readonly #judged = this.own(new vscode.EventEmitter<DocumentStatus>());
  readonly onJudged: vscode.Event<DocumentStatus> = this.#judged.event;

  readonly #secretFiles = this.own(new vscode.EventEmitter<SecretFiles>());
  readonly onSecretFiles: vscode.Event<SecretFiles> = this.#secretFiles.event;

  readonly #platformChanged = this.own(new vscode.EventEmitter<PlatformChanged>());
  readonly onPlatformChanged: vscode.Event<PlatformChanged> = this.#platformChanged.event;

  constructor(client: LanguageClient) {
    super();
    this.#client = client;
    this.own(client.onNotification(documentStatus, (status: DocumentStatus) => this.#judged.fire(status)));
    this.own(client.onNotification(secretFiles, (files: SecretFiles) => this.#secretFiles.fire(files)));
    this.own(client.onNotification(platformChanged, (change: PlatformChanged) => this.#platformChanged.fire(change)));
    this.own({ dispose: () => void client.dispose() });
  }

  schemaAt(params: SchemaAtParams): Promise<SchemaAtResult> {
    return this.#client.sendRequest<SchemaAtResult>(schemaAt, params);
  }

  explainedAt(params: ExplainedAtParams): Promise<Hover | null> {
    return this.#client.sendRequest<Hover | null>(explainedAt, params);
  }

  /** Null for a folder that is no platform. */
  platformSpec(params: PlatformSpecParams): Promise<PlatformSpecResult> {
    return this.#client.sendRequest<PlatformSpecResult>(platformSpec, params);
  }

  policyTests(params: PolicyTestsParams): Promise<PolicyTestsResult> {
    return this.#client.sendRequest<PolicyTestsResult>(policyTests, params);
  }

  /** Rejects when the token says so. */
  runPolicyTest(params: RunPolicyTestParams, token: vscode.CancellationToken): Promise<RunPolicyTestResult> {
    return this.#client.sendRequest<RunPolicyTestResult>(runPolicyTest, params, token);
  }

  /** Rejects when the token says so. */
  askedOfKyverno(params: AskedOfKyvernoParams, token: vscode.CancellationToken): Promise<AskedOfKyvernoResult> {
    return this.#client.sendRequest<AskedOfKyvernoResult>(askedOfKyverno, params, token);
  }

  /** Null for a document that the server does not have. */
  plainSecrets(params: PlainSecretsParams): Promise<PlainSecretsResult | null> {
    return this.#client.sendRequest<PlainSecretsResult | null>(plainSecrets, params);
  }

  seal(params: SealParams): Promise<SealResult> {
    return this.#client.sendRequest<SealResult>(seal, params);
  }

  sealedSecret(params: SealedSecretParams): Promise<SealedSecretResult> {
    return this.#client.sendRequest<SealedSecretResult>(sealedSecret, params);
  }

  secretOwners(params: SecretOwnersParams): Promise<SecretOwnersResult> {
    return this.#client.sendRequest<SecretOwnersResult>(secretOwners, params);
  }

  setSealedKey(params: SetSealedKeyParams): Promise<SetSealedKeyResult> {
    return this.#client.sendRequest<SetSealedKeyResult>(setSealedKey, params);
  }
}

export async function startLanguageServer(product: string, log: vscode.LogOutputChannel): Promise<LanguageServer> {
  const completion = new Setting('slipway.completion');
  const isOff = (document: vscode.TextDocument): boolean => completion.value(document) === 'off';
  const watchers = [
    ...watched.map((pattern) => vscode.workspace.createFileSystemWatcher(pattern)),
    // Of a folder that goes, only the folder itself is told, and only to who watches everything.
    vscode.workspace.createFileSystemWatcher('**', true, true),
  ];
  const client = new LanguageClient(
    'slipway',
    'Slipway',
    { module: join(product, 'dist', 'server.cjs'), transport: TransportKind.ipc },
    {
      documentSelector: languages.flatMap((language) => schemes.map((scheme) => ({ language, scheme }))),
      synchronize: { fileEvents: watchers },
      middleware: {
        provideCompletionItem: (document, position, context, token, next) =>
          isOff(document) ? null : next(document, position, context, token),
        provideSignatureHelp: (document, position, context, token, next) =>
          isOff(document) ? null : next(document, position, context, token),
      },
      outputChannel: log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
    },
  );
  // It listens before there is anything to hear.
  const server = new LanguageServer(client);
  try {
    await client.start();
  } catch (error) {
    for (const watcher of [...watchers, completion]) watcher.dispose();
    throw error;
  }
  for (const watcher of [...watchers, completion]) server.own(watcher);
  return server;
}
