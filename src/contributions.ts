/**
 * Everything that package.json declares and code refers to, once and typed.
 * `test/unit/contributions.test.ts` compares it with package.json.
 */

export const commands = {
  showLog: 'slipway.log.show',
  createPlatform: 'slipway.platform.create',
  createKey: 'slipway.key.create',
  sealSecret: 'slipway.secret.seal',
  newSealedSecret: 'slipway.sealedSecret.new',
  setSealedKey: 'slipway.sealedKey.set',
} as const;

export type CommandName = keyof typeof commands;

/** Settings by key, with the type of their value. */
export interface Settings {
  'slipway.completion': 'auto' | 'on' | 'off';
}

export const settings: { readonly [Key in keyof Settings]: { readonly default: Settings[Key] } } = {
  'slipway.completion': { default: 'auto' },
};

export const views = {
  phases: 'slipway.phases',
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
} as const;

/** Ids of language status items, which package.json does not declare. */
export const languageStatus = {
  schema: 'slipway.schema',
} as const;

/** The languages whose documents are judged. */
export const languages = ['yaml', 'helm'] as const;
