/** A key of WebCrypto: the same in Node, in an extension host and in a browser. */
export type Key = InstanceType<typeof CryptoKey>;

/** What Sealed Secrets encrypts the session key with (pkg/crypto/crypto.go, HybridEncrypt). */
export const rsa = { name: 'RSA-OAEP', hash: 'SHA-256' } as const;
