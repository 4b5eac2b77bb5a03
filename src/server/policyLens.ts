import { CodeLensRefreshRequest } from 'vscode-languageserver/node';
import type { CodeLens, CodeLensParams, Connection, Location } from 'vscode-languageserver/node';
import { positionAt } from '../domain/lines.ts';
import type { LineStarts } from '../domain/lines.ts';
import type { Range } from '../domain/range.ts';
import { shift } from '../domain/range.ts';
import { showFailures } from '../protocol.ts';
import type { PolicyFiles } from '../repository/policyFiles.ts';
import type { ObjectAt } from '../repository/policyIndex.ts';
import { Breather } from './breather.ts';
import { toRange } from './convert.ts';
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

  constructor(connection: Connection, policies: PolicyFiles, documents: OpenDocuments) {
    this.#connection = connection;
    this.#policies = policies;
    this.#documents = documents;
    connection.onCodeLens((params) => this.#lenses(params));
    connection.onCodeLensResolve((lens) => this.#resolved(lens));
  }

  /** Whether the client can be told that lenses have changed. */
  set canRefresh(can: boolean) {
    this.#isRefreshed = can;
  }

  /** Something that policies are asked about has changed: lenses that are shown follow, a second behind. */
  changed(): void {
    if (!this.#isRefreshed || !this.#areShown || this.#waiting !== null) return;
    this.#waiting = setTimeout(() => {
      this.#waiting = null;
      void this.#connection.sendRequest(CodeLensRefreshRequest.type);
    }, 1000).unref();
  }

  /** A lens on each policy of a document, be it in a chart; what it says is worked out when it comes into view. */
  async #lenses({ textDocument: { uri } }: CodeLensParams): Promise<CodeLens[]> {
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

  async #resolved(lens: CodeLens): Promise<CodeLens> {
    this.#areShown = true;
    const { uri, at } = lens.data as LensData;
    const breather = new Breather();
    const counts = { asked: 0, unjudged: 0 };
    const failed: Location[] = [];
    for (const { object, outcomes, findings, lines } of this.#policies.effect(at, (root) =>
      this.#documents.below(root),
    )) {
      if (outcomes.length > 0) counts.asked += 1;
      if (outcomes.some(({ outcome }) => outcome === 'fail')) {
        const [place] = findings();
        if (place !== undefined)
          failed.push({ uri: uriOf(object.file), range: positions(shift(place.range, object.start), lines) });
      } else if (outcomes.some(({ outcome }) => outcome === 'unjudged')) counts.unjudged += 1;
      await breather.breathe();
    }
    const title = lensTitle(counts.asked, failed.length, counts.unjudged);
    // A lens without anything to show is text.
    const command = failed.length === 0 ? '' : showFailures;
    return { ...lens, command: { title, command, arguments: [uri, lens.range.start, failed] } };
  }
}

/** `fails 3 of 41 manifests · 1 unjudged`. */
export function lensTitle(asked: number, failed: number, unjudged: number): string {
  if (asked === 0) return 'is about no manifest here';
  const manifests = `${asked} ${asked === 1 ? 'manifest' : 'manifests'}`;
  return `fails ${failed} of ${manifests}${unjudged === 0 ? '' : ` · ${unjudged} unjudged`}`;
}

function positions({ start, end }: Range, lines: LineStarts): Location['range'] {
  const at = (offset: number): Location['range']['start'] => {
    const { line, column } = positionAt(lines, offset);
    return { line, character: column };
  };
  return { start: at(start), end: at(end) };
}
