import { messageOf, string as text } from '../../type.ts';
import { MadeMap } from '../../value/made.ts';
import { define } from '../function.ts';
import type { Library } from '../function.ts';
import { string } from '../kind.ts';

const serviceAccount = messageOf('user.ServiceAccount', { Name: text, Namespace: text });

/** Users (Kyverno 1.19.1: github.com/kyverno/sdk, extensions/cel/libs/user). */
export const users: Library = ['parseServiceAccount', 'user.parseServiceAccount'].map((method) =>
  define(method, [string], serviceAccount, (user) => {
    // Whoever is no service account has neither.
    const [, namespace = '', name = ''] = /^system:serviceaccount:([^:]*):(.*)$/s.exec(user) ?? [];
    const made = new MadeMap();
    made.add({ data: 'Name', from: null }, { data: name, from: null });
    made.add({ data: 'Namespace', from: null }, { data: namespace, from: null });
    return made;
  }),
);
