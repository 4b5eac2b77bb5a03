import { becomes } from './story.ts';
import type { Story } from './story.ts';

/** Stories that begin anew: the platform as it is built up to a phase. */
export const building: readonly Story[] = [
  {
    name: 'fresh',
    title: 'k3s on two hosts, and nothing else',
    steps: [(stage) => becomes(stage, stage.built(0))],
  },
  {
    name: 'full',
    title: 'Everything is built and well',
    steps: [(stage) => becomes(stage, stage.built(6))],
  },
  ...Array.from({ length: 7 }, (_, phase) => ({
    name: `phase-${phase}`,
    title: `Built up to phase ${phase}`,
    steps: [(stage: Parameters<Story['steps'][number]>[0]) => becomes(stage, stage.built(phase))],
  })),
];
