import { arithmetic } from '../library/arithmetic.ts';
import { comparison } from '../library/comparison.ts';
import { conversion } from '../library/conversion.ts';
import type { Library } from '../library/function.ts';
import { authorizers } from '../library/kubernetes/authorizer.ts';
import { cidrs } from '../library/kubernetes/cidr.ts';
import { namedFormats } from '../library/kubernetes/format.ts';
import { ips } from '../library/kubernetes/ip.ts';
import { kubernetesLists } from '../library/kubernetes/lists.ts';
import { oldFormat } from '../library/kubernetes/oldFormat.ts';
import { quantities } from '../library/kubernetes/quantity.ts';
import { kubernetesRegex } from '../library/kubernetes/regex.ts';
import { versions } from '../library/kubernetes/semver.ts';
import { urls } from '../library/kubernetes/url.ts';
import { lists } from '../library/lists.ts';
import { optionals } from '../library/optional.ts';
import { sets } from '../library/sets.ts';
import { strings } from '../library/strings.ts';
import { text } from '../library/text.ts';
import { time } from '../library/time.ts';

/** What Kubernetes 1.36 gives to all expressions (k8s.io/apiserver, pkg/cel/environment/base.go). */
export const kubernetesLibraries: readonly Library[] = [
  arithmetic,
  comparison,
  conversion,
  text,
  time,
  // Of version 2: there is no reverse of a text yet, and another format.
  strings.filter(({ name }) => name !== 'reverse' && name !== 'format'),
  oldFormat,
  lists,
  optionals,
  sets,
  urls,
  kubernetesLists,
  kubernetesRegex,
  authorizers,
  quantities,
  ips,
  cidrs,
  namedFormats,
  versions,
];
