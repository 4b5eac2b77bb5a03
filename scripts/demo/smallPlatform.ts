import { writeRepository } from './repository.ts';

/** Seconds of a step that nobody waits for: what is left of it is found by this number. */
export const nap = '6123';

const hosts = `apiVersion: slipway/v1
kind: Phase
title: Hosts
summary: Machines that run k3s.
steps: []
checks:
  - id: nodes
    kind: resource
    title: Nodes are there
    reads: { nodes: { apiVersion: v1, kind: Node } }
    expect: nodes.size() > 0
    message: string(nodes.size()) + ' nodes'
`;

/** Three kinds of steps that take a person, a program and the certificate of the cluster. */
const basics = `apiVersion: slipway/v1
kind: Phase
title: Basics
summary: What everything else is built on.
requires: [hosts]
steps:
  - id: domain
    kind: manual
    title: Register the domain
    text: Register the domain, and write its name into domain.yaml.
    satisfiedBy: [domain]
    undo: Let the registration run out.
  - id: seal
    kind: seal
    title: Seal the secrets
    satisfiedBy: [sealed]
    undo: Delete the file in a commit.
    secrets:
      - name: registrar
        namespace: demo
        file: secrets/registrar.yaml
        entries:
          salt: { generate: { length: 32, charset: alphanumeric } }
          token: { obtain: Make a token in the account of the registrar. }
  - id: copy
    kind: command
    title: Keep a copy
    run: "['cp', 'domain.yaml', 'copy.yaml']"
    satisfiedBy: [copied]
    undo: Delete copy.yaml.
checks:
  - id: domain
    kind: file
    title: The domain is known
    reads: { domain: { file: domain.yaml } }
    expect: domain.size() == 1
  - id: sealed
    kind: file
    title: The secrets are sealed
    reads: { sealed: { file: secrets/registrar.yaml } }
    expect: sealed.size() == 1 && sealed[0].kind == 'SealedSecret'
  - id: copied
    kind: file
    title: There is a copy
    reads: { copy: { file: copy.yaml } }
    expect: copy.size() == 1
`;

const waiting = `apiVersion: slipway/v1
kind: Phase
title: Waiting
summary: Something that takes long.
requires: [basics]
steps:
  - id: wait
    kind: command
    title: Wait for the registrar
    run: "['sleep', '${nap}']"
    satisfiedBy: [answered]
    undo: Nothing to undo; it only waits.
checks:
  - id: answered
    kind: file
    title: The registrar has answered
    reads: { answer: { file: answer.yaml } }
    expect: answer.size() == 1
`;

/** Writes it into a folder that is not there yet, and commits it. */
export async function writeSmallPlatform(folder: string, certificate: string): Promise<void> {
  const files = {
    'platform.yaml': 'platform:\n  releasedPhase: 2\n  network:\n    domain: lab.home.arpa\n',
    'applications.yaml': 'applications: {}\n',
    'pub-cert.pem': certificate,
    'phases/0-hosts/phase.yaml': hosts,
    'phases/1-basics/phase.yaml': basics,
    'phases/2-waiting/phase.yaml': waiting,
  };
  await writeRepository(folder, files, 'A small platform');
}
