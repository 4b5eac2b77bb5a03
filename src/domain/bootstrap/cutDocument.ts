import { code, plain } from '../markdown.ts';
import type { HeardRun, HeardStep } from './heardRun.ts';
import { redacted } from './redact.ts';
import { stepWords } from './reportDocument.ts';
import { isSwitch } from './switchId.ts';

/** What is known of a run that was cut, as a Markdown document; `said` is the sentence that says so. */
export function cutDocument(run: HeardRun, said: string): string {
  const { phase, title, cluster, digest, begun, steps } = run;
  const command = isSwitch(phase) ? 'Switch Repository Source' : 'Bootstrap Phase';
  const lines = [
    `# ${told(title)} on ${told(cluster.context)}: cut`,
    '',
    told(said),
    '',
    `→ Run ${command} again: it looks at what is there, and begins at the first step that has something to do.`,
    '',
    `- Cluster: ${code(cluster.context)} at ${code(cluster.server)}, uid ${code(cluster.uid)}`,
    `- Begun: ${begun}`,
    `- Digest of the plan: ${code(digest)}`,
    '',
    '## Steps',
    '',
    'As the run has told them until it was cut; how they stand now is looked at when it is gone on with.',
    '',
    '| Step | How it ended |',
    '| --- | --- |',
    ...steps.map(rowOf),
    '',
  ];
  // Once more over all of it, as in the report of a run that has ended.
  return redacted(lines.join('\n'));
}

function rowOf({ title, kind, state, message }: HeardStep): string {
  return `| ${told(title)} (${kind}) | ${endOf(state, message)} |`;
}

/** A step that was cancelled says so itself. */
function endOf(state: HeardStep['state'], message: string): string {
  if (state === 'running') return 'cut in the middle: what it has done is found by looking again';
  if (message === '') return stepWords[state];
  return state === 'cancelled' ? told(message) : `${stepWords[state]}: ${told(message)}`;
}

function told(text: string): string {
  return plain(redacted(text));
}
