import { isBlank, isSigningWanted } from './off.ts';
import type { NonEmpty } from '../core/types.ts';
import { readPrivateKeyAlgorithm, type KeyAlgorithm } from './certificate.ts';
import { findAlgorithm, orderChain, readLinks, type ChainLink } from './chain.ts';
import { readPem, type PemBlock } from './pem.ts';
import { copyWhole, keyMismatch, type Report, type SigningProblem, type SigningVariable } from './problem.ts';

/** The variables of a deployment, as they came. */
export type SigningVariables = Partial<Readonly<Record<SigningVariable, unknown>>>;

/** Bytes that a variable or secret of a worker may have. */
export const variableLimitBytes = 5 * 1024;

/** A key and a chain that fit together as far as names and kinds go; nobody has tried the key yet. */
export interface SigningMaterial {
  /** A PKCS#8 PrivateKeyInfo. */
  readonly privateKey: Uint8Array;
  readonly algorithm: KeyAlgorithm;
  /** The signer's own certificate first, and no root behind others. */
  readonly chain: NonEmpty<ChainLink>;
}

/** What the variables amount to; `off` if all of them are absent or blank. */
export type ParsedMaterial =
  | { readonly status: 'off' }
  | { readonly status: 'read'; readonly material: SigningMaterial }
  | { readonly status: 'unusable'; readonly problems: NonEmpty<SigningProblem> };

/** Reads the variables. Every mistake that can be seen without trying the key is reported, not only the first. */
export function parseSigningMaterial(variables: SigningVariables): ParsedMaterial {
  const problems: SigningProblem[] = [];
  const material = readMaterial(variables, (variable, reason, problem, cure) => {
    problems.push({ reason, variable, problem, cure });
  });
  const [first, ...rest] = problems;
  if (first !== undefined) return { status: 'unusable', problems: [first, ...rest] };
  return material === undefined ? { status: 'off' } : { status: 'read', material };
}

function readMaterial(variables: SigningVariables, report: Report): SigningMaterial | undefined {
  const { SIGNING_KEY: key, SIGNING_CERTIFICATE: certificate, SIGNING_CHAIN: chain } = variables;
  if (!isSigningWanted(variables)) return undefined;
  const keyBlocks = readBlocks('SIGNING_KEY', key, report);
  const ownBlocks = readBlocks('SIGNING_CERTIFICATE', certificate, report);
  const issuerBlocks = isBlank(chain) ? [] : readBlocks('SIGNING_CHAIN', chain, report);
  const privateKey = keyBlocks && readPrivateKey(keyBlocks, report);
  const own = ownBlocks && readLinks('SIGNING_CERTIFICATE', ownBlocks, report);
  const issuers = issuerBlocks && readLinks('SIGNING_CHAIN', issuerBlocks, report);
  if (own === undefined || issuers === undefined || own.length === 0) return undefined;
  const ordered = orderChain([...own, ...issuers], report);
  const algorithm = ordered && findAlgorithm(ordered[0], report);
  if (privateKey === undefined || ordered === undefined || algorithm === undefined) return undefined;
  if (!isSameKind(privateKey.algorithm, algorithm)) {
    report(keyMismatch.variable, keyMismatch.reason, keyMismatch.problem, keyMismatch.cure);
    return undefined;
  }
  return { privateKey: privateKey.der, algorithm, chain: ordered };
}

const inDerForm = {
  key: 'openssl pkey -inform DER -in key.der -out key.pkcs8.pem',
  certificate: 'openssl x509 -inform DER -in certificate.der -out certificate.pem',
};

function readBlocks(variable: SigningVariable, value: unknown, report: Report): readonly PemBlock[] | undefined {
  const put = `npx wrangler secret put ${variable}`;
  if (isBlank(value)) {
    const problem = `${variable} is not set, but another signing variable is.`;
    report(variable, 'missing', problem, `set it, or remove the others: ${put}`);
    return undefined;
  }
  if (typeof value !== 'string') {
    report(variable, 'not-text', `${variable} is not a text.`, `set it as a secret of the worker: ${put}`);
    return undefined;
  }
  const isKey = variable === 'SIGNING_KEY';
  if (new TextEncoder().encode(value).length > variableLimitBytes) {
    report(
      variable,
      'too-large',
      `${variable} has more than the ${variableLimitBytes} bytes that a secret of a worker may have.`,
      isKey
        ? 'leave only the key in it, or use a smaller one: RSA with 2048 bits, or EC on P-256'
        : 'leave the own certificate in SIGNING_CERTIFICATE and put those of the issuers into SIGNING_CHAIN, without the root and without text outside of the blocks',
    );
    return undefined;
  }
  const blocks = readPem(value);
  if (blocks === undefined) {
    report(variable, 'not-pem', `A PEM block of ${variable} begins and does not end.`, copyWhole);
    return undefined;
  }
  if (blocks.length > 0) return blocks;
  report(
    variable,
    'not-pem',
    `${variable} holds no PEM block.`,
    `it begins with "-----BEGIN ${isKey ? 'PRIVATE KEY' : 'CERTIFICATE'}-----"; a file in DER form becomes one by: ${isKey ? inDerForm.key : inDerForm.certificate}`,
  );
  return undefined;
}

const toPkcs8 = 'openssl pkcs8 -topk8 -nocrypt -in key.pem -out key.pkcs8.pem';
const otherForms = new Map([
  ['RSA PRIVATE KEY', { form: 'PKCS#1', cure: toPkcs8 }],
  ['EC PRIVATE KEY', { form: 'SEC1', cure: toPkcs8 }],
  ['OPENSSH PRIVATE KEY', { form: 'OpenSSH', cure: 'ssh-keygen -p -m PKCS8 -f key.pem (it replaces the file)' }],
]);

interface PrivateKey {
  readonly der: Uint8Array;
  readonly algorithm: KeyAlgorithm | undefined;
}

function readPrivateKey(blocks: readonly PemBlock[], report: Report): PrivateKey | undefined {
  const [block, ...others] = blocks.filter(({ label }) => label.endsWith('PRIVATE KEY'));
  if (block === undefined || others.length > 0) {
    const problem = `SIGNING_KEY holds ${block === undefined ? 'no' : 'more than one'} private key.`;
    const cure = 'set it to the one key of the certificate, in a block "-----BEGIN PRIVATE KEY-----"';
    report('SIGNING_KEY', 'not-pem', problem, cure);
    return undefined;
  }
  const { label, der } = block;
  // Older forms of encryption write header lines into the block.
  if (label === 'ENCRYPTED PRIVATE KEY' || (otherForms.has(label) && der === undefined)) {
    report('SIGNING_KEY', 'key-encrypted', 'The private key is encrypted with a password, or damaged.', toPkcs8);
    return undefined;
  }
  if (label !== 'PRIVATE KEY') {
    const { form, cure } = otherForms.get(label) ?? { form: 'another', cure: toPkcs8 };
    report('SIGNING_KEY', 'not-pkcs8', `The private key is in ${form} form, and only PKCS#8 can be used.`, cure);
    return undefined;
  }
  const read = der && readPrivateKeyAlgorithm(der);
  if (der !== undefined && read !== undefined) return { der, algorithm: read.algorithm };
  report('SIGNING_KEY', 'key-unreadable', 'The private key cannot be read: it is cut off or damaged.', copyWhole);
  return undefined;
}

const isSameKind = (a: KeyAlgorithm | undefined, b: KeyAlgorithm): boolean =>
  a?.kind === b.kind && (a.kind !== 'EC' || b.kind !== 'EC' || a.curve === b.curve);
