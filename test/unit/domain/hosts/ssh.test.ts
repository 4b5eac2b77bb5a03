import { describe, expect, test } from 'vitest';
import { isHostName, sshArguments, sshConfigArguments, sshUser } from '../../../../src/domain/hosts/ssh.ts';

const options = ['-o', 'BatchMode=yes', '-o', 'StrictHostKeyChecking=yes', '-o', 'ConnectTimeout=10', '-T'];

describe('ssh', () => {
  test.each([
    ['a plain command', ['findmnt', '-J', '/var/lib/longhorn'], ['findmnt', '-J', '/var/lib/longhorn']],
    ['words that a shell would read', ['echo', 'a b', '$HOME', '*', ''], ['echo', '"a b"', "'$HOME'", '"*"', '""']],
    ['a command that looks like an option', ['-oProxyCommand=id', 'x'], ['-oProxyCommand=id', 'x']],
  ])('runs %s on a host, behind the end of its options', (_, argv, words) => {
    expect(sshArguments('homelab', argv)).toEqual([...options, '--', 'homelab', ...words]);
  });

  test.each([
    ['homelab', true],
    ['akula-prime', true],
    ['10.0.0.1', true],
    ['-oProxyCommand=id', false],
    ['a b', false],
    ['user@host', false],
    ['ssh://host', false],
    ['Host', false],
    ['a\nb', false],
    ['', false],
  ])('%j is a name of a host: %s', (name, is) => {
    expect(isHostName(name)).toBe(is);
  });
});

test.each([
  ['host homelab\nuser ada\nhostname 10.0.0.1\nport 22\n', 'ada'],
  ['hostname user\nproxyuser eve\n', null],
  ['user ada of the lab\n', null],
  ['', null],
])('of %j the user is %s', (said, user) => {
  expect(sshConfigArguments('homelab')).toEqual(['-G', '--', 'homelab']);
  expect(sshUser(said)).toBe(user);
});
