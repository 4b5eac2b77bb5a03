import type { Finding } from '../finding.ts';
import type { PlatformRule, TableRule } from './facts.ts';
import { ofValue, quoted } from '../own/said.ts';

/** A model with its tag, and an exact release of k3s: tomorrow it is the same. */
export const pinned: PlatformRule = ({ platform: { kubernetes, models }, text }) => {
  const release =
    kubernetes === null || /^v\d+\.\d+\.\d+(-rc\d+)?\+k3s\d+$/.test(kubernetes.value)
      ? []
      : ofValue(
          'platform/unpinned',
          `${quoted(kubernetes.value)} is no release of k3s; it wants one like v1.36.4+k3s1.`,
          kubernetes.place,
          text,
        );
  const floating = models.flatMap(({ name }): Finding[] => {
    const problem = name === null ? null : tagProblem(name.value);
    if (name === null || problem === null) return [];
    const message = `${quoted(name.value)} ${problem}; it wants a tag like that of qwen3:14b.`;
    return [ofValue('platform/unpinned', message, name.place, text)];
  });
  return [release, floating].flat();
};

/** A chart with one exact version (https://semver.org): ranges and words are none. */
export const pinnedCharts: TableRule = ({ own, text }) =>
  own.flatMap(({ chart }): Finding[] => {
    const version = chart?.version ?? null;
    if (version === null || exact.test(version.value)) return [];
    const message = `${quoted(version.value)} is no exact version of a chart; it wants one like 1.12.1.`;
    return [ofValue('platform/unpinned', message, version.place, text)];
  });

const exact = /^v?(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;

/** What is wrong with the tag of `registry/name:tag`; null when nothing is. */
function tagProblem(name: string): string | null {
  const last = name.slice(name.lastIndexOf('/') + 1);
  const colon = last.indexOf(':');
  const tag = colon === -1 ? null : last.slice(colon + 1);
  if (tag === null) return 'has no tag, which means "latest"';
  if (tag === '') return 'has an empty tag';
  return tag === 'latest' ? 'is whatever is the latest' : null;
}
