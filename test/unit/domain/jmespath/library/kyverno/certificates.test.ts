import { authority, elliptic } from '../../../certificate/fixtures.ts';
import { check } from './outcome.ts';

check('Certificates', [
  [
    'x509_decode(@).[Subject.CommonName, PublicKey.E, DNSNames]',
    { value: ['example.com', 65_537, ['example.com']] },
    authority,
  ],
  ['x509_decode(base64_decode(base64_encode(@))).IsCA', { value: true }, authority],
  ['x509_decode(@)', { error: 'certificate should use rsa algorithm' }, elliptic],
  ['x509_decode(@)', { error: 'failed to decode PEM block' }, 'x'],
]);
