/** Replays a test of Kyverno's test/conformance: what we say of each request, beside what the test expects. */
import { splitApiVersion } from '../../../../src/domain/kubernetes/object.ts';
import { textAt } from '../../../../src/domain/kubernetes/read.ts';
import { judgeObjects } from '../../../../src/domain/policy/judgeObjects.ts';
import type { JudgedPolicy } from '../../../../src/domain/policy/judgeObjects.ts';
import type { UserInfo } from '../../../../src/domain/policy/match/subject.ts';
import { roleOfObject } from '../../../../src/domain/policy/role.ts';
import { noValues } from '../../../../src/domain/policy/suite/values.ts';
import { missingFor } from '../../../../src/domain/policy/unsupported.ts';
import type { ConformanceTest, Expectation } from './operation.ts';
import { merged, World } from './world.ts';

/** What a test does to one object, in a world as it is at that time. */
export interface Event {
  readonly test: string;
  /** Of the operation in its test. */
  readonly index: number;
  readonly operation: 'CREATE' | 'UPDATE' | 'DELETE';
  readonly object: unknown;
  /** What is there before; undefined for nothing. */
  readonly before: unknown;
  readonly expectation: Expectation;
  readonly world: World;
  /** False after a step that nobody can replay. */
  readonly isKnown: boolean;
}

/** What a test wants to find. */
export interface Sighting {
  readonly test: string;
  readonly index: number;
  readonly object: unknown;
  readonly world: World;
  readonly isKnown: boolean;
}

/** All requests of a test, and what it wants to find in between. What is refused is not there afterwards. */
export function replay(test: ConformanceTest): {
  readonly events: readonly Event[];
  readonly sightings: readonly Sighting[];
} {
  let world = new World(test.namespace);
  const events: Event[] = [];
  const sightings: Sighting[] = [];
  let isKnown = true;
  for (const [index, one] of test.operations.entries()) {
    if (one.verb === 'unknown') isKnown = false;
    if (!('objects' in one) || one.verb === 'error') continue;
    for (const named of one.objects) {
      if (one.verb === 'assert') {
        sightings.push({ test: test.name, index, object: named, world, isKnown });
        continue;
      }
      const given = world.placed(named, one.into);
      const before = world.find(given);
      const isGone = one.verb === 'delete';
      if (isGone && before === undefined) continue;
      const object = isGone ? before : one.verb === 'apply' ? merged(before, given) : given;
      const operation = isGone ? 'DELETE' : before === undefined ? 'CREATE' : 'UPDATE';
      events.push({ test: test.name, index, operation, object, before, expectation: one.expectation, world, isKnown });
      if (one.expectation.verdict === 'allowed') world = isGone ? world.without(object) : world.with(object);
    }
  }
  return { events, sightings };
}

/** Who runs the tests, in a cluster that kind made (kubeadm), with what is bound to the groups. */
const admin: UserInfo = {
  username: 'kubernetes-admin',
  groups: ['kubeadm:cluster-admins', 'system:authenticated'],
  roles: [],
  clusterRoles: ['cluster-admin', 'system:basic-user', 'system:discovery', 'system:public-info-viewer'],
};

/** Policies, exceptions and bindings, and what else Kyverno is configured by. */
export function isOfPolicies(object: unknown): boolean {
  return isPolicy(object) || ownGroups.has(splitApiVersion(textAt(object, 'apiVersion')).group);
}

const ownGroups: ReadonlySet<string> = new Set(['kyverno.io', 'policies.kyverno.io']);

/** What is to be judged by, or is told to be judged by nobody here. */
export function isPolicy(object: unknown): boolean {
  return roleOfObject(object) !== null || missingFor(object) !== null;
}

/** What all policies of a world say about an object; an update takes the place of what was `before`. */
export function judgedIn(
  world: World,
  object: unknown,
  operation: Event['operation'] = 'CREATE',
  before: unknown = object,
): readonly JudgedPolicy<unknown>[] {
  const { objects, kinds } = world;
  return judgeObjects({
    objects: [object],
    policies: objects.filter(isPolicy).map((one) => ({ object: one, source: one })),
    cluster: objects,
    kinds,
    values: noValues,
    operation,
    before: () => before,
    userInfo: admin,
    likeCommandLine: false,
  });
}

/** `Pod shop/web`. */
export function nameOf(object: unknown): string {
  const namespace = textAt(object, 'metadata', 'namespace');
  const name = textAt(object, 'metadata', 'name') || textAt(object, 'metadata', 'generateName');
  return `${textAt(object, 'kind')} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}
