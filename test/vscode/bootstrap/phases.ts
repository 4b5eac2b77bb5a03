/** A phase, by the name of its folder without the number. */
export interface Phase {
  readonly id: string;
  readonly text: string;
}

function phase(id: string, title: string, step: string, check: string): Phase {
  const text = `apiVersion: slipway/v1
kind: Phase
title: ${title}
summary: For somebody who is asked.
steps:
${indented(step)}
checks:
${indented(check)}
`;
  return { id, text };
}

function indented(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}

/** Holds once a file is there. */
function written(file: string): string {
  return `
- id: there
  kind: file
  title: ${file} is there
  reads: { found: { files: ${file} } }
  expect: found.size() == 1
`;
}

/** A step that waits for somebody, and one after it. */
export const twice: Phase = phase(
  'twice',
  'Twice',
  `
- id: agree
  kind: manual
  title: Ask the others
  text: Ask the others, and write what they say into answer.yaml.
  satisfiedBy: [answer]
  undo: Delete answer.yaml.
- id: tell
  kind: command
  title: Tell everybody
  run: "['cp', 'answer.yaml', 'told.yaml']"
  satisfiedBy: [there]
  undo: Delete told.yaml.
`,
  `
- id: answer
  kind: file
  title: The others have said something
  reads: { found: { files: answer.yaml } }
  expect: found.size() == 1
${written('told.yaml').trim()}
`,
);

export const release: Phase = phase(
  'release',
  'Release',
  `
- id: release
  kind: gitops
  title: Release the platform
  satisfiedBy: [released]
  undo: Take the commit back.
`,
  `
- id: released
  kind: file
  title: The platform is released
  reads: { platforms: { file: platform.yaml } }
  expect: platforms.exists(p, p.platform.releasedPhase >= 1)
`,
);

export const prepare = (file: string): Phase =>
  phase(
    'prepare',
    'Prepare',
    `
- id: prepare
  kind: host
  title: Prepare the host
  script: bootstrap/write.sh
  hosts: platform.hosts
  arguments: "['${file}', host.name]"
  satisfiedBy: [there]
  risk: disruptive
  undo: Delete the file.
`,
    written('host.yaml'),
  );

export const copy: Phase = phase(
  'copy',
  'Copy',
  `
- id: copy
  kind: command
  title: Write a copy
  run: |-
    ['sh', '-c', "echo 'name: copy' > copy.yaml"]
  satisfiedBy: [there]
  undo: Delete copy.yaml.
`,
  written('copy.yaml'),
);
