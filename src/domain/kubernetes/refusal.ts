import { failureOf } from './failure.ts';
import type { Failure } from './failure.ts';
import { refused } from './refused.ts';
import { done, titleOf } from './written.ts';
import type { Cause, Told, Written } from './written.ts';

/**
 * Why something was not written: who refuses it, where, with the values, and what to do. Null where the status says
 * nothing that is special to a write: a missing right, an error of the server. The forms are those of k8s.io/apiserver
 * (pkg/admission, pkg/endpoints/handlers) and of its plugins.
 */
export function refusalOf(told: Told, written: Written): Failure | null {
  switch (told.code) {
    case 409:
      return conflict(told, written);
    case 404:
      return absent(told, written);
    case 400:
    case 403:
    case 422:
      return refused(told, written);
    case 500:
      return /failed calling webhook/.test(told.message) ? silentWebhook(told.message, written) : null;
    case 504:
      return late(told, written);
    default:
      return null;
  }
}

/** What the router of the API server does not know gets no reason, and is no object. */
function absent({ reason, about }: Told, written: Written): Failure | null {
  if (reason !== 'NotFound') return null;
  if (about.kind === 'namespaces' && written.kind !== 'Namespace')
    return failureOf('missing', `There is no namespace "${about.name}" for ${titleOf(written)}.`, {
      remedy: `Create the namespace "${about.name}" first.`,
    });
  return about.name === written.name ? failureOf('missing', `There is no ${titleOf(written)}.`) : null;
}

function conflict({ message, reason, about, causes }: Told, written: Written): Failure | null {
  const title = titleOf(written);
  if (reason === 'AlreadyExists')
    return message.startsWith('object is being deleted')
      ? failureOf('exists', `${title} is still being deleted: its name is not free yet.`, {
          remedy: 'Wait until it is gone; its finalizers say what it waits for.',
        })
      : failureOf('exists', `There is a ${title} already.`);
  const managed = causes.filter((cause) => cause.reason === 'FieldManagerConflict');
  if (managed.length > 0) return managedByOthers(managed, title);
  if (/UID in (?:the )?precondition/.test(message))
    return failureOf('conflict', `${title} is another one than it was when it was read.`, { remedy: readAgain });
  // What a quota counts may change as well, which says nothing about the object.
  const isAbout = about.name === written.name && !/on resourcequotas /.test(message);
  return isAbout && /object has been modified|ResourceVersion in (?:the )?precondition/.test(message)
    ? failureOf('conflict', `${title} has changed since it was read.`, { remedy: readAgain })
    : null;
}

const readAgain = 'Read it again, and decide anew.';

/** `conflict with "kubectl-edit" using apps/v1`, a cause each field. */
function managedByOthers(causes: readonly Cause[], title: string): Failure {
  const fields = causes.map(({ message, field }) => {
    const manager = /conflict with "([^"]*)"/.exec(message)?.[1] ?? message;
    return `${field} ("${manager}")`;
  });
  return failureOf('conflict', `Others manage fields of ${title}: ${fields.join(', ')}.`, {
    remedy: 'Change these fields where their manager does, or leave them to it.',
  });
}

const lookAtWebhooks =
  'Look whether what serves it runs: kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations --output yaml';

/** `failed calling webhook "NAME": failed to call webhook: Post "URL": WHY` */
function silentWebhook(message: string, written: Written): Failure {
  const name = /webhook "([^"]+)"/.exec(message)?.[1] ?? '';
  const why = message
    .replace(/^.*?failed calling webhook "[^"]*": /, '')
    .replace(/^failed to call webhook: /, '')
    .replace(/^Post "[^"]*": /, '')
    .replace(/[.\s]+$/, '');
  const sentence = `The webhook "${name}" does not answer (${why}), and without it ${titleOf(written)} is not ${done[written.verb]}.`;
  return failureOf('webhook', sentence, { remedy: lookAtWebhooks });
}

/** The API server ends a write of its own accord after 34 s (pkg/endpoints/handlers/rest.go). */
function late({ reason }: Told, written: Written): Failure | null {
  if (reason !== 'Timeout') return null;
  const sentence = `The API server has given up on ${titleOf(written)} before it was ${done[written.verb]}: somebody whom it asks takes too long, and whether it was ${done[written.verb]} is not known.`;
  return failureOf('timeout', sentence, { remedy: lookAtWebhooks });
}
