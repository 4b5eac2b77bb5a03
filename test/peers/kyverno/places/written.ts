/** Policies that others have written: Kyverno's chart and tests, and the template. */
import { execFile } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { moduleDir } from '../../../../scripts/peers/modules.ts';
import { textAt } from '../../../../src/domain/kubernetes/read.ts';
import { manifestOf } from '../../../../src/repository/manifest.ts';
import type { Random } from '../../random.ts';
import { others, pods } from './bases.ts';
import type { Base, Json, JsonMap } from './bases.ts';
import { changed, isMap } from './mutate.ts';
import type { Question } from './pairs.ts';
import { someOf } from './questions.ts';

const template = path.join(import.meta.dirname, '../../../../platform-repo/phases/3-security/policies/manifests');

/** The policies of the chart in both forms and of the template about pods, and those of Kyverno's tests about all bases. */
export async function writtenQuestions(helm: string, random: Random): Promise<readonly Question[]> {
  const kyverno = await moduleDir('kyverno');
  const chart = path.join(kyverno, 'charts/kyverno-policies');
  const [classic, validating] = await Promise.all(
    ['ClusterPolicy', 'ValidatingPolicy'].map((type) => rendered(helm, chart, type)),
  );
  const ours = globSync('templates/*.yaml', { cwd: template }).map((file) =>
    readFileSync(path.join(template, file), 'utf8'),
  );
  const tests = ['test/cli', 'test/best_practices', 'test/more', 'test/policy/validate'].flatMap((folder) =>
    globSync('**/*.yaml', { cwd: path.join(kyverno, folder) })
      .toSorted()
      .map((file) => path.join(kyverno, folder, file)),
  );
  const texts = tests
    .map((file) => readFileSync(file, 'utf8'))
    .filter((text) => /^kind: (?:Cluster)?Policy$/m.test(text));
  return [
    questionOf(policiesIn([classic ?? '']), pods, random, 16),
    // Kyverno takes seconds for a few objects here.
    questionOf(policiesIn([validating ?? '', ...ours]), pods, random, 3),
    questionOf(policiesIn(texts).filter(isSelfContained), [...pods.slice(1), ...others], random, 8),
  ];
}

async function rendered(helm: string, chart: string, policyType: string): Promise<string> {
  const values = `policyType=${policyType},podSecurityStandard=restricted,validationFailureAction=Enforce`;
  const { stdout } = await promisify(execFile)(helm, ['template', 'policies', chart, '--set', values]);
  return stdout;
}

function questionOf(policies: readonly JsonMap[], bases: readonly Base[], random: Random, count: number): Question {
  return {
    policies,
    bases: bases.map((base) => ({ base: base.object, changes: someOf(base, policies, random, count) })),
  };
}

const kinds: ReadonlySet<string> = new Set(['ClusterPolicy', 'ValidatingPolicy']);

/** Each policy under a name of its own: files have some twice. */
function policiesIn(texts: readonly string[]): readonly JsonMap[] {
  return texts
    .flatMap((text) => manifestOf('policy.yaml', text).objects)
    .filter(({ identity }) => kinds.has(identity.kind))
    .map(({ data }, index) => {
      const policy: Json = JSON.parse(
        JSON.stringify(data, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value)),
      );
      const name = `${textAt(policy, 'metadata', 'name')}-${index}`;
      const now = changed(policy, { steps: ['metadata', 'name'], value: name });
      return isMap(now) ? now : {};
    });
}

/** What is about more than the object, and operators that end the program at a key of numbers (operator/notin.go). */
const beyond =
  /"(?:context|mutate|generate|verifyImages|imageExtractors|manifests)":|subresource|time_now|random\(|"operator":"(?:not)?in"/i;

/** Whether it only validates, and asks nothing but the object. */
function isSelfContained(policy: JsonMap): boolean {
  const text = JSON.stringify(policy);
  return text.includes('"validate"') && !beyond.test(text);
}
