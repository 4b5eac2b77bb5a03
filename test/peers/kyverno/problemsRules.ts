/** Rules of classic policies of which Kyverno and we have to say the same: whether they can be taken. */

/** What a rule is besides `name: r` and a match of pods, and what its policy says besides. */
export interface AskedRule {
  readonly rule: object;
  readonly spec?: object;
}

const deny = { deny: {} };
const pods = { resources: { kinds: ['Pod'] } };
const onRequest = { background: false };
const configMap = { name: 'cm', configMap: { name: 'a', namespace: 'b' } };
const entry = (name: string): object => ({ name, variable: { value: 1 } });
const said = (message: string, more: object = {}): AskedRule => ({ rule: { validate: { message, ...deny }, ...more } });
const matched = (match: unknown, spec: object = {}): AskedRule => ({ rule: { match, validate: deny }, spec });
const excluded = (exclude: unknown): AskedRule => ({ rule: { exclude, validate: deny } });
const patterned = (pattern: unknown): AskedRule => ({ rule: { validate: { pattern } } });
const looped = (...foreach: readonly object[]): AskedRule => ({ rule: { validate: { foreach } } });
const conditioned = (condition: object): AskedRule => ({
  rule: { preconditions: { all: [condition] }, validate: deny },
});
const denied = (conditions: unknown): AskedRule => ({ rule: { validate: { deny: { conditions } } } });
const list = 'request.object.a';
const wrong = { key: 'a', operator: 'Equls', value: 'b' };
const operation = (value: unknown): AskedRule =>
  conditioned({ key: '{{ request.operation }}', operator: 'AnyIn', value });
const secured = (exclude: object, level = 'restricted'): AskedRule => ({
  rule: { validate: { podSecurity: { level, version: 'latest', exclude: [exclude] } } },
});
const asked = (who: object): AskedRule => matched({ any: [{ ...pods, ...who }] }, onRequest);
const selected = (selector: object): AskedRule => matched({ any: [{ resources: { kinds: ['ConfigMap'], selector } }] });
const both = (form: 'any' | 'all', match: readonly object[], exclude: readonly object[]): AskedRule => ({
  rule: { match: { [form]: match }, exclude: { [form]: exclude }, validate: deny },
});
const names = (name: string): object => ({ resources: { kinds: ['ConfigMap'], names: [name] } });
const targeted = (target: object, more: object = {}): AskedRule => ({
  rule: {
    // Of rules about pods Kyverno derives others, which lose their targets.
    match: { any: [{ resources: { kinds: ['ConfigMap'] } }] },
    mutate: {
      targets: [{ apiVersion: 'v1', kind: 'Secret', name: 'a', namespace: 'b', ...target }],
      patchStrategicMerge: { metadata: { labels: { a: '{{ target.metadata.name }}' } } },
    },
    ...more,
  },
});

export const askedRules: readonly AskedRule[] = [
  said('x'),
  said('{{ request.. }}'),
  said('{{ request.object.a[{{ request.name }}] }}'),
  said('{{ request.object.a."{{ request.name }}" }}'),
  said('{{ x."{{ request.name }}" }}'),
  said('{{}}'),
  said('a {{ }} b'),
  said('{{ foo }}'),
  said("{{ 'a' }}"),
  said('{{ `1` }}'),
  said('{{@}} {{ images.containers }} {{ time_now() }}'),
  said('{{ to_upper(foo) }}'),
  said('{{ cm }}', { context: [configMap] }),
  said('{{ cm.data }}', { context: [configMap] }),
  said('{{ cm.datax }}', { context: [configMap] }),
  said('{{ my.element }}', { context: [entry('my')] }),
  said('{{ element.a }}'),
  said('{{- element.a }}'),
  said('{{elementIndex0}}'),
  said('{{ elements }}', { context: [entry('elements')] }),
  said('{{ request }}'),
  { ...said('{{ request }}'), spec: onRequest },
  said('{{ request.userInfo.username }}'),
  { ...said('{{ request.userInfo.username }}'), spec: onRequest },
  said('{{ to_upper(serviceAccountName) }}'),
  said('{{ my.serviceAccountName }}', { context: [entry('my')] }),
  said('{{ request.object."{{ serviceAccountName }}" }}'),
  said('a', { context: [{ name: 'my', variable: { jmesPath: 'request.userInfo.username' } }] }),
  said('{{ target.kind }}'),
  targeted({}),
  targeted({ name: '{{ target.kind }}' }),
  targeted({}, { preconditions: { all: [{ key: '{{ target.kind }}', operator: 'Equals', value: 'a' }] } }),
  said('a', { context: [{ name: 'a', variable: { jmesPath: 'a b' } }] }),
  said('a', { context: [{ name: 'a', apiCall: { urlPath: '/x', jmesPath: 'items[' } }] }),
  patterned({ '{{ a. }}': 'b' }),
  patterned({ '{{ x.y }}': 'b' }),
  patterned({ '(a)': 1, '=(b)': 1, 'X(c)': 'null', '<(d)': 1, '^(e)': [{ f: 1 }] }),
  patterned({ '(a': 1, '?(b)': 1 }),
  patterned({ '^(a)': { b: 1 } }),
  patterned({ '^(a)': [] }),
  patterned({ '+(a)': 1 }),
  looped({ list, deny: { conditions: { all: [{ key: '{{ element.a }}', operator: 'Equals', value: 1 }] } } }),
  looped({
    list,
    foreach: [
      {
        list: 'element.b',
        context: [entry('q')],
        deny: { conditions: [{ key: '{{ q }}', operator: 'Equals', value: 1 }] },
      },
    ],
  }),
  looped({ list, foreach: [{ list: 'element.b', preconditions: { all: [wrong] }, ...deny }] }),
  looped({ list, deny: { conditions: { all: [wrong] } } }),
  looped({ list }),
  looped({ list, ...deny, pattern: { a: 1 } }),
  looped({ list, foreach: [{ list: 'element.b' }] }),
  conditioned(wrong),
  conditioned({ ...wrong, operator: 'anyin' }),
  conditioned({ ...wrong, operator: 'NotIn' }),
  conditioned({ key: 'a', operator: 'Equals' }),
  conditioned({ key: 'a', operator: 'Equals', value: null }),
  conditioned({ key: 'a', value: 'b' }),
  { rule: { preconditions: [wrong], validate: deny } },
  denied([wrong]),
  denied({ any: [{ operator: 'Equals', value: 'b' }] }),
  operation('create'),
  operation('CREATE'),
  operation(['CREATE', 'PATCH']),
  operation('{{ request.object.x }}'),
  operation(3),
  matched(undefined),
  matched({}),
  matched(pods),
  matched({ any: [pods, { resources: { names: ['a'] } }] }),
  matched({ any: [{ subjects: [{ kind: 'User', name: 'a' }] }] }, onRequest),
  matched({ any: [{ ...pods, subjects: [{ kind: 'User', name: 'a' }] }] }),
  matched({ any: [{ ...pods, subjects: [{ kind: 'User', name: 'a' }] }] }, onRequest),
  matched({ any: [pods], all: [pods] }),
  matched({ any: [pods], ...pods }),
  matched({ any: [pods], resources: {} }),
  matched({ any: [{ resources: { kinds: ['*'] } }] }),
  matched({ any: [{ resources: { kinds: ['*'] } }] }, onRequest),
  matched({ any: [{ resources: { kinds: ['*', 'Pod'] } }] }, onRequest),
  matched({ any: [{ resources: { kinds: ['Pod'], name: 'a', names: ['b'] } }] }),
  matched({ any: [{ resources: { kinds: ['Pod'], names: ['{{ request.name }}'] } }] }),
  excluded({ any: [pods], all: [pods] }),
  excluded({ any: [{ resources: { kinds: ['Pod'], names: ['{{ request.name }}'] } }] }),
  excluded({ any: [{ resources: { kinds: ['*'] } }] }),
  excluded({ clusterRoles: ['a'] }),
  { rule: {} },
  { rule: { validate: { message: 'a' } } },
  { rule: { validate: { ...deny, pattern: { a: 1 } } } },
  { rule: { validate: { deny: null, pattern: { a: 1 } } } },
  { rule: { validate: deny, mutate: { patchStrategicMerge: { a: 1 } } } },
  { rule: { validate: deny }, spec: { admission: false } },
  { rule: { validate: deny }, spec: { admission: false, background: false } },
  { rule: { mutate: { patchStrategicMerge: { a: 1 } } }, spec: { admission: false } },
  { rule: { validate: deny }, spec: { webhookTimeoutSeconds: 0 } },
  { rule: { validate: deny }, spec: { webhookTimeoutSeconds: 30 } },
  { rule: { validate: deny }, spec: { webhookConfiguration: { timeoutSeconds: 31 } } },
  { rule: { validate: deny }, spec: { webhookTimeoutSeconds: 3, webhookConfiguration: { timeoutSeconds: 3 } } },
  { rule: { validate: deny }, spec: { failurePolicy: 'Fail', webhookConfiguration: { failurePolicy: 'Fail' } } },
  { rule: { validate: deny }, spec: { generateExistingOnPolicyUpdate: false } },
  { rule: { validate: deny }, spec: { mutateExistingOnPolicyUpdate: true } },
  { rule: { mutate: { patchStrategicMerge: { a: 1 } } }, spec: { mutateExistingOnPolicyUpdate: true } },
  { rule: { validate: deny, celPreconditions: [{ name: 'c', expression: 'true' }] } },
  {
    rule: {
      validate: { cel: { expressions: [{ expression: 'true' }] } },
      celPreconditions: [{ name: 'c', expression: 'true' }],
    },
  },
  secured({ controlName: 'Capabilities' }),
  secured({ controlName: 'Capabilities', images: ['*'] }),
  secured({ controlName: 'Sysctls' }),
  secured({ controlName: 'Sysctls', images: ['*'] }),
  secured({ controlName: 'Seccomp' }),
  secured({ controlName: 'Seccomp', images: ['*'] }),
  secured({ controlName: 'Seccomp', restrictedField: 'spec.securityContext.seccompProfile.type' }),
  secured({ controlName: 'Seccomp', values: ['a'] }),
  secured({ controlName: 'Seccomp' }, 'baseline'),
  secured({ controlName: 'Volume Types' }, 'baseline'),
  secured({ controlName: 'Running as Non-root' }, 'baseline'),
  secured({ controlName: 'HostProcess' }, 'baseline'),
  asked({ subjects: [{ kind: 'User', name: 'a' }] }),
  asked({ subjects: [{ kind: 'Foo', name: 'a' }] }),
  asked({ subjects: [{ kind: 'Group' }] }),
  asked({ subjects: [{ kind: 'ServiceAccount', name: 'a' }] }),
  asked({ subjects: [{ kind: 'ServiceAccount', name: 'a', namespace: 'b' }] }),
  asked({ roles: ['a:b'] }),
  asked({ roles: ['a'] }),
  asked({ clusterRoles: ['a'] }),
  selected({}),
  selected({ matchLabels: {} }),
  selected({ matchLabels: { a: 'b' } }),
  selected({ matchExpressions: [{ key: 'a', operator: 'Exists' }] }),
  both('any', [names('a'), names('b')], [names('b')]),
  both('any', [names('a')], [names('b')]),
  both('all', [names('a')], [names('a')]),
];
