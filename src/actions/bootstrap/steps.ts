import { applicationsStep } from './applicationsStep.ts';
import { backupStep } from './backupStep.ts';
import { commandStep } from './commandStep.ts';
import { gitopsStep } from './gitopsStep.ts';
import { helmfileStep } from './helmfileStep.ts';
import { hostStep } from './hostStep.ts';
import { manualStep } from './manualStep.ts';
import type { StepTable } from './ports.ts';
import { restoreStep } from './restoreStep.ts';
import { sealStep } from './sealStep.ts';

/** Every kind of step that a phase can have. */
export const steps: StepTable = {
  host: hostStep,
  helmfile: helmfileStep,
  gitops: gitopsStep,
  applications: applicationsStep,
  seal: sealStep,
  backup: backupStep,
  restore: restoreStep,
  command: commandStep,
  manual: manualStep,
};
