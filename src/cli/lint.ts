import { resolve } from 'node:path';
import { lint } from '../actions/lint.ts';
import type { LintInput, LintReport } from '../actions/lint.ts';
import { codes, helpOf } from '../domain/code.ts';
import type { Code } from '../domain/code.ts';
import { KubeconformCatalog } from '../domain/kubeconform/catalog.ts';
import { asAdmission, BundledCatalog } from '../domain/schema/bundled.ts';
import { kubeconformPlain, plain } from '../domain/schema/dialect.ts';
import { unknownNames } from '../domain/schema/location.ts';
import { nodeFiles } from '../node/files.ts';
import { LocationCatalog } from '../node/location.ts';
import type { SchemaFolder } from '../node/schemas.ts';
import { schemaFolder } from '../node/schemas.ts';
import { nodeSurroundings } from '../node/surroundings.ts';
import { readStdin } from '../node/stdin.ts';
import { CrdCatalog } from '../repository/crds.ts';
import { KnownKindNames } from '../repository/knownKinds.ts';
import { asSlipway, likeKubeconform } from '../repository/rules.ts';
import { formats } from './format/formats.ts';
import { oneOf, parseFlags } from './flags.ts';
import { visible } from '../domain/visible.ts';
import type { Context } from './main.ts';
import { Usage } from './usage.ts';
import { version } from './help.ts';

/** `slipway lint`: judges files, prints in the wanted format, gives the exit status. */
export async function lintCommand(args: readonly string[], { product, signal }: Context): Promise<number> {
  const options = readLintOptions(args);
  if (options.listCodes) {
    process.stdout.write(listCodes(options.format));
    return 0;
  }
  const schemas = schemaFolder(`${product}/schemas`);
  const kubernetes = pickVersion(schemas, options.kubernetesVersion);
  const like = options.like === 'kubeconform';
  const report = await lint(nodeFiles, inputFor(options, schemas, kubernetes), signal);
  const format = formats[options.format];
  process.stdout.write(format({ report, like, version: version(), kubernetesVersion: kubernetes.full }));
  for (const failure of report.failures)
    process.stderr.write(`slipway: ${failure.code}: ${visible(failure.sentence)}\n`);
  return exitStatus(report, options);
}

function inputFor(options: Options, schemas: SchemaFolder, kubernetes: Version): LintInput {
  const like = options.like === 'kubeconform';
  const bundled = new BundledCatalog(schemas.index, kubernetes.minor, schemas.read, asAdmission);
  const crds = like ? null : new CrdCatalog(bundled.objectMeta);
  const standard = like ? new KubeconformCatalog(schemas.index, kubernetes.minor, schemas.read) : bundled;
  const kinds = new KnownKindNames(bundled, crds);
  const locations = options.locations.length === 0 ? ['default'] : options.locations;
  const named = locations.map((location) =>
    location === 'default' ? standard : new LocationCatalog(location, kubernetes.full, like ? kubeconformPlain : plain),
  );
  return {
    paths: options.paths,
    stdin: readStdin,
    rules: { ...(like ? likeKubeconform : asSlipway), catalogs: crds === null ? named : [crds, ...named] },
    fetching: named.filter((catalog) => catalog instanceof LocationCatalog),
    crds,
    kinds: () => kinds.all(),
    served: crds === null ? [bundled] : [crds, bundled],
    policies: !like,
    now: () => Date.now(),
    surroundings: like ? null : nodeSurroundings(),
    absolute: (path) => resolve(path),
    everything: options.everything || like,
  };
}

interface Options {
  readonly paths: readonly string[];
  readonly like: string | undefined;
  readonly kubernetesVersion: string | undefined;
  readonly locations: readonly string[];
  readonly everything: boolean;
  readonly failOn: 'error' | 'warning';
  readonly requireJudged: boolean;
  readonly format: keyof typeof formats;
  readonly listCodes: boolean;
}

/** Throws `Usage` for what can't be meant. */
export function readLintOptions(args: readonly string[]): Options {
  const { values, positionals } = parseFlags('lint', args, {
    like: { type: 'string' },
    'kubernetes-version': { type: 'string' },
    'schema-location': { type: 'string', multiple: true },
    everything: { type: 'boolean' },
    'fail-on': { type: 'string' },
    'require-judged': { type: 'boolean' },
    format: { type: 'string' },
    'list-codes': { type: 'boolean' },
  });
  const like = values['like'];
  if (like !== undefined && like !== 'kubeconform')
    throw new Usage('lint/bad-flag', `--like takes "kubeconform", not "${like}".`);
  const locations = values['schema-location'] ?? [];
  for (const location of locations) {
    const [unknown] = unknownNames(location);
    if (unknown !== undefined)
      throw new Usage(
        'lint/bad-flag',
        `--schema-location "${location}" has "{{${unknown}}}", which means nothing; known are .ResourceKind, .KindSuffix, .Group, .ResourceAPIVersion, .NormalizedKubernetesVersion and .StrictSuffix.`,
      );
  }
  return {
    paths: positionals.length > 0 ? positionals : ['.'],
    like,
    kubernetesVersion: values['kubernetes-version'],
    locations,
    everything: values['everything'] === true,
    failOn: oneOf('lint', 'fail-on', values['fail-on'] ?? 'error', ['error', 'warning']),
    requireJudged: values['require-judged'] === true,
    format: oneOf('lint', 'format', values['format'] ?? 'text', ['text', 'json', 'sarif', 'junit', 'github']),
    listCodes: values['list-codes'] === true,
  };
}

interface Version {
  readonly minor: string;
  readonly full: string;
}

/** `1.36`, `1.36.2` and `v1.36.2` mean the schemas of that minor version. */
function pickVersion(schemas: SchemaFolder, wanted: string | undefined): Version {
  const minors = Object.keys(schemas.index.kubernetes);
  const newest = minors.at(-1) ?? '';
  if (wanted === undefined) return { minor: newest, full: schemas.index.kubernetes[newest]?.version ?? newest };
  const match = /^v?(\d+\.\d+)(\.\d+)?$/.exec(wanted);
  const minor = match?.[1] ?? '';
  const known = schemas.index.kubernetes[minor];
  if (known === undefined) {
    throw new Usage(
      'lint/unknown-version',
      `There are no schemas of Kubernetes "${wanted}" in this version of Slipway; it has ${minors.join(', ')}.`,
    );
  }
  return { minor, full: match?.[2] === undefined ? known.version : `${minor}${match[2]}` };
}

function listCodes(format: Options['format']): string {
  const list = (Object.keys(codes) as Code[]).map((code) => ({ code, severity: codes[code], help: helpOf(code) }));
  if (format === 'json') return `${JSON.stringify({ format: 'slipway.codes/1', codes: list })}\n`;
  return list.map(({ code, severity, help }) => `${code.padEnd(30)} ${severity.padEnd(12)} ${help}\n`).join('');
}

/** Precedence (docs/command-line.md): 2, then 1, then 3, then 0. */
function exitStatus(report: LintReport, options: Options): number {
  if (report.failures.length > 0) return 2;
  const failing = new Set<string>(options.failOn === 'warning' ? ['error', 'warning'] : ['error']);
  if (report.files.some((file) => file.findings.some((finding) => failing.has(finding.severity)))) return 1;
  const incomplete = report.files.some((file) =>
    file.objects.some((object) => object.status === 'unjudged' || (object.policy?.unjudged ?? 0) > 0),
  );
  return options.requireJudged && incomplete ? 3 : 0;
}
