import * as vscode from 'vscode';
import { addressIn, answersOf, problemAt, repositoryIn } from '../../domain/template/interview.ts';
import type { HostName, Interview, Layout } from '../../domain/template/interview.ts';
import { meant } from '../meant.ts';
import type { Outside } from '../outside.ts';
import type { Choice, Step } from '../steps.ts';
import { browse, folderProblem } from './folder.ts';

/** What somebody has said who creates a platform repository. */
export interface Answers {
  readonly folder: string;
  readonly interview: Interview;
}

/**
 * The questions, in the order in which one answer helps to judge the next: an address is compared with the LAN as it is
 * typed. `platform` is the `platform.yaml` of the template.
 */
export function questions<More extends Answers>(platform: string, writer: Writer): Step<More>[] {
  const problem = (answers: Answers, change: Partial<Interview>, pointer: string): string | null =>
    problemAt(answersOf({ ...answers.interview, ...change }, platform), `/platform/${pointer}`);
  const text = (
    key: TextKey,
    pointer: string,
    prompt: string,
    when: (asked: Interview) => boolean = () => true,
  ): Step<More> => ({
    when: ({ interview }) => when(interview),
    ask: async (asker, answers) => {
      const value = await asker.text({
        prompt,
        value: answers.interview[key],
        problem: (typed) => problem(answers, { [key]: typed.trim() }, pointer),
      });
      return changed(answers, { [key]: value.trim() });
    },
  });
  const host = (role: 'server' | 'agent', part: keyof HostName, index: number, prompt: string): Step<More> => ({
    when: ({ interview }) => role === 'server' || interview.layout !== 'one',
    ask: async (asker, answers) => {
      const change = (typed: string): Partial<Interview> => ({
        [role]: { ...answers.interview[role], [part]: typed.trim() },
      });
      const { lan } = answers.interview;
      const said = answers.interview[role][part];
      const value = await asker.text({
        prompt,
        value: part === 'address' ? addressIn(lan, said, index + 2) : said,
        problem: (typed) => problem(answers, change(typed), `hosts/${index}/${part}`),
      });
      return changed(answers, change(value));
    },
  });
  return [
    folder(writer),
    text(
      'lan',
      'network/lan',
      vscode.l10n.t('The network of the hosts, as an IPv4 range: only it reaches the services.'),
    ),
    text(
      'domain',
      'network/domain',
      vscode.l10n.t('The domain of the services; home.arpa is reserved for home networks.'),
    ),
    text('timeZone', 'network/timeZone', vscode.l10n.t('The time zone, for schedules and logs.')),
    choice('layout', vscode.l10n.t('The hosts of the platform'), layouts()),
    host('server', 'name', 0, vscode.l10n.t('Name of the server, which runs the control plane.')),
    host('server', 'address', 0, vscode.l10n.t('Address of the server in the LAN.')),
    host('agent', 'name', 1, vscode.l10n.t('Name of the second host.')),
    host('agent', 'address', 1, vscode.l10n.t('Address of the second host in the LAN.')),
    text(
      'card',
      'hosts/1/gpu',
      vscode.l10n.t('Memory of the NVIDIA card, as 16Gi.'),
      ({ layout }) => layout === 'card',
    ),
    choice('fileSystem', vscode.l10n.t('The file system for the volumes, on each host'), fileSystems()),
    repository(problem),
  ];
}

type Writer = Outside['writer'];

type TextKey = 'lan' | 'domain' | 'timeZone' | 'card';

type Problem = (answers: Answers, change: Partial<Interview>, pointer: string) => string | null;

function changed<More extends Answers>(answers: More, change: Partial<Interview>): More {
  return { ...answers, interview: { ...answers.interview, ...change } };
}

function folder<More extends Answers>(writer: Writer): Step<More> {
  return {
    ask: async (asker, answers) => {
      const typed = await asker.text({
        prompt: vscode.l10n.t('The folder of the new repository; it is created, or is empty.'),
        value: answers.folder,
        problem: (text) => folderProblem(text, writer),
        button: { icon: 'folder-opened', tooltip: vscode.l10n.t('Choose a Folder'), fill: () => browse(writer) },
      });
      return { ...answers, folder: meant(typed) };
    },
  };
}

function choice<More extends Answers, Key extends 'layout' | 'fileSystem'>(
  key: Key,
  placeholder: string,
  choices: readonly Choice<Interview[Key]>[],
): Step<More> {
  return {
    ask: async (asker, answers) => {
      const proposed = answers.interview[key];
      return changed(answers, { [key]: await asker.choose({ placeholder, choices, proposed }) });
    },
  };
}

function layouts(): Choice<Layout>[] {
  return [
    {
      value: 'card',
      label: vscode.l10n.t('A server and a GPU host'),
      detail: vscode.l10n.t('Ollama and its models run on the second host.'),
    },
    {
      value: 'two',
      label: vscode.l10n.t('Two hosts without a GPU'),
      detail: vscode.l10n.t('Volumes are kept on both; there is no Ollama.'),
    },
    {
      value: 'one',
      label: vscode.l10n.t('One host'),
      detail: vscode.l10n.t('Volumes are kept once; there is no Ollama.'),
    },
  ];
}

function fileSystems(): Choice<string>[] {
  return [
    { value: 'btrfs', label: 'btrfs', detail: vscode.l10n.t('Compresses; Longhorn is not tested on it.') },
    { value: 'xfs', label: 'xfs', detail: vscode.l10n.t('Longhorn is tested on it.') },
    { value: 'ext4', label: 'ext4', detail: vscode.l10n.t('Longhorn is tested on it.') },
  ];
}

function repository<More extends Answers>(problem: Problem): Step<More> {
  return {
    ask: async (asker, answers) => {
      const value = await asker.text({
        prompt: vscode.l10n.t(
          'The repository on GitHub that Argo CD starts from, as owner/name; empty when it is not made yet.',
        ),
        value: answers.interview.repository,
        placeholder: 'owner/name',
        problem: (typed) => {
          const name = typed.trim() === '' ? '' : repositoryIn(typed);
          return name === null
            ? vscode.l10n.t('"{0}" is neither owner/name nor an address on GitHub.', typed.trim())
            : problem(answers, { repository: name }, 'repository');
        },
      });
      return changed(answers, { repository: repositoryIn(value) ?? '' });
    },
  };
}
