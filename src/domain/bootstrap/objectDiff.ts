import { lineDiff } from './lineDiff.ts';
import { sortedLines, wantedPart, hiddenValues } from './objectText.ts';
import { shownDiff } from './shownDiff.ts';

type Data = Readonly<Record<string, unknown>>;

export interface ObjectDiff {
  /** A unified diff of both as YAML, to be shown; empty when both are wanted to be the same. */
  readonly diff: string;
  /** The lines that go and come, all of them. */
  readonly changed: readonly string[];
}

/**
 * What changes of an object of Kubernetes; null for one that is not there. Its status and what the server adds are left
 * out, and values of a Secret are never in it.
 */
export function objectDiff(before: Data | null, after: Data | null): ObjectDiff {
  const wanted = (object: Data | null): Data | null => (object === null ? null : wantedPart(object));
  const [old, fresh] = hiddenValues(wanted(before), wanted(after)).map((object) =>
    object === null ? [] : sortedLines(object),
  );
  const { hunks, changed } = lineDiff(old ?? [], fresh ?? []);
  return { diff: hunks === '' ? '' : shownDiff(hunks), changed };
}
