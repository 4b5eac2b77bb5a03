import { checkKinds } from '../domain/phases/schema.ts';
import type {
  Asked,
  CheckSpec,
  FileSource,
  PhaseSpec,
  ReadSpec,
  Spot,
  StepSpec,
  UnusableStep,
} from '../domain/phases/spec.ts';
import type { KnownPhase } from '../domain/phases/phases.ts';
import { lineStarts, positionAt } from '../domain/lines.ts';
import { booleanAt, field, fields, items, numberAt, textAt } from '../domain/own/read.ts';
import { rootPlace } from '../domain/schema/place.ts';
import type { Place } from '../domain/schema/place.ts';
import { joined } from '../domain/platform/tree.ts';
import type { Parse } from './parseOnce.ts';
import { stepSpec } from './stepSpec.ts';
import { Unusable, valueAt, valuesAt, wanted } from './wanted.ts';

/** The objects of a manifest, or why there are none. */
export type ManifestOf = (path: string) => Pick<Extract<Asked, { readonly kind: 'admission' }>, 'objects' | 'problem'>;

/**
 * A `phase.yaml` as data to judge by. A check that can't be understood makes the whole phase unusable: without it, it could
 * be green and should not be. A step decides nothing about that: one that can't be understood is named beside the others.
 */
export function phaseSpec(known: KnownPhase, text: string | null, parse: Parse, manifestOf: ManifestOf): PhaseSpec {
  const { id, number, path } = known;
  const empty = {
    id,
    number,
    title: id,
    summary: '',
    spot: { path, line: 0 },
    requires: [],
    when: null,
    steps: [],
    unusable: [],
    checks: [],
  };
  if (text === null) return { ...empty, problem: `${path} is missing, or can't be read.` };
  const { root: node, problems } = parse(text);
  const starts = lineStarts(text);
  const lineOf = (offset: number): number => positionAt(starts, offset).line;
  const syntax = problems.find(({ code }) => code !== 'merge-override');
  if (syntax !== undefined) {
    return { ...empty, problem: `${path} can't be read: line ${lineOf(syntax.start) + 1}: ${syntax.message}` };
  }
  const root = node === null ? null : rootPlace(node);
  const spotOf = (place: Place): Spot => ({ path, line: lineOf(place.node.start) });
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const about = {
    ...empty,
    title: textAt(field(root, 'title'))?.value ?? id,
    summary: textAt(field(root, 'summary'))?.value ?? '',
    requires: valuesAt(root, 'requires'),
    when: valueAt(root, 'when'),
  };
  try {
    const read = items(field(root, 'steps')).map((step, index) => stepOr(step, spotOf(step), index));
    const steps = read.flatMap((one) => ('problem' in one ? [] : one));
    const unusable = read.flatMap((one) => ('problem' in one ? one : []));
    const checks = items(field(root, 'checks')).map((check) =>
      checkSpec(check, spotOf(check), (manifest) => manifestOf(joined(folder, manifest))),
    );
    const twice = checks.find((check, index) => checks.findIndex((other) => other.id === check.id) !== index);
    if (twice !== undefined) throw new Unusable(`two checks have the id "${twice.id}"`, twice.spot);
    if (checks.length === 0) throw new Unusable('it has no checks', empty.spot);
    return { ...about, steps, unusable, checks, problem: null };
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    return { ...about, problem: `${path} can't be used: line ${error.spot.line + 1}: ${error.message}.` };
  }
}

/** A step, or what is wrong with it. */
function stepOr(place: Place, spot: Spot, index: number): StepSpec | UnusableStep {
  try {
    return stepSpec(place, spot);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    const id = valueAt(place, 'id') ?? '';
    const title = valueAt(place, 'title') ?? (id === '' ? `Step ${index + 1}` : id);
    const problem = `${spot.path} line ${spot.line + 1}: the step "${title}" can't be used: ${error.message}.`;
    return { id, kind: valueAt(place, 'kind') ?? '', title, spot, problem };
  }
}

function checkSpec(place: Place, spot: Spot, manifestOf: ManifestOf): CheckSpec {
  const id = wanted(place, 'id', spot);
  const base = {
    id,
    title: valueAt(place, 'title') ?? id,
    why: valueAt(place, 'why'),
    remedy: valueAt(place, 'remedy'),
    level: valueAt(place, 'level') === 'advisory' ? ('advisory' as const) : ('required' as const),
    requires: valuesAt(place, 'requires'),
    when: valueAt(place, 'when'),
    expect: valueAt(place, 'expect'),
    message: valueAt(place, 'message'),
    spot,
  };
  return { ...base, ...asked(place, wanted(place, 'kind', spot), base.expect, spot, manifestOf) };
}

function asked(place: Place, kind: string, expect: string | null, spot: Spot, manifestOf: ManifestOf): Asked {
  const own = checkKinds.find((one) => one === kind);
  if (own === undefined) throw new Unusable(`"${kind}" is no kind of check`, spot);
  if (expect === null && expecting.has(own)) throw new Unusable('the check has no "expect"', spot);
  switch (own) {
    case 'resource':
      return { kind: own, reads: readsOf(place, spot) };
    case 'file':
      return { kind: own, reads: readsOf(place, spot).map((read) => fileOnly(read, spot)) };
    case 'git':
      return { kind: own };
    case 'applications':
      return { kind: own, rows: field(place, 'rows') === null ? null : valuesAt(place, 'rows') };
    case 'admission': {
      const refusedBy = valueAt(place, 'refusedBy');
      if ((refusedBy === null) !== (booleanAt(field(place, 'accepted'))?.value === true)) {
        throw new Unusable('the check wants either "refusedBy" or "accepted: true"', spot);
      }
      const manifest = wanted(place, 'manifest', spot);
      return { kind: own, manifest, ...manifestOf(manifest), refusedBy };
    }
    case 'probe': {
      const manifest = wanted(place, 'manifest', spot);
      return { kind: own, manifest, ...manifestOf(manifest), for: wanted(place, 'for', spot) };
    }
    case 'http': {
      const status = field(place, 'status');
      const codes = items(status).flatMap((code) => numberAt(code)?.value ?? []);
      return {
        kind: own,
        url: wanted(place, 'url', spot),
        status: status === null ? null : codes,
        token: valueAt(place, 'token'),
      };
    }
    case 'command':
      return { kind: own, run: wanted(place, 'run', spot) };
    case 'host':
      return { kind: own, hosts: wanted(place, 'hosts', spot), run: wanted(place, 'run', spot) };
  }
}

/** Kinds of which nothing says what has to hold but the check itself. */
const expecting: ReadonlySet<string> = new Set(['resource', 'file', 'git', 'command', 'host']);

function readsOf(place: Place, spot: Spot): readonly ReadSpec[] {
  return fields(field(place, 'reads')).map((read): ReadSpec => {
    const name = String(read.step);
    const files = valueAt(read, 'file') ?? valueAt(read, 'files');
    if (files !== null) return { name, files };
    return {
      name,
      apiVersion: wanted(read, 'apiVersion', spot),
      kind: wanted(read, 'kind', spot),
      namespace: valueAt(read, 'namespace'),
      object: valueAt(read, 'name'),
      labels: valueAt(read, 'labels'),
      metadataOnly: booleanAt(field(read, 'metadataOnly'))?.value === true,
    };
  });
}

function fileOnly(read: ReadSpec, spot: Spot): FileSource {
  if ('files' in read) return read;
  throw new Unusable(`"${read.name}" reads the cluster, which a check of files does not`, spot);
}
