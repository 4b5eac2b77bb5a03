/**
 * The names of what Kyverno derives from a rule, for what makes pods and for cron jobs: 63 characters at most.
 * Source: kyverno, pkg/autogen/v1/rule.go: getAutogenRuleName.
 */
export function derivedNames(rule: string): readonly [ofPods: string, ofCronJobs: string] {
  return [`autogen-${rule}`.slice(0, longest), `autogen-cronjob-${rule}`.slice(0, longest)];
}

const longest = 63;
