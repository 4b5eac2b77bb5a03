import { at } from '../../kubernetes/read.ts';
import { asAdmitted } from '../data.ts';
import type { ExpressionProblem } from '../expressions/program.ts';
import { unsaid } from '../outcome.ts';
import type { Action, Outcome } from '../outcome.ts';
import type { Request } from '../request.ts';
import { admit } from './admission.ts';
import type { Admission, Said } from './admission.ts';
import { label, levelOfNamespace, modes } from './namespace.ts';
import type { Mode, NamespaceStandards } from './namespace.ts';
import { Misshapen } from './struct.ts';

/** The minor version of the Kubernetes whose standards these are: that of the defaults which objects get. */
const minor = 37;

/**
 * What an API server says by the labels of a Namespace: nothing when the object lies elsewhere or makes no pods, one
 * outcome for each of `enforce`, `audit` and `warn` that has something of its own to say. What makes pods is never refused.
 * Never throws. Source: k8s.io/pod-security-admission, admission: Validate, ValidatePod and ValidatePodController.
 */
export function judgeStandards(namespace: unknown, request: Request): readonly Outcome[] {
  if (request.namespaceObject !== namespace || !isAsked(request)) return [];
  const labels = at(namespace, 'metadata', 'labels');
  const standards = levelOfNamespace(labels);
  const said = admit(asAdmitted(request.object), standards, minor);
  if (said instanceof Misshapen) return [{ ...unsaid, outcome: 'error', action: 'enforce', message: said.message }];
  const isPod = request.resource.kind === 'Pod';
  return spokenModes(standards, isPod, said).map((mode) => outcomeOf(mode, said[parts[mode]], labels));
}

function outcomeOf(mode: Mode, found: Said | null, labels: unknown): Outcome {
  const { message = '', spots = [] } = found ?? {};
  return {
    ...unsaid,
    rule: mode,
    action: actions[mode],
    outcome: found === null ? 'pass' : 'fail',
    message,
    spots,
    // Where no label says what to warn of, it is what is enforced.
    said: ['metadata', 'labels', label(at(labels, label(mode)) === undefined ? 'enforce' : mode)],
  };
}

/** A pod that stays as it is, as an update that changes nothing leaves it, is not asked about again. */
function isAsked({ operation, subresource, resource: { group, kind } }: Request): boolean {
  if (subresource !== '' || groups.get(kind) !== group) return false;
  return operation === 'CREATE' || (operation === 'UPDATE' && kind !== 'Pod');
}

/** What makes pods, and they themselves, by kind. */
const groups: ReadonlyMap<string, string> = new Map([
  ['Pod', ''],
  ['PodTemplate', ''],
  ['ReplicationController', ''],
  ['DaemonSet', 'apps'],
  ['Deployment', 'apps'],
  ['ReplicaSet', 'apps'],
  ['StatefulSet', 'apps'],
  ['CronJob', 'batch'],
  ['Job', 'batch'],
]);

const actions: Readonly<Record<Mode, Action>> = { enforce: 'enforce', audit: 'audit', warn: 'warn' };
const parts = { enforce: 'refusal', audit: 'audit', warn: 'warning' } as const satisfies Record<Mode, keyof Admission>;

/** The modes that want something which no earlier one wants as well; whoever is refused is not warned. */
function spokenModes(standards: NamespaceStandards, isPod: boolean, { refusal }: Admission): readonly Mode[] {
  const asked = modes.filter((mode) => (mode === 'enforce' ? isPod : mode !== 'warn' || refusal === null));
  const spoken = new Map<string, Mode>();
  for (const mode of asked) {
    const { level, version } = standards[mode];
    const standard = `${level}:${version}`;
    if (level !== 'privileged' && !spoken.has(standard)) spoken.set(standard, mode);
  }
  return [...spoken.values()];
}

/** Labels for which an API server refuses the Namespace itself, so that nobody is judged by them. */
export function refusedLabels(namespace: unknown): readonly ExpressionProblem[] {
  return levelOfNamespace(at(namespace, 'metadata', 'labels')).problems.map(({ label: key, value, message }) => ({
    steps: ['metadata', 'labels', key],
    problem: { code: 'argument', start: 0, end: value.length, near: null, message: `"${key}" ${message}.` },
  }));
}
