import type { PlanWords } from '../../domain/bootstrap/plan.ts';
import { otherSource, sourceNames, sourcesOf } from '../../domain/bootstrap/source.ts';
import type { Source } from '../../domain/bootstrap/source.ts';
import { sourceSteps, withSourcePhase } from '../../domain/bootstrap/sourcePhase.ts';
import { switchId } from '../../domain/bootstrap/switchId.ts';
import type { PlatformSpec } from '../../domain/phases/spec.ts';
import { expectedOf } from '../../live/expected.ts';
import { helmfileStepWith } from '../bootstrap/helmfileStep.ts';
import type { BootstrapPorts, StepTable } from '../bootstrap/ports.ts';
import type { Step, StepPlace, WorkOf } from '../bootstrap/step.ts';
import { commitStep } from './commitStep.ts';
import { followStep } from './followStep.ts';
import { arriveStep, readStep } from './readStep.ts';

/**
 * The ports of a bootstrap, by which `planPhase` and `runPlan` switch the source in place of building a phase: the platform
 * has the phase of the switch alone, `switchId(target)`, and its steps are done as here. `phases` that are given along are
 * not those of the tree.
 */
export function sourcePorts(ports: BootstrapPorts, target: Source): BootstrapPorts {
  return {
    ...ports,
    platform: async (signal) => {
      const spec = await ports.platform(signal);
      return spec === null ? null : sourceSpec(spec, target);
    },
    steps: stepsOf(ports.steps, target),
    words: wordsOf(target),
    // It may be allowed after these were made: once somebody has read the plan.
    get writable() {
      return ports.writable;
    },
  };
}

/** The platform as a switch sees it; one whose repository is not filled in has that as its problem. */
export function sourceSpec(spec: PlatformSpec, target: Source): PlatformSpec {
  const rows = [...expectedOf(spec).rows.keys()].toSorted();
  const made = withSourcePhase(spec, target, rows);
  return 'problem' in made ? { ...spec, phases: [], problems: [made.problem] } : made;
}

/** Which source a platform could be switched to; in a sentence why to none. */
export function targetOf({ platform }: PlatformSpec): { readonly target: Source } | { readonly problem: string } {
  const sources = sourcesOf(platform);
  return 'problem' in sources ? sources : { target: otherSource[sources.source] };
}

function stepsOf(steps: StepTable, target: Source): StepTable {
  return {
    ...steps,
    gitops: commitStep(target),
    helmfile: helmfileStepWith([`platform.repository.source=${target}`]),
    applications: byId(
      new Map<string, Step<WorkOf<'applications'>>>([
        [sourceSteps.read, readStep(target)],
        [sourceSteps.arrive, arriveStep(target)],
        [sourceSteps.follow, followStep(target)],
      ]),
    ),
  };
}

/** Three steps are about Applications, each in its own way. */
function byId(own: ReadonlyMap<string, Step<WorkOf<'applications'>>>): Step<WorkOf<'applications'>> {
  const of = ({ step: { id } }: StepPlace): Step<WorkOf<'applications'>> => {
    const step = own.get(id);
    if (step === undefined) throw new Error(`A switch of the source has no step "${id}".`);
    return step;
  };
  return {
    patience: Math.max(...[...own.values()].map(({ patience }) => patience)),
    needs: (place, work) => of(place).needs(place, work),
    plan: (ports, place, ...rest) => of(place).plan(ports, place, ...rest),
    run: (ports, place, ...rest) => of(place).run(ports, place, ...rest),
  };
}

/** As the README of the template has it for others. */
const installRoot = 'helmfile -f bootstrap/helmfile.yaml.gotmpl -l row=root-application sync';

function wordsOf(target: Source): PlanWords {
  const [name, other] = [sourceNames[target], sourceNames[otherSource[target]]];
  const command = 'Slipway: Switch Repository Source…';
  return {
    heading: `Switch the Source to ${name}`,
    question: `Switch the source to ${name}`,
    verb: 'Switch',
    after: `The way back is the same command, or by hand: revert the commit with the trailer Slipway-Release: ${switchId(target)}, push that to both, and run ${installRoot}.`,
    again: `Run "${command}" again: it looks at what is there, and goes on.`,
    back: [
      { sentence: `The same command, in the other direction, as long as ${other} can be read:`, typed: command },
      {
        sentence: `By hand: the commit with the trailer Slipway-Release: ${switchId(target)} is reverted and pushed to both,`,
        typed: 'git revert COMMIT && git push',
      },
      {
        sentence: 'and the release of the root installed anew:',
        typed: installRoot,
      },
    ],
  };
}
