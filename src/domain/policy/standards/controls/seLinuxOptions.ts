import type { Check, Control } from '../control.ts';
import type { SELinuxOptions } from '../pod.ts';
import { forbidden, forbiddenIn, violationOf } from '../violation.ts';
import { counted, distinct, quoted, settersText } from '../words.ts';

const types: readonly string[] = ['', 'container_t', 'container_init_t', 'container_kvm_t'];

/** Only types for containers, and neither user nor role. */
export const seLinuxOptions: Control = {
  id: 'seLinuxOptions',
  name: 'SELinux',
  level: 'baseline',
  revisions: [
    { since: 0, check: checkOf(new Set(types)) },
    { since: 31, check: checkOf(new Set([...types, 'container_engine_t'])) },
  ],
  overrides: null,
};

function checkOf(allowed: ReadonlySet<string>): Check {
  return ({ security, containers }) => {
    const badIn = (options: SELinuxOptions | null): readonly { key: keyof SELinuxOptions; value: string }[] =>
      options === null
        ? []
        : (['type', 'user', 'role'] as const)
            .map((key) => ({ key, value: options[key] }))
            .filter(({ key, value }) => (key === 'type' ? !allowed.has(value) : value !== ''));
    const ofPod = badIn(security?.seLinuxOptions ?? null);
    const bad = containers
      .map((container) => ({ container, fields: badIn(container.security?.seLinuxOptions ?? null) }))
      .filter(({ fields }) => fields.length > 0);
    const all = [...ofPod, ...bad.flatMap(({ fields }) => fields)];
    const badTypes = distinct(all.filter(({ key }) => key === 'type').map(({ value }) => value));
    const data = [
      ...(badTypes.length > 0 ? [`${counted(badTypes.length, 'type', 'types')} ${quoted(badTypes)}`] : []),
      ...(['user', 'role'] as const)
        .filter((part) => all.some(({ key }) => key === part))
        .map((part) => `${part} may not be set`),
    ];
    const setters = settersText(
      ofPod.length > 0,
      bad.map(({ container }) => container),
    );
    return violationOf(
      'seLinuxOptions',
      `${setters} set forbidden securityContext.seLinuxOptions: ${data.join('; ')}`,
      [
        ...ofPod.map(({ key, value }) => forbidden(['spec', 'securityContext', 'seLinuxOptions', key], value)),
        ...bad.flatMap(({ container, fields }) =>
          fields.map(({ key, value }) => forbiddenIn(container, ['securityContext', 'seLinuxOptions', key], value)),
        ),
      ],
    );
  };
}
