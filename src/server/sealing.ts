import type { Connection } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit } from '../domain/finding.ts';
import { secretsIn } from '../domain/sealing/plainSecret.ts';
import { Refusal } from '../domain/sealing/refusal.ts';
import { sealedSecretAt } from '../domain/sealing/sealedSecret.ts';
import type { Tree } from '../domain/platform/tree.ts';
import { plainSecrets, seal, sealedSecret, secretOwners, setSealedKey } from '../protocol.ts';
import type {
  PlainSecretsParams,
  PlainSecretsResult,
  Refused,
  SealedSecretParams,
  SealedSecretResult,
  SealParams,
  SealResult,
  SecretOwnersParams,
  SecretOwnersResult,
  SetSealedKeyParams,
  SetSealedKeyResult,
  TextChange,
} from '../protocol.ts';
import { namespaceAround, ownersAround } from '../repository/namespace.ts';
import { toRange } from './convert.ts';
import { pathOf } from './uri.ts';

/** Open documents, by address. */
interface Texts {
  text(uri: string): TextDocument | undefined;
}

/**
 * Answers what the host asks about Secrets; `below` shows the files around. What seals is loaded by the first request:
 * no manifest waits for it.
 */
export function serveSealing(connection: Connection, texts: Texts, below: (root: string) => Tree): void {
  const namespaceAt = (path: string): string | null => namespaceAround(path, below);
  connection.onRequest<SecretOwnersResult, unknown>(secretOwners, ({ folder }: SecretOwnersParams) =>
    ownersAround(folder, below),
  );
  connection.onRequest(plainSecrets, ({ uri }: PlainSecretsParams): PlainSecretsResult | null => {
    const document = texts.text(uri);
    return document === undefined ? null : plainSecretsIn(document, namespaceAt(pathOf(uri)));
  });
  connection.onRequest<SealResult, unknown>(seal, (params: SealParams) =>
    about(texts.text(params.uri), (document) => sealIn(document, params)),
  );
  connection.onRequest<SealedSecretResult, unknown>(sealedSecret, ({ uri, at }: SealedSecretParams) =>
    about(texts.text(uri), async (document) => ({
      ...sealedSecretAt(document.getText(), document.offsetAt(at)),
      version: document.version,
      proposedNamespace: namespaceAt(pathOf(uri)),
    })),
  );
  connection.onRequest<SetSealedKeyResult, unknown>(setSealedKey, (params: SetSealedKeyParams) =>
    about(texts.text(params.uri), (document) => setKeyIn(document, params)),
  );
}

function plainSecretsIn(document: TextDocument, namespace: string | null): PlainSecretsResult {
  const secrets = secretsIn(document.getText()).map(({ name, namespace: own, scope, keys, range }) => ({
    name,
    namespace: own,
    scope,
    keys,
    range: toRange(range, document),
  }));
  return { version: document.version, secrets, namespace };
}

async function sealIn(document: TextDocument, params: SealParams): Promise<Exclude<SealResult, Refused>> {
  const [{ readCertificate }, { sealText }] = await Promise.all([
    import('../domain/sealing/certificate.ts'),
    import('../domain/sealing/seal.ts'),
  ]);
  expectVersion(document, params.version);
  const certificate = await readCertificate(params.certificate, new Date());
  const { scope, namespace } = params;
  const at = params.at === null ? null : document.offsetAt(params.at);
  const options = { certificate, scope, name: null, namespace, at };
  const { edits, secrets, exposed } = await sealText(document.getText(), options);
  // What was typed meanwhile has moved the places.
  expectVersion(document, params.version);
  const lines = exposed.map(({ key, line }) => ({ key, line: line - 1 }));
  return { edits: changes(edits, document), secrets, exposed: lines };
}

async function setKeyIn(
  document: TextDocument,
  params: SetSealedKeyParams,
): Promise<Exclude<SetSealedKeyResult, Refused>> {
  const { setKey } = await import('../domain/sealing/setKey.ts');
  expectVersion(document, params.version);
  const edits = setKey(document.getText(), document.offsetAt(params.at), params.key, params.sealed);
  return { edits: changes(edits, document) };
}

/** The text is another than the one that the host asked about. */
class Stale extends Error {}

/** Places that were said of another text would be wrong in this one. */
function expectVersion(document: TextDocument, version: number): void {
  if (document.version !== version) throw new Stale();
}

/** What was found out about a document, or the sentence on why it can't be. */
async function about<Result>(
  document: TextDocument | undefined,
  work: (document: TextDocument) => Promise<Result>,
): Promise<Result | Refused> {
  if (document === undefined) return refused('The file is not open as YAML.');
  try {
    return await work(document);
  } catch (error) {
    if (error instanceof Stale) return refused('The text has changed meanwhile; try again.');
    if (!(error instanceof Refusal)) throw error;
    const { message, range } = error;
    return refused(message, range === null ? null : document.positionAt(range.start).line);
  }
}

function refused(message: string, line: number | null = null): Refused {
  return { refused: { message, line } };
}

function changes(edits: readonly Edit[], document: TextDocument): TextChange[] {
  return edits.map(({ range, newText }) => ({ range: toRange(range, document), newText }));
}
