/** A phase, by the name of its folder without the number. */
export interface Phase {
  readonly id: string;
  readonly text: string;
}

function phase(id: string, title: string, step: string, check: string): Phase {
  const text = `apiVersion: slipway/v1
kind: Phase
title: ${title}
summary: One step of its kind.
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

export const adopt: Phase = phase(
  'adopt',
  'Adopt',
  `
- id: adopt
  kind: applications
  title: Wait until all is adopted
  rows: [argocd]
  satisfiedBy: [adopted]
  undo: Nothing to undo; it only waits.
`,
  `
- id: adopted
  kind: applications
  title: All is adopted
  rows: [argocd]
`,
);

export const prepare = (file: string, risk: string): Phase =>
  phase('prepare', 'Prepare', hostStep('prepare', 'Prepare the host', file, risk), written('host.yaml'));

export const erase = (file: string): Phase =>
  phase('erase', 'Erase', hostStep('erase', 'Erase the disk', file, 'data-loss'), written('erased.yaml'));

function hostStep(id: string, title: string, file: string, risk: string): string {
  return `
- id: ${id}
  kind: host
  title: ${title}
  script: bootstrap/write.sh
  hosts: platform.hosts
  arguments: "['${file}', host.name]"
  satisfiedBy: [there]
  risk: ${risk}
  undo: Delete the file.
`;
}

export const keep: Phase = phase(
  'keep',
  'Keep',
  `
- id: key
  kind: backup
  title: Back the sealing key up
  satisfiedBy: [there]
  undo: Delete the backup.
`,
  written('pub-cert.pem'),
);

export const bringBack: Phase = phase(
  'bring-back',
  'Bring Back',
  `
- id: restore
  kind: restore
  title: Restore the sealing key
  satisfiedBy: [keys]
  undo: Delete the Secret.
`,
  `
- id: keys
  kind: resource
  title: The cluster has a sealing key
  reads:
    keys:
      apiVersion: v1
      kind: Secret
      namespace: kube-system
      labels: sealedsecrets.bitnami.com/sealed-secrets-key=active
      metadataOnly: true
  expect: keys.size() > 0
`,
);

export const seal: Phase = phase(
  'seal',
  'Seal',
  `
- id: seal
  kind: seal
  title: Seal the salt
  satisfiedBy: [there]
  undo: Delete the file in a commit.
  secrets:
    - name: salt
      namespace: demo
      file: secrets/salt.yaml
      entries:
        salt: { generate: { length: 32, charset: alphanumeric } }
`,
  written('secrets/salt.yaml'),
);

export const copy = (held: string): Phase =>
  phase(
    'copy',
    'Copy',
    `
- id: copy
  kind: command
  title: Write a copy
  run: |-
    ['sh', '-c', "${held}; echo 'name: copy' > copy.yaml"]
  satisfiedBy: [there]
  undo: Delete copy.yaml.
`,
    written('copy.yaml'),
  );

export const register: Phase = phase(
  'register',
  'Register',
  `
- id: register
  kind: manual
  title: Register the domain
  text: Register the domain, and write its name into domain.yaml.
  satisfiedBy: [there]
  undo: Let the registration run out.
`,
  written('domain.yaml'),
);
