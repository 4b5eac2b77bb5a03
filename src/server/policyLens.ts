import { CodeLensRefreshRequest } from 'vscode-languageserver/node';
import type { CancellationToken, CodeLens, CodeLensParams, Connection, Location } from 'vscode-languageserver/node';
import { shift } from '../domain/range.ts';
import { showFailures } from '../protocol.ts';
import type { PolicyFiles } from '../repository/policyFiles.ts';
import { isExempted, verdictOf } from '../domain/policy/outcome.ts';
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
      const { asked, places } = await placesOf(effects, breather);
      const shown = places[worst.find((one) => places[one].length > 0) ?? 'fail'];
      // A lens without anything to show is text.
      const command = shown.length === 0 ? '' : showFailures;
      const title = lensTitle({
        asked,
        failed: places.fail.length,
        errors: places.error.length,
        unjudged: places.unjudged.length,
        exempted: places.exempted.length,
      });
      return { ...lens, command: { title, command, arguments: [uri, lens.range.start, shown] } };
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
  /** Those that an exception lets pass. */
  readonly exempted: number;
}

/** What an object counts as that does not simply pass, the worst first. */
const worst = ['fail', 'error', 'unjudged', 'exempted'] as const;

type Counted = (typeof worst)[number];

async function placesOf(
  effects: Iterable<PolicyEffect>,
  breather: Breather,
): Promise<{ readonly asked: number; readonly places: Readonly<Record<Counted, readonly Location[]>> }> {
  let asked = 0;
  const places: Record<Counted, Location[]> = { fail: [], error: [], unjudged: [], exempted: [] };
  for (const effect of effects) {
    const { outcomes } = effect;
    if (outcomes.length > 0) asked += 1;
    const counted = worst.find((one) => outcomes.some((outcome) => countsAs(outcome, one)));
    if (counted !== undefined) places[counted].push(placeOf(effect, counted));
    await breather.breathe();
  }
  return { asked, places };
}

function countsAs(outcome: Outcome, counted: Counted): boolean {
  return counted === 'exempted' ? isExempted(outcome) : verdictOf(outcome) === counted;
}

/** Where the first of them stands; the whole object for what nobody has to be told of. */
function placeOf({ object, outcomes, findings, lines }: PolicyEffect, counted: Counted): Location {
  const [told] = findings(outcomes.filter((outcome) => countsAs(outcome, counted)));
  const { start } = object.node;
  return {
    uri: uriOf(object.file),
    range: rangeIn(shift(told?.range ?? { start, end: start }, object.start), lines()),
  };
}

/** `fails 3 of 41 manifests · 1 unjudged · 2 exempted`. */
export function lensTitle({ asked, failed, errors, unjudged, exempted }: LensCounts): string {
  if (asked === 0) return 'is about no manifest here';
  const manifests = `${asked} ${asked === 1 ? 'manifest' : 'manifests'}`;
  const more = [
    ...(errors === 0 ? [] : [`${errors} ${errors === 1 ? 'error' : 'errors'}`]),
    ...(unjudged === 0 ? [] : [`${unjudged} unjudged`]),
    ...(exempted === 0 ? [] : [`${exempted} exempted`]),
  ];
  return [`fails ${failed} of ${manifests}`, ...more].join(' · ');
}
