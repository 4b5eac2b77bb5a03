import type { Control } from './control.ts';
import { allowPrivilegeEscalation } from './controls/allowPrivilegeEscalation.ts';
import { appArmorProfile } from './controls/appArmorProfile.ts';
import { capabilitiesBaseline } from './controls/capabilitiesBaseline.ts';
import { capabilitiesRestricted } from './controls/capabilitiesRestricted.ts';
import { hostNamespaces } from './controls/hostNamespaces.ts';
import { hostPathVolumes } from './controls/hostPathVolumes.ts';
import { hostPorts } from './controls/hostPorts.ts';
import { hostProbes } from './controls/hostProbes.ts';
import { privileged } from './controls/privileged.ts';
import { procMount, procMountRestricted } from './controls/procMount.ts';
import { restrictedVolumes } from './controls/restrictedVolumes.ts';
import { runAsNonRoot } from './controls/runAsNonRoot.ts';
import { runAsUser } from './controls/runAsUser.ts';
import { seLinuxOptions } from './controls/seLinuxOptions.ts';
import { seccompBaseline } from './controls/seccompBaseline.ts';
import { seccompRestricted } from './controls/seccompRestricted.ts';
import { sysctls } from './controls/sysctls.ts';
import { windowsHostProcess } from './controls/windowsHostProcess.ts';

/** All controls that Kubernetes has had up to 1.37, by their ids. */
export const controls: readonly Control[] = [
  allowPrivilegeEscalation,
  appArmorProfile,
  capabilitiesBaseline,
  capabilitiesRestricted,
  hostNamespaces,
  hostPathVolumes,
  hostPorts,
  hostProbes,
  privileged,
  procMount,
  procMountRestricted,
  restrictedVolumes,
  runAsNonRoot,
  runAsUser,
  seLinuxOptions,
  seccompBaseline,
  seccompRestricted,
  sysctls,
  windowsHostProcess,
];
