import type { Control } from '../control.ts';
import type { Pod } from '../pod.ts';
import { forbidden, violationOf } from '../violation.ts';
import type { Violation } from '../violation.ts';
import { counted, quoted } from '../words.ts';

/** No folders of the host. */
export const hostPathVolumes: Control = {
  id: 'hostPathVolumes',
  name: 'HostPath Volumes',
  level: 'baseline',
  revisions: [{ since: 0, check }],
  overrides: null,
};

function check({ volumes }: Pod): Violation | null {
  const bad = volumes.filter(({ hostPath }) => hostPath !== null);
  return violationOf(
    'hostPath volumes',
    `${counted(bad.length, 'volume', 'volumes')} ${quoted(bad.map(({ name }) => name))}`,
    volumes.flatMap(({ hostPath }, index) =>
      hostPath === null ? [] : [forbidden(['spec', 'volumes', index, 'hostPath'], hostPath)],
    ),
  );
}
