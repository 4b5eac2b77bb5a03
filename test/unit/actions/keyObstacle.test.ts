import { describe, expect, test } from 'vitest';
import { keyGround, keyObstacle } from '../../../src/actions/keyObstacle.ts';
import { certificateFingerprint } from '../../../src/domain/sealing/certificate.ts';
import type { FileText } from '../../../src/ports.ts';
import { memoryFiles } from '../../fakes/files.ts';
import { fixture } from '../domain/sealing/fixtures.ts';

const place = { repository: '/lab', backup: '/stick/backup.age', replace: false };
const platform = { '/lab/platform.yaml': 'platform:\n  releasedPhase: 0\n' };
const certificate = fixture('cert.pem');
const fingerprint = await certificateFingerprint(certificate);

describe('what stands in the way is told before a key is made', () => {
  const denied: FileText = { failure: 'unreadable', reason: 'permission is denied' };
  const cases: readonly (readonly [
    rule: string,
    files: Readonly<Record<string, string | FileText>>,
    code: string,
    status: number,
    sentence: string,
  ])[] = [
    ['no platform', {}, 'key/no-platform', 2, '/lab is no platform repository'],
    ['another tool', { '/lab/platform.yaml': 'name: x\n' }, 'key/no-platform', 2, '/lab is no platform repository'],
    [
      'a certificate',
      { ...platform, '/lab/pub-cert.pem': certificate },
      'key/exists',
      4,
      `/lab has a certificate in pub-cert.pem (${fingerprint}): what is sealed to it needs its key.`,
    ],
    [
      'something in its place',
      { ...platform, '/lab/pub-cert.pem': 'x' },
      'key/exists',
      4,
      '/lab has a certificate in pub-cert.pem: what is sealed to it needs its key.',
    ],
    [
      'a record that is none',
      { ...platform, '/lab/.slipway/sealing-key.json': '{}' },
      'key/record',
      4,
      ".slipway/sealing-key.json in /lab can't be read: it is no record of sealing keys. Take it from Git again.",
    ],
    [
      'a record that can not be read',
      { ...platform, '/lab/.slipway/sealing-key.json': denied },
      'key/record',
      4,
      ".slipway/sealing-key.json in /lab can't be read: permission is denied. Take it from Git again.",
    ],
    [
      'a namespace that would bring more than a name into the backup',
      {
        ...platform,
        '/lab/applications.yaml': 'applications:\n  sealed-secrets: {namespace: "a\\nimmutable: true"}\n',
      },
      'key/namespace',
      2,
      "The namespace of sealed-secrets in the table of applications can't be used: ",
    ],
    ['a backup', { ...platform, '/stick/backup.age': 'x' }, 'key/backup-exists', 4, '/stick/backup.age exists already'],
  ];
  test.each(cases)('%s', async (_, files, code, status, sentence) => {
    const found = await keyObstacle(memoryFiles(files), place);
    expect(found).toMatchObject({ code, status });
    expect(found?.sentence).toContain(sentence);
  });

  test.each([false, true])(
    'A certificate that can not be read is no reason to ask for another; %s',
    async (replace) => {
      const files = memoryFiles({ ...platform, '/lab/pub-cert.pem': denied });
      expect(await keyObstacle(files, { ...place, replace })).toEqual({
        code: 'key/certificate',
        sentence:
          "pub-cert.pem in /lab can't be read: permission is denied. Take it from Git again, or delete it when nothing is sealed to it.",
        status: 4,
      });
    },
  );

  test('Nothing does, when a replacement is asked for', async () => {
    const files = memoryFiles({ ...platform, '/lab/pub-cert.pem': certificate });
    expect(await keyObstacle(files, { ...place, replace: true })).toBe(null);
  });
});

describe('the ground', () => {
  test('is bare in a new repository, and the controller runs where it does by itself', async () => {
    const ground = { certificate: null, record: null, namespace: 'kube-system' };
    expect(await keyGround(memoryFiles(platform), place)).toEqual(ground);
  });

  test('has the namespace of the table', async () => {
    const table = 'applications:\n  sealed-secrets: {folder: phases/2-gitops/sealed-secrets, namespace: seals}\n';
    const files = memoryFiles({ ...platform, '/lab/applications.yaml': table });
    expect(await keyGround(files, place)).toMatchObject({ namespace: 'seals' });
  });
});
