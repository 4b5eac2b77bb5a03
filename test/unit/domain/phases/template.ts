import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Roots } from '../../../../src/domain/own/root.ts';
import { planOf } from '../../../../src/domain/phases/plan.ts';
import type { Plan } from '../../../../src/domain/phases/plan.ts';
import type { PlatformSpec } from '../../../../src/domain/phases/spec.ts';
import { platformSpec } from '../../../../src/repository/platformSpec.ts';
import { memoryTree } from '../../../fakes/tree.ts';
import { product } from '../../product.ts';

/** What a platform repository has that was built up from the template. */
const grown: Readonly<Record<string, string>> = {
  'pub-cert.pem': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
  '.slipway/sealing-key.json': JSON.stringify({ keys: [{ fingerprint: 'SHA256:ABCDEFGHIJKLMN' }] }),
  ...sealed('4-services/gitlab', 'gitlab', 'gitlab-initial', ['GITLAB_ROOT_PASSWORD']),
  ...sealed('4-services/litellm', 'litellm', 'litellm-env', ['LITELLM_MASTER_KEY']),
  ...sealed('4-services/open-webui', 'open-webui', 'open-webui-env', ['OPENAI_API_KEY', 'WEBUI_SECRET_KEY']),
  ...sealed('4-services/n8n', 'n8n', 'n8n-secrets', [
    'N8N_ENCRYPTION_KEY',
    'N8N_HOST',
    'N8N_PORT',
    'N8N_PROTOCOL',
    'N8N_RUNNERS_AUTH_TOKEN',
  ]),
  ...sealed('4-services/searxng', 'searxng', 'searxng-env', ['SEARXNG_SECRET']),
  ...sealed('5-runners/arc-runners', 'arc-runners', 'arc-github-app', [
    'github_app_id',
    'github_app_installation_id',
    'github_app_private_key',
  ]),
  ...sealed('5-runners/gitlab-runner', 'gitlab-runner', 'gitlab-runner-token', [
    'runner-registration-token',
    'runner-token',
  ]),
};

function sealed(folder: string, namespace: string, name: string, keys: readonly string[]): Record<string, string> {
  const values = keys.map((key) => `    ${key}: AQ==\n`).join('');
  const text = `apiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\nspec:\n  encryptedData:\n${values}`;
  return { [`phases/${folder}/secrets/${name}.yaml`]: text };
}

/** The files of the template, as they are shipped. */
export const shipped: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(join(product, 'platform-repo'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.split(`platform-repo${sep}`)[1]?.replaceAll(sep, '/') ?? '', readFileSync(path, 'utf8')]),
);

/** What is the same in many templates is parsed once. */
const roots = new Roots();

type Edit = readonly [path: string, from: string, to: string] | { readonly without: readonly string[] };

/** The template with everything released and sealed, and texts exchanged in it: path, from, to. */
export function template(...edits: readonly Edit[]): {
  readonly spec: PlatformSpec;
  readonly plan: Plan;
  readonly rows: Rows;
  readonly settings: Settings;
} {
  const files: Record<string, string> = { ...shipped, ...grown };
  const released = [
    ['platform.yaml', 'releasedPhase: 0', 'releasedPhase: 6'],
    ['platform.yaml', 'id: 0', 'id: 1'],
    ['platform.yaml', 'installation: 0', 'installation: 2'],
  ] as const;
  for (const edit of [...released, ...edits]) {
    if ('without' in edit) {
      for (const path of edit.without) Reflect.deleteProperty(files, path);
      continue;
    }
    const [path, from, to] = edit;
    const text = files[path] ?? '';
    if (!text.includes(from)) throw new Error(`${path} does not have ${JSON.stringify(from)}`);
    files[path] = text.replace(from, () => to);
  }
  const spec = platformSpec({ ...memoryTree(files), roots }, 'platform');
  if (spec === null) throw new Error('The template is no platform.');
  const [settings] = spec.files['phases/3-security/exceptions/manifests/values.yaml']?.documents ?? [];
  return {
    spec,
    plan: planOf(spec),
    rows: spec.applications as unknown as Rows,
    settings: settings as unknown as Settings,
  };
}

type Rows = Readonly<Record<string, { readonly namespace: string }>>;
interface Settings {
  readonly enforced: readonly string[];
  readonly exceptions: Readonly<Record<string, { readonly namespace: string; readonly policies?: readonly string[] }>>;
}
