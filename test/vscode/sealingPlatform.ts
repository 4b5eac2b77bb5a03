/** A Secret in plain text. */
export const secret = `# The first login, changed afterwards.
apiVersion: v1
kind: Secret
metadata:
  name: gitlab-initial
stringData:
  user: root
  password: "correct horse battery staple"
---
apiVersion: v1
kind: ConfigMap
metadata: {name: other, namespace: gitlab}
data: {a: "1"}
`;

/** The table of a platform with the application that it is for. */
export const table = `applications:
  gitlab:
    folder: phases/4-services/gitlab
    wave: 2
    project: apps
    namespace: gitlab
    parts: [secrets]
`;

/** A phase that names another one. */
export const phase = `apiVersion: slipway/v1
kind: Phase
title: Core services
summary: What people use.
steps:
  - id: seal
    kind: seal
    title: Seal the secrets of the services
    satisfiedBy: [sealed]
    undo: Delete the file.
    secrets:
      - name: litellm-env
        namespace: litellm
        file: phases/4-services/litellm/secrets/litellm-env.yaml
        entries:
          LITELLM_MASTER_KEY: { generate: { length: 48, charset: alphanumeric } }
          LITELLM_HOST: { value: "'litellm.lab'" }
          OPENAI_API_KEY: { obtain: Make a key at the provider. }
checks:
  - id: sealed
    kind: file
    title: It is sealed
    reads: { found: { files: phases/4-services/litellm/secrets/litellm-env.yaml } }
    expect: found.size() == 1
`;
