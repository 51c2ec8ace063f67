/** The variables that hold what signs. */
export type SigningVariable = 'SIGNING_KEY' | 'SIGNING_CERTIFICATE' | 'SIGNING_CHAIN';

/** Why profiles cannot be signed, as one word for logs and health checks. */
export type SigningReason =
  | 'missing'
  | 'not-text'
  | 'too-large'
  | 'not-pem'
  | 'not-pkcs8'
  | 'key-encrypted'
  | 'key-unreadable'
  | 'certificate-unreadable'
  | 'algorithm-unsupported'
  | 'rsa-too-short'
  | 'chain-order'
  | 'key-mismatch'
  | 'not-yet-valid'
  | 'expired'
  | 'signing-failed';

/** One thing that keeps profiles from being signed. The sentences hold nothing of a key and no name of a certificate. */
export interface SigningProblem {
  readonly reason: SigningReason;
  readonly variable: SigningVariable;
  /** A sentence. */
  readonly problem: string;
  /** What to do, with the command where there is one. */
  readonly cure: string;
}

/** Notes a problem. */
export type Report = (variable: SigningVariable, reason: SigningReason, problem: string, cure: string) => void;

/** The cure for a text that is not whole. */
export const copyWhole = 'copy the whole file, from the first line with dashes to the last';

/** The key did not make a signature that the certificate verifies. */
export const keyMismatch: SigningProblem = {
  reason: 'key-mismatch',
  variable: 'SIGNING_KEY',
  problem: 'The private key does not belong to the first certificate.',
  cure: 'put the own certificate first, and compare: "openssl pkey -in key.pem -pubout" and "openssl x509 -in certificate.pem -noout -pubkey" have to print the same',
};

/** The runtime does not take the key. */
export const unreadableKey: SigningProblem = {
  reason: 'key-unreadable',
  variable: 'SIGNING_KEY',
  problem: 'The private key cannot be used: it is damaged or of an unusual kind.',
  cure: 'check it: openssl pkey -in key.pem -noout -check',
};

/** The runtime fails to sign with a key that it took. */
export const signingFailure: SigningProblem = {
  reason: 'signing-failed',
  variable: 'SIGNING_KEY',
  problem: 'The runtime failed to sign.',
  cure: 'set the key anew, and deploy again',
};
