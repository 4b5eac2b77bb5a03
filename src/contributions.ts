/**
 * Everything that package.json declares and code refers to, once and typed.
 * `test/unit/contributions.test.ts` compares it with package.json.
 */

export const commands = {
  showLog: 'slipway.log.show',
} as const;

export type CommandName = keyof typeof commands;

/** Settings by key, with the type of their value. */
export interface Settings {
  'slipway.completion': 'auto' | 'on' | 'off';
}

export const settings: { readonly [Key in keyof Settings]: { readonly default: Settings[Key] } } = {
  'slipway.completion': { default: 'auto' },
};

/** Ids of language status items, which package.json does not declare. */
export const languageStatus = {
  schema: 'slipway.schema',
} as const;

/** The languages whose documents are judged. */
export const languages = ['yaml', 'helm'] as const;
