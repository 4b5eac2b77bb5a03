import type { ClusterObject, Kind } from '../../../src/domain/kubernetes/query.ts';
import { itemsAt, textAt, withAt } from '../field.ts';
import type { Happened } from '../api/history.ts';
import { secondsOf } from '../api/state.ts';
import type { State } from '../api/state.ts';
import { healthOf, healthOfChild, worst } from './health.ts';
import type { Health } from './health.ts';
import { appliedBy, begun, finished, operationOf, terminated } from './operation.ts';
import type { Pace } from './pace.ts';

const applications: Kind = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' };
const refresh = 'argocd.argoproj.io/refresh';
const tracking = 'argocd.argoproj.io/tracking-id';
const workloads: ReadonlySet<string> = new Set(['DaemonSet', 'Deployment', 'StatefulSet']);

/** Argo CD in small: it runs operations, refreshes, and says how healthy an Application is by the workloads that it has. */
export class ArgoCd {
  readonly #state: State;
  readonly #pace: Pace;
  readonly #now: () => Date;
  readonly #busy = new Set<string>();
  readonly #looking = new Set<string>();
  readonly #off: () => void;

  constructor(state: State, pace: Pace, now: () => Date) {
    this.#state = state;
    this.#pace = pace;
    this.#now = now;
    this.#off = state.history.on((happened) => this.#take(happened));
  }

  close(): void {
    this.#off();
  }

  #take({ resource, type, object }: Happened): void {
    if (workloads.has(object.kind)) {
      const [owner = ''] = (object.metadata.annotations?.[tracking] ?? '').split(':');
      if (owner !== '') this.#look(owner);
      return;
    }
    if (resource !== 'applications.argoproj.io') return;
    const { name } = object.metadata;
    if (name !== 'root') this.#look('root');
    if (type === 'DELETED' || this.#busy.has(name)) return;
    if (operationOf(object) !== null) this.#alone(name, () => this.#operate(name));
    else if (object.metadata.annotations?.[refresh] !== undefined) this.#alone(name, () => this.#refresh(name));
  }

  /** One thing at a time for each Application; what came meanwhile is seen afterwards. */
  #alone(name: string, work: () => Promise<void>): void {
    this.#busy.add(name);
    this.#pace.start(async () => {
      try {
        await work();
      } finally {
        this.#busy.delete(name);
      }
      const now = this.#get(name);
      if (now !== undefined && operationOf(now) !== null) this.#alone(name, () => this.#operate(name));
    });
  }

  async #operate(name: string): Promise<void> {
    const wanted = this.#get(name);
    const operation = wanted === undefined ? null : operationOf(wanted);
    if (operation === null) return;
    const steps = [
      (one: ClusterObject) => begun(one, this.#time()),
      (one: ClusterObject) => appliedBy(one, operation),
      (one: ClusterObject) => finished(one, operation, this.#time()),
    ];
    for (const step of steps) {
      await this.#pace.step();
      const application = this.#get(name);
      if (application === undefined) return;
      const isOver = textAt(application, 'status', 'operationState', 'phase') === 'Terminating';
      this.#state.put(isOver ? terminated(application, this.#time()) : step(application));
      if (isOver) return;
    }
    this.#judge(name);
  }

  async #refresh(name: string): Promise<void> {
    await this.#pace.step();
    const application = this.#get(name);
    if (application === undefined) return;
    const seen = withAt(application, ['metadata', 'annotations', refresh], undefined);
    this.#state.put(withAt(seen, ['status', 'reconciledAt'], this.#time()));
  }

  /** Looks a moment later: what changes together is seen together. */
  #look(name: string): void {
    if (this.#looking.has(name)) return;
    this.#looking.add(name);
    this.#pace.start(async () => {
      await this.#pace.step().finally(() => this.#looking.delete(name));
      if (!this.#busy.has(name)) this.#judge(name);
    });
  }

  #judge(name: string): void {
    const application = this.#get(name);
    const health = name === 'root' ? this.#healthOfRoot() : this.#healthOfWorkloads(name);
    if (application === undefined || health === null) return;
    const { status, message } = health;
    const before = textAt(application, 'status', 'health', 'status');
    if (before === status && textAt(application, 'status', 'health', 'message') === (message ?? '')) return;
    const told = { ...health, lastTransitionTime: this.#time() };
    this.#state.put(withAt(application, ['status', 'health'], told));
  }

  #healthOfRoot(): Health {
    const children = itemsAt(this.#get('root'), 'status', 'resources').filter(({ kind }) => kind === 'Application');
    const there = children.flatMap((one) => this.#get(textAt(one, 'name')) ?? []);
    return worst(there.map(healthOfChild));
  }

  /** Null when it has none: then it is as healthy as somebody has said. */
  #healthOfWorkloads(name: string): Health | null {
    const own = [...workloads]
      .flatMap((kind) => this.#state.list({ apiVersion: 'apps/v1', kind }))
      .filter(({ metadata }) => metadata.annotations?.[tracking]?.startsWith(`${name}:`) === true);
    return own.length === 0 ? null : worst(own.map(healthOf));
  }

  #get(name: string): ClusterObject | undefined {
    const isThere = this.#state.kinds.some(({ group, kind }) => group === 'argoproj.io' && kind === 'Application');
    return isThere ? this.#state.get(applications, { namespace: 'argocd', name }) : undefined;
  }

  #time(): string {
    return secondsOf(this.#now());
  }
}
