import type { StepPorts } from '../../src/actions/bootstrap/step.ts';
import type { ClusterObject } from '../../src/domain/kubernetes/query.ts';
import { planOf } from '../../src/domain/phases/plan.ts';
import type { CheckResult } from '../../src/domain/phases/result.ts';
import { checkIn } from '../unit/domain/phases/checkIn.ts';
import { greenObjects, worldOf } from '../unit/domain/phases/greenWorld.ts';
import { template } from '../unit/domain/phases/template.ts';
import { untilObject } from './harness/objects.ts';

const never = new AbortController().signal;
const root = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', namespace: 'argocd', name: 'root' };

/** Resolves when the root Application is healthy, and in this state. */
export async function untilRootIs(wanted: string): Promise<void> {
  await untilObject(root, `is ${wanted}`, ({ status }) => {
    const { sync, health } = (status ?? {}) as Record<string, { readonly status?: string } | undefined>;
    return sync?.status === wanted && health?.status === 'Healthy';
  });
}

/** How the template judges the root Application that is there, in a platform of which a phase is released. */
export async function rootCheck(
  ports: StepPorts,
  mirror: string,
  row: string,
  releasedPhase: number,
): Promise<CheckResult> {
  const { spec, rows, settings } = template();
  const { value } = (await ports.cluster.get(root, { namespace: 'argocd', name: 'root' }, never)) as {
    readonly value: ClusterObject;
  };
  const plan = planOf({
    ...spec,
    platform: { releasedPhase, repository: { mirror, source: 'github', revision: 'main' } },
    applications: { [row]: { phase: 3, enabled: true } },
  });
  const green = greenObjects(rows, settings);
  return checkIn('gitops/root', plan, worldOf(new Map([...green, ['Application argocd/root', value]])));
}
