import { building } from './building.ts';
import { gitlabStories } from './gitlab.ts';
import { longhornStories } from './longhorn.ts';
import { policyStories } from './policy.ts';
import { rightsStories } from './rights.ts';
import { startStory } from './start.ts';
import type { Story } from './story.ts';

/** All stories. The first is what the demo begins with. */
export const stories: readonly Story[] = [
  startStory,
  ...building,
  ...longhornStories,
  ...gitlabStories,
  ...policyStories,
  ...rightsStories,
];

/** Undefined when there is none of this name. */
export function storyOf(name: string): Story | undefined {
  return stories.find((story) => story.name === name);
}
