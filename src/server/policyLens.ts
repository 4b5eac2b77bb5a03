import { CodeLensRefreshRequest } from 'vscode-languageserver/node';
import type { CancellationToken, CodeLens, CodeLensParams, Connection, Location } from 'vscode-languageserver/node';
import { shift } from '../domain/range.ts';
import { showFailures } from '../protocol.ts';
import type { PolicyFiles } from '../repository/policyFiles.ts';
import { verdictOf } from '../domain/policy/outcome.ts';
import type { Outcome } from '../domain/policy/outcome.ts';
import type { PolicyEffect } from '../repository/policyIndex.ts';
import type { ObjectAt } from '../repository/policyObjects.ts';
import { Breather, Superseded } from './breather.ts';
import { rangeIn, toRange } from './convert.ts';
import type { OpenDocuments } from './documents.ts';
import { pathOf, uriOf } from './uri.ts';

/** Which policy a lens is about. */
interface LensData {
  readonly uri: string;
  readonly at: ObjectAt;
}

/** The lenses on policies: what each of them says about all objects of the repository. */
export class PolicyLenses {
  readonly #connection: Connection;
  readonly #policies: PolicyFiles;
  readonly #documents: OpenDocuments;
  #isRefreshed = false;
  /** Runs from a change until the lenses that are shown are asked for anew. */
  #waiting: NodeJS.Timeout | null = null;
  #areShown = false;
  /** Those that are being worked out. */
  readonly #runs = new Set<Breather>();

  constructor(connection: Connection, policies: PolicyFiles, documents: OpenDocuments) {
    this.#connection = connection;
    this.#policies = policies;
    this.#documents = documents;
    connection.onCodeLens((params) => this.#lenses(params));
    connection.onCodeLensResolve((lens, token) => this.#resolved(lens, token));
  }

  /** Whether the client can be told that lenses have changed. */
  set canRefresh(can: boolean) {
    this.#isRefreshed = can;
  }

  /** Something that policies are asked about has changed: lenses that are shown follow, a second behind. */
  changed(): void {
    for (const run of this.#runs) run.supersede();
    if (!this.#isRefreshed || !this.#areShown || this.#waiting !== null) return;
    this.#waiting = setTimeout(() => {
      this.#waiting = null;
      this.#areShown = false;
      void this.#connection.sendRequest(CodeLensRefreshRequest.type);
    }, 1000).unref();
  }

  /** A lens on each policy of a document, be it in a chart; what it says is worked out when it comes into view. */
  async #lenses({ textDocument: { uri } }: CodeLensParams): Promise<CodeLens[]> {
    this.#areShown = true;
    await this.#policies.settled();
    const text = this.#documents.text(uri);
    if (text === undefined) return [];
    return this.#policies.policiesIn(pathOf(uri)).map(({ file, document, item, start, node }) => {
      const at = start + node.start;
      return {
        range: toRange({ start: at, end: at }, text),
        data: { uri, at: { file, document, item } } satisfies LensData,
      };
    });
  }

  async #resolved(lens: CodeLens, token: CancellationToken): Promise<CodeLens> {
    const { uri, at } = lens.data as LensData;
    const effects = this.#policies.effect(at);
    if (effects === null) return { ...lens, command: { title: 'is not in force', command: '' } };
    const breather = new Breather();
    this.#runs.add(breather);
    const listening = token.onCancellationRequested(() => breather.supersede());
    try {
      const { counts, failed } = await countsOf(effects, breather);
      // A lens without anything to show is text.
      const command = failed.length === 0 ? '' : showFailures;
      return { ...lens, command: { title: lensTitle(counts), command, arguments: [uri, lens.range.start, failed] } };
    } catch (error) {
      if (!(error instanceof Superseded)) throw error;
      // Whoever has overtaken it asks again.
      return { ...lens, command: { title: '…', command: '' } };
    } finally {
      listening.dispose();
      this.#runs.delete(breather);
    }
  }
}

/** How many objects a policy is asked about, and what it says of them. */
export interface LensCounts {
  readonly asked: number;
  readonly failed: number;
  readonly errors: number;
  readonly unjudged: number;
}

async function countsOf(
  effects: Iterable<PolicyEffect>,
  breather: Breather,
): Promise<{ readonly counts: LensCounts; readonly failed: readonly Location[] }> {
  const counts = { asked: 0, errors: 0, unjudged: 0 };
  const failed: Location[] = [];
  for (const { object, outcomes, findings, lines } of effects) {
    const saying = (verdict: Outcome['outcome']): readonly Outcome[] =>
      outcomes.filter((one) => verdictOf(one) === verdict);
    if (outcomes.length > 0) counts.asked += 1;
    const [place] = findings(saying('fail'));
    if (place !== undefined)
      failed.push({ uri: uriOf(object.file), range: rangeIn(shift(place.range, object.start), lines()) });
    else if (saying('error').length > 0) counts.errors += 1;
    else if (saying('unjudged').length > 0) counts.unjudged += 1;
    await breather.breathe();
  }
  return { counts: { ...counts, failed: failed.length }, failed };
}

/** `fails 3 of 41 manifests · 1 unjudged`. */
export function lensTitle({ asked, failed, errors, unjudged }: LensCounts): string {
  if (asked === 0) return 'is about no manifest here';
  const manifests = `${asked} ${asked === 1 ? 'manifest' : 'manifests'}`;
  const more = [
    ...(errors === 0 ? [] : [`${errors} ${errors === 1 ? 'error' : 'errors'}`]),
    ...(unjudged === 0 ? [] : [`${unjudged} unjudged`]),
  ];
  return [`fails ${failed} of ${manifests}`, ...more].join(' · ');
}
