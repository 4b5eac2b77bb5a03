/** One command in the help. */
export interface HelpTopic {
  /** How it is called, without `slipway`. */
  readonly usage: string;
  /** What it does, in lines of the overview; one sentence together. */
  readonly about: readonly string[];
  /** Its flags, as they are printed. */
  readonly flags: string;
  readonly example: string;
}

/** All that the commands of `slipway` take, in the order of the overview. */
export const helpTopics: readonly HelpTopic[] = [
  {
    usage: 'lint [PATH…|-]',
    about: ['judge files and folders (the current folder when none is named)'],
    flags: `    --like kubeconform                 say only what kubeconform -strict says
    --kubernetes-version V             which Kubernetes (1.36)
    --schema-location L                schemas elsewhere, in kubeconform's template syntax; may repeat;
                                       "default" stands for the bundled ones
    --everything                       also files that .gitignore ignores, and YAML that is not Kubernetes
    --fail-on error|warning            what makes the exit status 1 (error)
    --require-judged                   exit status 3 when something could not be judged
    --format text|json|sarif|junit|github
    --list-codes                       every code there is, with its severity and page`,
    example: 'slipway lint --format json apps/ platform.yaml',
  },
  {
    usage: 'judge -p F… -r F…',
    about: ['what policies say about objects, as admission would'],
    flags: `    -p F, -r F, -e F                   files and folders with policies (and their bindings), with objects,
                                       and with exceptions; each may repeat, - is standard input
    --values F                         values for variables and labels of namespaces, a Values file of Kyverno
    --userinfo F                       who asks, a UserInfo file of Kyverno (nobody)
    --operation CREATE|UPDATE|DELETE   what is done with the objects (CREATE)
    --like kyverno-cli                 as Kyverno's command line: there is nothing but what is given, numbers
                                       are floats, the first validation that fails is the last
    --all                              also what passes, and what a policy is not about
    --require-judged                   exit status 3 when something could not be judged
    --format text|json|report          report: a ClusterReport of openreports.io`,
    example: 'slipway judge -p policies/ -r apps/ --all',
  },
  {
    usage: 'test DIR',
    about: ['run the tests of policies: every kyverno-test.yaml below a folder'],
    flags: `    -f, --file-name NAME               how the files with tests are called (kyverno-test.yaml)
    --format text|json|junit`,
    example: 'slipway test policies/',
  },
  {
    usage: 'phases',
    about: ['how far the platform around the current folder is built, as its', 'cluster has it now'],
    flags: `    --phase ID                         this phase alone
    --kubeconfig F                     another kubeconfig than KUBECONFIG or ~/.kube/config
    --context C                        another context than the current one; who names it or the kubeconfig
                                       agrees to the programs, proxies and token files that it uses
    --allow command,host,http,admission,probe
                                       run checks of these kinds too: they are code of the repository, or
                                       reach further than the objects of the cluster
    --watch                            go on, and print again what has changed (json: JSON Lines)
    --format text|json|junit`,
    example: 'slipway phases --phase storage --context homelab',
  },
  {
    usage: 'bootstrap PHASE',
    about: [
      'build a phase: show what every step would do, ask, and do it; it goes',
      'on where an earlier run has ended',
    ],
    flags: `    --plan                             only show it (--format text|json|markdown); nothing is changed
    --apply --cluster-uid UID --plan-digest SHA256
                                       do what that plan shows, for that cluster, without being asked
    --override                         although an earlier phase is not done; it is recorded
    --report FILE                      write what was done and found to a new file, as Markdown
    --backup FILE, --recipient age1…   where the backup of the sealing key goes, and who can open it
    --restore FILE, --identity FILE    the backup that a sealing key is restored from, and what opens it
    --value NAMESPACE/NAME/KEY=FILE    a value that only you have, from a file or - ; may repeat
    --allow helmfile,host,command,http,admission,probe
                                       let steps and checks of these kinds run what the repository says while
                                       it is planned; a terminal is asked about steps that it does not name
    --kubeconfig F, --context C        as for slipway phases`,
    example: 'slipway bootstrap storage --plan --allow helmfile',
  },
  {
    usage: 'seal < SECRETS',
    about: ['seal the Secrets of a stream where they stand; the rest stays as it is'],
    flags: `    --cert FILE|URL                    the certificate (pub-cert.pem of the platform around the folder)
    --context C, --kubeconfig F        or the one that the controller in this cluster serves
    --fingerprint SHA256:…             what the certificate has to have; allows another than pub-cert.pem
    --scope strict|namespace-wide|cluster-wide
                                       what the values are bound to (what the annotations say, else strict)
    --name N                           the name of the Secret, whatever it says
    --namespace NS                     the namespace of Secrets that say none
    --format yaml|json                 the format of the input when it is not given`,
    example: 'slipway seal --scope strict < secret.yaml > sealed.yaml',
  },
  {
    usage: 'unseal-check [FILE…|-]',
    about: ['whether private keys open sealed values: length and SHA-256 of each'],
    flags: `    --key FILE                         a private key, or a backup of the keys of the controller; may repeat
    --format text|json`,
    example: 'slipway unseal-check --key backup.yaml apps/gitlab/gitlab-initial.yaml',
  },
  {
    usage: 'new DIR --answers F|-',
    about: [
      'create a platform repository in a folder that is missing, empty or a',
      'clone without a commit; the answers have the shape of platform.yaml,',
      'any part of it',
    ],
    flags: `    --template DIR                     another template than the one that comes with Slipway
    --git                              also git init and the first commit
    --dry-run                          say what would be written, and write nothing
    --format text|json`,
    example: 'slipway new homelab --answers answers.yaml --git',
  },
  {
    usage: 'key create [DIR]',
    about: [
      'create the sealing key of a platform repository (the current folder',
      'when none is named), its encrypted backup first',
    ],
    flags: `    --backup FILE                      where the backup is written; keep it outside of the repository
    --recipient age1…                  who can open the backup; may repeat
    --passphrase-stdin                 or the passphrase that opens it, from standard input; without either
                                       it is asked for in the terminal
    --replace                          although the repository has a certificate already
    --format text|json`,
    example: 'slipway key create --backup ~/homelab-key.age --recipient age1…',
  },
  {
    usage: 'key restore [DIR]',
    about: [
      'bring sealing keys from their backup into a cluster: show what would be',
      'done, ask, and do it; DIR is the platform (the one around the folder)',
    ],
    flags: `    --from FILE|-                      the backup
    --identity FILE                    what opens it: an age identity
    --passphrase-stdin                 or its passphrase, from standard input; without either it is asked for
                                       in the terminal
    --plan, --apply --cluster-uid UID --plan-digest SHA256, --kubeconfig F, --context C
                                       as for slipway bootstrap (--plan: --format text|json)`,
    example: 'slipway key restore --from ~/homelab-key.age --identity ~/identity.txt --plan',
  },
];
