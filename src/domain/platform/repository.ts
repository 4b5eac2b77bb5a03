import type { Finding } from '../finding.ts';
import type { PlatformRule, TableRule } from './facts.ts';
import type { Read } from '../own/read.ts';
import { ofValue, quoted } from '../own/said.ts';

/** Where the repository lives: addresses that Git takes, without credentials, and a source that is one of them. */
export const repositories: PlatformRule = ({ platform, text }) => {
  const { primary, mirror, source } = platform.repository;
  const addresses = [primary, mirror].flatMap((address) =>
    address === null ? [] : ofAddress(address, gitProblem, text),
  );
  const same =
    primary !== null && mirror !== null && primary.value !== '' && primary.value === mirror.value
      ? [
          ofValue(
            'platform/repository',
            'The mirror is the primary itself; it wants another place, or "".',
            mirror.place,
            text,
            {
              other: { place: primary.place, message: 'The primary.' },
            },
          ),
        ]
      : [];
  const named = source?.value === 'gitlab' ? primary : source?.value === 'github' ? mirror : null;
  const key = source?.value === 'gitlab' ? 'primary' : 'mirror';
  const nowhere =
    source === null || named?.value !== ''
      ? []
      : [
          ofValue(
            'platform/repository',
            `The source ${quoted(source.value)} is repository.${key}, which is empty.`,
            source.place,
            text,
            {
              other: { place: named.place, message: 'The address that Argo CD would read.' },
            },
          ),
        ];
  const followed = (platform.releasedPhase?.value ?? 0) >= gitopsPhase && named !== null && isExample(named.value);
  const example = followed
    ? [
        ofValue(
          'platform/repository',
          `${quoted(named.value)} is the template's example; Argo CD would follow a stranger's repository.`,
          named.place,
          text,
        ),
      ]
    : [];
  const charts = platform.chartMirror === null ? [] : ofAddress(platform.chartMirror, chartProblem, text);
  return [...addresses, ...same, ...nowhere, ...example, ...charts];
};

/** From this phase on Argo CD reads the repository. */
const gitopsPhase = 2;

function isExample(address: string): boolean {
  return /[/:]example\/platform-repo(\.git)?$/.test(address) && /\bgithub\.com\b/.test(address);
}

/** Where charts come from: an address of a chart repository, or a place in a registry. */
export const chartRepositories: TableRule = ({ own, text }) =>
  own.flatMap(({ chart }) => {
    const repository = chart?.repository ?? null;
    return repository === null ? [] : ofAddress(repository, chartProblem, text);
  });

/** The message never repeats the address when it holds a credential: messages end up in logs. */
function ofAddress(address: Read<string>, problemOf: (address: string) => string | null, text: string): Finding[] {
  if (address.value === '') return [];
  if (hasCredentials(address.value)) {
    const message =
      'The address holds a credential, which everybody who reads the repository can read; credentials are sealed.';
    return [ofValue('platform/repository', message, address.place, text)];
  }
  const problem = problemOf(address.value);
  return problem === null
    ? []
    : [ofValue('platform/repository', `${quoted(address.value)} ${problem}`, address.place, text)];
}

/** Over HTTP whatever stands before the "@"; over SSH a user is no secret, and a password behind it is. */
function hasCredentials(address: string): boolean {
  if (/[?&](access_|private_)?token=/i.test(address)) return true;
  const at = address.lastIndexOf('@');
  const scheme = address.indexOf('://');
  const start = scheme === -1 ? 0 : scheme + '://'.length;
  if (at < start) return false;
  return /^https?:/i.test(address) || address.slice(start, at).includes(':');
}

/** No server takes more, and no pattern has to. */
const longest = 1000;

function gitProblem(address: string): string | null {
  if (address.length > longest) return 'is longer than any address.';
  if (/^(https?|ssh|git):\/\/[^\s/@]*@?[A-Za-z0-9.-]+(:\d+)?\/\S*[^\s/]$/.test(address)) return null;
  if (/^[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:[^\s/:][^\s]*$/.test(address)) return null;
  return 'is no address of a Git repository; it wants one like https://github.com/example/platform-repo.git.';
}

function chartProblem(address: string): string | null {
  if (address.length > longest) return 'is longer than any address.';
  if (/^(https?|oci):\/\/[A-Za-z0-9.-]+(:\d+)?(\/\S*)?$/.test(address)) return null;
  if (/^[A-Za-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)+$/.test(address)) return null;
  return 'is no place of charts; it wants an address like https://charts.longhorn.io, or a place in a registry like quay.io/jetstack/charts.';
}
