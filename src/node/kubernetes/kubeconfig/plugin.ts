import { sep } from 'node:path';
import { failed } from '../failed.ts';
import { flag, maps, text, texts } from './field.ts';
import type { Entry } from './field.ts';
import { pathIn } from './path.ts';

/** A program that gives credentials (https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins). */
export interface Plugin {
  /** For sentences. */
  readonly where: string;
  readonly apiVersion: PluginVersion;
  /** An absolute path, or a name to be looked for on the PATH. */
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly interactive: 'Never' | 'IfAvailable' | 'Always';
  readonly wantsCluster: boolean;
  readonly installHint: string | null;
}

export type PluginVersion = (typeof versions)[number];

const versions = ['client.authentication.k8s.io/v1', 'client.authentication.k8s.io/v1beta1'] as const;
const modes = ['Never', 'IfAvailable', 'Always'] as const;

/** Reads the `exec` of a user; throws `Failed`. */
export function readPlugin(exec: Entry): Plugin {
  const command = text(exec, 'command');
  if (command === null)
    throw failed('kubeconfig', `The ${exec.where} has no command.`, { remedy: 'Name the program.' });
  const apiVersion = versions.find((version) => version === text(exec, 'apiVersion'));
  if (apiVersion === undefined) {
    const found = text(exec, 'apiVersion');
    throw failed(
      'kubeconfig',
      `apiVersion of ${exec.where} is ${found === null ? 'missing' : `"${found}"`}; it wants ${versions.join(' or ')}.`,
      { remedy: 'Have the kubeconfig written anew by a present version of the plugin.' },
    );
  }
  return {
    where: exec.where,
    apiVersion,
    command: isPath(command) ? pathIn(exec, command).path : command,
    arguments: texts(exec, 'args'),
    environment: Object.fromEntries(maps(exec, 'env').map((variable) => readVariable(variable))),
    interactive: readMode(exec, apiVersion),
    wantsCluster: flag(exec, 'provideClusterInfo'),
    installHint: text(exec, 'installHint'),
  };
}

/** A name is looked for on the PATH; what has a separator is a path (client-go, tools/clientcmd/loader.go). */
function isPath(command: string): boolean {
  return command.includes('/') || command.includes(sep);
}

function readVariable(variable: Entry): readonly [string, string] {
  const name = text(variable, 'name');
  if (name === null) throw failed('kubeconfig', `A variable of ${variable.where} has no name.`);
  return [name, text(variable, 'value') ?? ''];
}

/** v1 wants it to be said, v1beta1 has a default. */
function readMode(exec: Entry, apiVersion: PluginVersion): Plugin['interactive'] {
  const said = text(exec, 'interactiveMode');
  if (said === null && apiVersion === 'client.authentication.k8s.io/v1beta1') return 'IfAvailable';
  const mode = modes.find((one) => one === said);
  if (mode !== undefined) return mode;
  const found = said === null ? 'missing' : `"${said}"`;
  throw failed('kubeconfig', `interactiveMode of ${exec.where} is ${found}; it wants ${modes.join(', ')}.`);
}
