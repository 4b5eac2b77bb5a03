/**
 * Everything that package.json declares and code refers to, once and typed.
 * `test/unit/contributions.test.ts` compares it with package.json.
 */

export const commands = {
  showLog: 'slipway.log.show',
  createPlatform: 'slipway.platform.create',
  createKey: 'slipway.key.create',
  restoreKey: 'slipway.key.restore',
  sealSecret: 'slipway.secret.seal',
  newSealedSecret: 'slipway.sealedSecret.new',
  setSealedKey: 'slipway.sealedKey.set',
  bootstrapPhase: 'slipway.phase.bootstrap',
  validatePhase: 'slipway.phase.validate',
  validatePhases: 'slipway.phases.validate',
  validateCheck: 'slipway.check.validate',
  cancelValidation: 'slipway.validation.cancel',
  showReport: 'slipway.report.show',
  showEvidence: 'slipway.evidence.show',
  openManifest: 'slipway.manifest.open',
  openDocumentation: 'slipway.documentation.open',
  copyCheck: 'slipway.check.copy',
  storeToken: 'slipway.token.store',
  selectCluster: 'slipway.cluster.select',
  askCluster: 'slipway.cluster.ask',
  allowWriting: 'slipway.writing.allow',
  forbidWriting: 'slipway.writing.forbid',
  showApplications: 'slipway.applications.show',
  syncApplication: 'slipway.application.sync',
  refreshApplication: 'slipway.application.refresh',
  terminateOperation: 'slipway.operation.terminate',
  removeApplication: 'slipway.application.remove',
  openApplication: 'slipway.application.open',
  openValues: 'slipway.values.open',
  switchSource: 'slipway.source.switch',
  showFailures: 'slipway.failures.show',
  showException: 'slipway.exception.show',
  compareKyverno: 'slipway.kyverno.compare',
} as const;

export type CommandName = keyof typeof commands;

/** Settings by key, with the type of their value. */
export interface Settings {
  'slipway.completion': 'auto' | 'on' | 'off';
  'slipway.kubeconfig': string;
  'slipway.kyverno': string;
}

export const settings: { readonly [Key in keyof Settings]: { readonly default: Settings[Key] } } = {
  'slipway.completion': { default: 'auto' },
  'slipway.kubeconfig': { default: '' },
  'slipway.kyverno': { default: '' },
};

export const views = {
  phases: 'slipway.phases',
  applications: 'slipway.applications',
} as const;

/** Keys that `when` clauses of package.json ask for. */
export const contextKeys = {
  /** `some` or `none`: whether a platform is in the workspace; nothing before anybody has looked. */
  platform: 'slipway.platform',
  /** `all` or `missing`: whether each of these platforms has the certificate that secrets are sealed to. */
  certificates: 'slipway.certificates',
  /** What the file in front holds: `secret`, `sealed`, `secret sealed` or nothing. */
  document: 'slipway.document',
  /** The paths of the files that hold plain Secrets. */
  secretFiles: 'slipway.secretFiles',
  /**
   * `untrusted`, `none` (no kubeconfig), `connecting`, `live`, `stale` or `unreachable`; nothing before anybody has asked.
   */
  cluster: 'slipway.cluster',
  /** Whether writing was allowed for the cluster that is connected. */
  writing: 'slipway.writing',
  /** Whether checks are being validated. */
  validating: 'slipway.validating',
  /** Whether there is a kyverno to compare with; nothing before a document was judged. */
  kyverno: 'slipway.kyverno',
  /** `some`, `none`, `absent` (no Argo CD) or `unknown`; nothing before the cluster has answered. */
  applications: 'slipway.applications',
} as const;

/** Ids of language status items, which package.json does not declare. */
export const languageStatus = {
  schema: 'slipway.schema',
} as const;

/** Ids of status bar items, which package.json does not declare. */
export const statusItems = {
  argocd: 'slipway.argocd',
} as const;

/** Ids of test controllers, which package.json does not declare. */
export const testControllers = {
  policies: 'slipway.policyTests',
} as const;

/** The languages whose documents are judged. */
export const languages = ['yaml', 'helm'] as const;
