import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { askedOfKyverno } from '../../../src/actions/askedOfKyverno.ts';
import { compareWithKyverno } from '../../../src/actions/compareWithKyverno.ts';
import type { Comparison } from '../../../src/domain/policy/comparison/document.ts';
import { nodeFiles } from '../../../src/node/files.ts';
import { newestSchemas } from '../../../src/node/schemas.ts';
import { nodePrograms } from '../../../src/node/programs.ts';
import { describeWithPeers, peers } from '../tools.ts';

const validating = `apiVersion: policies.kyverno.io/v1
kind: ValidatingPolicy
metadata: {name: images}
spec:
  matchConstraints:
    resourceRules:
    - {apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}
  validations:
  - {expression: "object.spec.containers.all(c, !c.image.endsWith(':latest'))", message: Name a version.}
`;

const classic = `apiVersion: kyverno.io/v1
kind: ClusterPolicy
metadata: {name: labels}
spec:
  validationFailureAction: Audit
  rules:
  - name: has-app
    match: {any: [{resources: {kinds: [Pod]}}]}
    validate: {message: It wants an app., pattern: {metadata: {labels: {app: '?*'}}}}
`;

const exception = `apiVersion: policies.kyverno.io/v1
kind: PolicyException
metadata: {name: old, namespace: default}
spec:
  policyRefs: [{name: images, kind: ValidatingPolicy}]
  matchConditions: [{name: old, expression: object.metadata.name == 'old'}]
`;

/** Of images of nobody: no registry is asked. */
const images = `apiVersion: policies.kyverno.io/v1
kind: ImageValidatingPolicy
metadata: {name: signed}
spec:
  matchConstraints:
    resourceRules:
    - {apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}
  matchImageReferences: [{glob: none.invalid/*}]
  attestors: [{name: own, cosign: {keyless: {identities: [{issuer: 'https://none.invalid', subject: nobody}]}}}]
  validations: [{expression: 'true', message: Sign it.}]
`;

const changing = `apiVersion: policies.kyverno.io/v1
kind: MutatingPolicy
metadata: {name: noted}
spec:
  matchConstraints:
    resourceRules:
    - {apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods]}
  mutations:
  - patchType: ApplyConfiguration
    applyConfiguration: {expression: 'Object{metadata: Object.metadata{annotations: {"a": "b"}}}'}
`;

const objects = ['web', 'old']
  .map(
    (name) =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: a, image: 'x:latest'}]}\n`,
  )
  .concat([
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api, namespace: prod}\nspec:\n  selector: {matchLabels: {app: x}}\n  template: {metadata: {labels: {app: x}}, spec: {containers: [{name: a, image: "x:1"}]}}\n',
    'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: b}\n',
    'apiVersion: example.com/v1\nkind: Widget\nmetadata: {name: w}\n',
  ])
  .join('---\n');

async function compared(files: Readonly<Record<string, string>>): Promise<Comparison> {
  const folder = mkdtempSync(path.join(tmpdir(), 'slipway-comparison-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const { signal } = new AbortController();
  const served = [newestSchemas(path.join(import.meta.dirname, '../../..'))];
  const asked = await askedOfKyverno(nodeFiles, folder, served, signal);
  const programs = nodePrograms({ PATH: '', HOME: folder }, () => []);
  return compareWithKyverno(programs, { program: peers().kyverno, folder, asked, onFile: () => undefined }, signal);
}

describeWithPeers("Comparing with Kyverno's own command line", () => {
  test('nothing differs, with objects that come twice, exceptions, custom resources and a Secret among them', async () => {
    const files = {
      'a.yaml': `${validating}---\n${changing}`,
      'b.yaml': `${classic}---\n${images}`,
      'e.yaml': exception,
      'o.yaml': objects,
      'p.yaml': objects,
    };
    const { differences, problems, policies, compared: outcomes, version } = await compared(files);
    expect({ differences, policies, outcomes, version }).toEqual({
      differences: [],
      policies: 4,
      outcomes: 6,
      version: '1.19.1',
    });
    expect(problems).toEqual(['Secrets are not shown to Kyverno: 1 left out.']);
  });

  test('a file that it skips says nothing about others', async () => {
    const skipped = classic.replace('pattern:', 'unheard: {}, pattern:');
    const { policies, differences, problems } = await compared({
      'a.yaml': validating,
      'b.yaml': skipped,
      'o.yaml': objects,
    });
    expect({ policies, problems: problems.length }).toEqual({ policies: 2, problems: 1 });
    expect(differences.map(({ policy, object, theirs }) => [policy, object.name, theirs])).toEqual([
      ['labels', 'web', []],
      ['labels', 'old', []],
      ['labels', 'api', []],
    ]);
  });
});
