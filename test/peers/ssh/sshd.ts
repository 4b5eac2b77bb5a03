/** A real sshd on 127.0.0.1 with keys, names and a home of its own, for tests; nothing of the user is read or written. */
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';

export interface Sshd {
  /** A folder for the beginning of PATH: its `ssh` knows the hosts of this server, and no others. */
  readonly bin: string;
  /** Absolute path of that `ssh`. */
  readonly ssh: string;
  /** What stands first on the PATH of whoever logs in: a place for programs that play others. */
  readonly remoteBin: string;
  /** Where whoever logs in makes temporary files. */
  readonly remoteTemporary: string;
  readonly home: string;
  readonly port: number;
  /** How many connections are open. */
  readonly connections: () => number;
  /** Ends all connections, as a network that breaks does. */
  readonly cut: () => void;
  /** Nothing goes through any more, and nothing ends. */
  readonly freeze: () => void;
  readonly log: () => Promise<string>;
  readonly end: () => Promise<void>;
}

/** Where sshd lies; it is on the PATH of root only. */
const places = ['/usr/sbin/sshd', '/usr/local/sbin/sshd', '/usr/bin/sshd'];

/** Why there can be none on this machine, as a clause; undefined when there can. */
export function sshdObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'its tests are made for Linux';
  if (program(places) === undefined) return 'openssh-server is not installed';
  return program(clients) === undefined ? 'openssh-client is not installed' : undefined;
}

const remotePath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

const clients = ['/usr/bin/ssh', '/usr/local/bin/ssh'];

/**
 * Starts a server that ends with `end`. `ssh homelab` and `ssh node2` lead to it; `stranger` too, but its key is not
 * known; `changed` has another one in known_hosts; `wrongkey` comes with a key that is not let in; nobody listens at
 * `nobody`.
 */
export async function startSshd(): Promise<Sshd> {
  const home = await mkdtemp(path.join(tmpdir(), 'slipway-ssh-'));
  const [bin, remoteBin, remoteTemporary] = [path.join(home, 'bin'), path.join(home, 'remote'), path.join(home, 'tmp')];
  for (const folder of [bin, remoteBin, remoteTemporary, path.join(home, '.ssh')]) await mkdir(folder, { mode: 0o700 });
  for (const name of ['host', 'other', 'user', 'wrong']) await makeKey(path.join(home, name));
  const sessions = new Sessions(
    await configured(home, { PATH: `${remoteBin}:${remotePath}`, TMPDIR: remoteTemporary }),
  );
  const port = await sessions.listen();
  await writeClient(home, port);
  const ssh = path.join(bin, 'ssh');
  await writeFile(ssh, `#!/bin/sh\nexec ${program(clients)} -F '${home}/.ssh/config' "$@"\n`);
  await chmod(ssh, 0o755);
  return {
    bin,
    ssh,
    remoteBin,
    remoteTemporary,
    home,
    port,
    connections: () => sessions.open,
    cut: () => sessions.cut(),
    freeze: () => sessions.freeze(),
    log: () => readFile(path.join(home, 'log'), 'utf8'),
    end: async () => {
      await sessions.end();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The words that start one session of the server. */
async function configured(home: string, environment: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const file = path.join(home, 'sshd_config');
  await writeFile(
    file,
    [
      `HostKey ${home}/host`,
      `AuthorizedKeysFile ${home}/user.pub`,
      'StrictModes no',
      'UsePAM no',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'PermitRootLogin prohibit-password',
      'LogLevel VERBOSE',
      `SetEnv ${Object.entries(environment)
        .map(([name, value]) => `${name}=${value}`)
        .join(' ')}`,
      '',
    ].join('\n'),
  );
  // Where root's sshd gives up its rights; Debian makes it when the service starts.
  if (userInfo().uid === 0) await mkdir('/run/sshd', { recursive: true, mode: 0o755 });
  return [program(places) ?? 'sshd', '-i', '-f', file, '-E', path.join(home, 'log')];
}

async function writeClient(home: string, port: number): Promise<void> {
  const [host, other] = await Promise.all(
    ['host', 'other'].map(async (name) => (await readFile(path.join(home, `${name}.pub`), 'utf8')).trim()),
  );
  await writeFile(path.join(home, '.ssh/known_hosts'), `homelab,node2 ${host}\nchanged ${other}\n`);
  await writeFile(
    path.join(home, '.ssh/config'),
    [
      ...['homelab', 'node2', 'stranger', 'changed'].flatMap((name) => [`Host ${name}`, `  HostKeyAlias ${name}`]),
      'Host wrongkey',
      '  HostKeyAlias homelab',
      `  IdentityFile ${home}/wrong`,
      'Host nobody',
      '  Port 1',
      'Host homelab node2 stranger changed nobody',
      `  IdentityFile ${home}/user`,
      'Host *',
      '  HostName 127.0.0.1',
      `  Port ${port}`,
      `  User ${userInfo().username}`,
      '  IdentitiesOnly yes',
      '  IdentityAgent none',
      `  UserKnownHostsFile ${home}/.ssh/known_hosts`,
      '  GlobalKnownHostsFile /dev/null',
      '',
    ].join('\n'),
  );
}

/** Connections, each to an sshd of its own behind a line that can be cut. */
class Sessions {
  readonly #words: readonly string[];
  /** Where clients come. */
  readonly #front: Server;
  /** Where sshd is given a socket: as its stdin it has to be a real one. */
  readonly #back: Server;
  readonly #lines = new Set<readonly [Socket, Socket]>();
  readonly #children = new Set<ChildProcess>();

  constructor(words: readonly string[]) {
    this.#words = words;
    this.#back = createServer({ pauseOnConnect: true }, (socket) => this.#serve(socket));
    this.#front = createServer((socket) => this.#join(socket));
  }

  get open(): number {
    return this.#lines.size;
  }

  async listen(): Promise<number> {
    await listening(this.#back);
    return listening(this.#front);
  }

  cut(): void {
    for (const line of this.#lines) for (const socket of line) socket.destroy();
  }

  freeze(): void {
    for (const [near, far] of this.#lines) {
      near.unpipe(far).pause();
      far.unpipe(near).pause();
    }
  }

  async end(): Promise<void> {
    const closed = [this.#front, this.#back].map((server) => new Promise((done) => server.close(done)));
    this.cut();
    await Promise.all(closed);
    await Promise.all([...this.#children].map((child) => new Promise((done) => child.once('exit', done))));
  }

  #join(near: Socket): void {
    const far = connect((this.#back.address() as AddressInfo).port, '127.0.0.1');
    const line = [near, far] as const;
    this.#lines.add(line);
    for (const socket of line) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.#lines.delete(line);
        for (const one of line) one.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
  }

  #serve(socket: Socket): void {
    const [name = '', ...args] = this.#words;
    const child = spawn(name, args, { stdio: [socket, socket, 'ignore'] });
    this.#children.add(child);
    child.once('exit', () => this.#children.delete(child));
    // It has the socket now; a second hold on it would keep the connection open.
    child.once('spawn', () => socket.destroy());
  }
}

function listening(server: Server): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port));
  });
}

async function makeKey(file: string): Promise<void> {
  await execa('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', path.basename(file), '-f', file]);
}

function program(candidates: readonly string[]): string | undefined {
  return candidates.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
