import { describe, expect, onTestFinished, test } from 'vitest';
import type { FailureCode } from '../../../src/domain/kubernetes/failure.ts';
import { proxyTo } from '../../cluster/harness/proxy.ts';
import type { Proxy } from '../../cluster/harness/proxy.ts';
import { pemData } from '../node/kubernetes/certificates.ts';
import { giving, programIn } from '../node/kubernetes/programs.ts';
import { apiServer } from '../node/kubernetes/server.ts';
import { demoWith } from '../scripts/demo/opened.ts';
import { product, well } from './failing.ts';
import type { Product, Screen } from './failing.ts';

/* Failures of a connection that have to end well (SAFETY), from the socket up to the phases and applications: those of the whole cluster. */

interface Stand extends Product {
  readonly proxy: Proxy;
}

interface Row {
  readonly failure: string;
  readonly breaks: (stand: Stand) => unknown;
  /** Nothing stands between us and the server. */
  readonly direct?: boolean;
  /** Milliseconds that requests take until they are given up; none where the answer comes at once. */
  readonly takes?: number | null;
  readonly code: FailureCode;
  /** What, where and why; `SERVER` stands for the address. */
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
  readonly mends: (stand: Stand) => unknown;
  /** Milliseconds after which it is tried again once it has failed some times; null where the cause that goes is noticed. */
  readonly again: number | null;
}

const isRunning = 'Look whether the cluster runs, and whether the address in the kubeconfig is right.';
const isProven = 'Correct certificate-authority or server in the kubeconfig, or renew the certificate of the server.';
const slow = 5 * 60_000;

const ask = (stand: Stand, script: string): void => {
  programIn(stand.folder, 'plug', script);
  stand.rewrite((_cluster, user) => {
    delete user['token'];
    user['exec'] = { apiVersion: 'client.authentication.k8s.io/v1', command: './plug', interactiveMode: 'Never' };
  });
};
const answer = ({ folder, demo }: Stand): string => programIn(folder, 'plug', giving({ token: demo.token }));

const rows: readonly Row[] = [
  {
    failure: 'The API server is killed',
    breaks: ({ demo }) => demo.stop(),
    direct: true,
    code: 'unreachable',
    message: "SERVER can't be reached: nothing listens there.",
    remedy: isRunning,
    mends: ({ demo }) => demo.start(),
    again: 8000,
  },
  {
    failure: 'A network that resets everything',
    breaks: ({ proxy }) => {
      proxy.cutAfter(0);
      proxy.cut();
    },
    code: 'reset',
    message: 'The connection to SERVER broke off.',
    remedy: 'Look whether the cluster runs, and whether something on the way to it breaks connections.',
    mends: ({ proxy }) => proxy.cutAfter(null),
    again: 8000,
  },
  {
    failure: 'A black hole',
    breaks: ({ proxy }) => {
      proxy.cut();
      proxy.swallow();
    },
    takes: 10_000,
    code: 'timeout',
    message: 'SERVER does not answer within 10 s.',
    remedy: 'Look whether the cluster runs, and whether something on the way to it swallows connections.',
    mends: ({ proxy }) => proxy.mend(),
    again: null,
  },
  {
    failure: 'A name that nobody knows',
    breaks: ({ rewrite }) => rewrite((cluster) => (cluster['server'] = 'https://nobody.invalid:6443')),
    code: 'unreachable',
    message: "https://nobody.invalid:6443 can't be reached: the name of the host is not known.",
    remedy: isRunning,
    mends: ({ rewrite }) => rewrite(),
    again: null,
  },
  {
    failure: 'Another authority',
    breaks: ({ rewrite }) => rewrite((cluster) => (cluster['certificate-authority-data'] = pemData('other.pem'))),
    code: 'tls',
    message: "SERVER can't prove who it is: its certificate is signed by itself and not known.",
    remedy: isProven,
    mends: ({ rewrite }) => rewrite(),
    again: null,
  },
  {
    failure: 'A certificate that has expired',
    breaks: async ({ rewrite }) => {
      const { url } = await apiServer((_, response) => response.end(), 'expired');
      rewrite((cluster) => {
        cluster['server'] = url;
        cluster['certificate-authority-data'] = pemData('authority.pem');
      });
    },
    code: 'tls',
    message: "SERVER can't prove who it is: its certificate has expired.",
    remedy: isProven,
    mends: ({ rewrite }) => rewrite(),
    again: null,
  },
  {
    failure: '401',
    breaks: ({ demo }) => {
      demo.faults.unauthorized();
      demo.faults.cut();
    },
    code: 'unauthorized',
    message: 'SERVER does not take the credentials of this context.',
    remedy: 'Sign in anew, or renew the token or certificate in the kubeconfig.',
    mends: ({ demo }) => demo.faults.clear(),
    again: slow,
  },
  {
    failure: 'A program for credentials that hangs',
    breaks: (stand) => ask(stand, 'setInterval(() => {}, 1000);'),
    takes: 60_000,
    code: 'credentials',
    message: 'The program FOLDER/plug of exec of user "demo" of FOLDER/config does not end within 60 s.',
    remedy: 'Run it in a terminal to see what it wants.',
    mends: answer,
    again: slow,
  },
  {
    failure: 'A program for credentials that fails with 1 MB of complaints',
    breaks: (stand) => ask(stand, `process.stderr.write('x'.repeat(1024 * 1024), () => process.exit(1));`),
    code: 'credentials',
    message: `The program FOLDER/plug of exec of user "demo" of FOLDER/config ends with status 1: ${'x'.repeat(300)}…`,
    remedy: 'Run it in a terminal to see what it wants.',
    mends: answer,
    again: slow,
  },
  {
    failure: 'A redirect',
    breaks: ({ demo }) => {
      demo.faults.redirect('https://elsewhere.invalid/');
      demo.faults.cut();
    },
    code: 'redirect',
    message: 'SERVER leads elsewhere (307), which is not followed.',
    remedy: 'Write the address where the API is into the kubeconfig.',
    mends: ({ demo }) => demo.faults.clear(),
    again: slow,
  },
];

async function standing({ direct = false }: Row): Promise<Stand> {
  const demo = await demoWith({ story: 'start' });
  const proxy = await proxyTo('127.0.0.1', Number(new URL(demo.server).port));
  onTestFinished(() => proxy.close());
  return { ...product(demo, direct ? {} : { port: proxy.port }), proxy };
}

const old: Omit<Screen, 'why'> = {
  connection: 'stale',
  pods: 'stale, was passed',
  apps: 'stale, was passed',
  file: 'passed',
  applications: '25 old',
};

/** The sentence and what to do, without what is another one in each run. */
function told({ failure, folder }: Stand) {
  const { message = '', remedy = null } = failure() ?? {};
  return {
    message: message
      .replaceAll(folder, 'FOLDER')
      .replace(/^https:\/\/127\.0\.0\.1:\d+/, 'SERVER')
      .replace(/to https:\/\/127\.0\.0\.1:\d+/, 'to SERVER'),
    remedy,
  };
}

/** Once it has failed, and waits for the next try where it does. */
async function fails(here: Stand, { takes = null, again }: Row, wished: Partial<Screen>): Promise<void> {
  await here.shows(wished, takes);
  if (again !== null) await here.sleeps(again, takes);
}

async function recovers(here: Stand, { mends, again }: Row): Promise<void> {
  await mends(here);
  if (again !== null) here.time.advance(again);
  await here.shows(well);
}

describe.each(rows)('$failure', (row) => {
  test('after all was seen leaves it as it was seen last, says so once, and ends by itself', async () => {
    const here = await standing(row);
    here.open();
    await here.shows(well);
    await here.watched();
    await row.breaks(here);
    await fails(here, row, { ...old, why: row.code });
    expect(told(here)).toEqual({ message: row.message, remedy: row.remedy });
    await recovers(here, row);
  });

  test('before anything was seen leaves it unknown, says so once, and ends by itself', async () => {
    const here = await standing(row);
    await row.breaks(here);
    here.open();
    await fails(here, row, {
      connection: 'unknown',
      why: row.code,
      pods: 'unknown',
      apps: 'unknown',
      file: 'passed',
      applications: row.code,
    });
    expect(told(here)).toEqual({ message: row.message, remedy: row.remedy });
    await recovers(here, row);
  });
});
