import type { Range } from '../range.ts';

/**
 * Something in the text that no Kubernetes reader takes, or takes in a way nobody means.
 * `same-name`: keys of different types, which only JSON calls by one name (`1` and `"1"`).
 */
export interface Problem extends Range {
  readonly code: 'syntax' | 'duplicate-key' | 'same-name' | 'merge-override' | 'too-large' | 'alias-bomb';
  /** One sentence; the value in quotes. */
  readonly message: string;
  readonly related?: Range & { readonly message: string };
}

/** Bounds of what is judged; above them a document gets one finding and nothing else. */
export const limits = {
  fileBytes: 16 * 1024 * 1024,
  writtenNodes: 200_000,
  aliasedNodes: 10_000,
  nestedLevels: 500,
} as const;
