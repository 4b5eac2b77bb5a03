/** Rules as they are usually written, in the forms that generated ones do not have: keys of a map, and `images`. */
import type { Random } from '../../random.ts';
import { pods } from './bases.ts';
import type { Json, JsonMap } from './bases.ts';
import { changesOf } from './mutate.ts';
import type { Change } from './mutate.ts';
import type { Question } from './pairs.ts';

/** Every container has a probe of each name. */
const probes = loopOver(
  ['livenessProbe', 'readinessProbe'].map((name) => ({
    key: name,
    operator: 'AllNotIn',
    value: '{{ element.keys(@)[] }}',
  })),
);

const known = 'registry.lan';

/** What says by `images` that an image is of another registry. */
const registries: readonly JsonMap[] = [
  loopOver([{ key: '{{ images.containers."{{ element.name }}".registry }}', operator: 'NotEquals', value: known }]),
  loopOver([{ key: '{{ images.containers.{{ element.name }}.registry }}', operator: 'AnyNotIn', value: [known] }]),
  {
    deny: {
      conditions: { any: [{ key: '{{ images.containers.*.registry }}', operator: 'AnyNotIn', value: [known] }] },
    },
  },
  {
    foreach: [
      {
        list: 'images.containers.*.registry',
        deny: { conditions: { any: [{ key: '{{ element }}', operator: 'NotEquals', value: known }] } },
      },
    ],
  },
];

/** They are asked about every base with a pod. */
export function usualQuestion(random: Random): Question {
  const policies = [probes, ...registries].map((validate, index) => policyWith(validate, `usual-${index}`));
  return {
    policies,
    bases: pods.map((base) => ({ base: base.object, changes: changesOf(base, random).filter(isAbout) })),
  };
}

/** A probe that goes, or another image. */
function isAbout({ steps, value }: Change): boolean {
  const last = String(steps.at(-1));
  return last === 'image' || (last.endsWith('Probe') && value === undefined);
}

function loopOver(conditions: readonly Json[]): JsonMap {
  return { foreach: [{ list: 'request.object.spec.containers', deny: { conditions: { any: conditions } } }] };
}

function policyWith(validate: JsonMap, name: string): JsonMap {
  const match = { any: [{ resources: { kinds: ['Pod'] } }] };
  return {
    apiVersion: 'kyverno.io/v1',
    kind: 'ClusterPolicy',
    metadata: { name },
    spec: {
      validationFailureAction: 'Enforce',
      rules: [{ name: 'usual', match, validate: { message: name, ...validate } }],
    },
  };
}
