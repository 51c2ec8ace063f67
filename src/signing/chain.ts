import type { NonEmpty } from '../core/types.ts';
import { readCertificate, type Certificate, type KeyAlgorithm } from './certificate.ts';
import { equalBytes } from './der.ts';
import type { PemBlock } from './pem.ts';
import { copyWhole, type Report, type SigningProblem, type SigningVariable } from './problem.ts';

/** A certificate, and where it stood. */
export interface ChainLink extends Certificate {
  readonly variable: SigningVariable;
  /** For sentences: `certificate 2 of SIGNING_CERTIFICATE`. */
  readonly place: string;
}

const newKey =
  'obtain a certificate for an RSA key of 2048 bits or more, or for an EC key on P-256 or P-384; such a key is made by: openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out key.pem';

/** Reads the certificates of one variable; those that cannot be read are reported and left out. */
export function readLinks(
  variable: SigningVariable,
  blocks: readonly PemBlock[],
  report: Report,
): readonly ChainLink[] {
  if (blocks.some(({ label }) => label.endsWith('PRIVATE KEY'))) {
    report(
      variable,
      'certificate-unreadable',
      `${variable} holds a private key.`,
      `take the key out of it: the key belongs into SIGNING_KEY, and ${variable} is sent with every profile`,
    );
    return [];
  }
  return blocks.flatMap(({ label, der }, index) => {
    const place = `certificate ${index + 1} of ${variable}`;
    const certificate = label === 'CERTIFICATE' && der !== undefined ? readCertificate(der) : undefined;
    if (certificate !== undefined) return [{ ...certificate, variable, place }];
    if (label === 'CERTIFICATE') {
      const problem = `${toSentenceStart(place)} cannot be read: it is cut off, damaged or no X.509 certificate.`;
      report(variable, 'certificate-unreadable', problem, copyWhole);
    } else {
      const problem = `${toSentenceStart(place)} is no block "-----BEGIN CERTIFICATE-----".`;
      report(
        variable,
        'certificate-unreadable',
        problem,
        'use the certificates as the certificate authority issued them',
      );
    }
    return [];
  });
}

const toSentenceStart = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const isSelfIssued = ({ issuer, subject }: Certificate): boolean => equalBytes(issuer, subject);

/**
 * Checks that each certificate is followed by that of its issuer. One that stands twice counts once, and a root behind
 * other certificates is left out: devices bring their own.
 */
export function orderChain(links: readonly ChainLink[], report: Report): NonEmpty<ChainLink> | undefined {
  const chain = links.filter((link, index) => links.findIndex(({ der }) => equalBytes(der, link.der)) === index);
  for (const [index, link] of chain.entries()) {
    const next = chain[index + 1];
    // RFC 5280 §4.1.2.6: the name of an issuer is encoded as in its own certificate.
    if (next !== undefined && !equalBytes(link.issuer, next.subject)) {
      report(
        next.variable,
        'chain-order',
        `${toSentenceStart(next.place)} does not belong to the issuer of ${link.place}.`,
        'put the own certificate first and that of its issuer next, as in the fullchain.pem of ACME clients',
      );
      return undefined;
    }
  }
  const last = chain.at(-1);
  const [leaf, ...issuers] = last !== undefined && chain.length > 1 && isSelfIssued(last) ? chain.slice(0, -1) : chain;
  return leaf === undefined ? undefined : [leaf, ...issuers];
}

/** The algorithm that the signer's own certificate asks for; it is never configured. */
export function findAlgorithm(leaf: ChainLink, report: Report): KeyAlgorithm | undefined {
  const { algorithm, modulusBits, variable } = leaf;
  if (algorithm === undefined) {
    report(variable, 'algorithm-unsupported', 'The certificate is for a key of a kind that cannot sign here.', newKey);
    return undefined;
  }
  if (algorithm.kind === 'RSA' && (modulusBits ?? 0) < 2048) {
    report(variable, 'rsa-too-short', 'The RSA key of the certificate has less than 2048 bits.', newKey);
    return undefined;
  }
  return algorithm;
}

/** What is wrong with the dates at a moment, in milliseconds since 1970; devices look at every certificate. */
export function findValidityProblem(chain: readonly ChainLink[], now: number): SigningProblem | undefined {
  for (const { notBefore, notAfter, variable, place } of chain) {
    if (now < notBefore) {
      return {
        reason: 'not-yet-valid',
        variable,
        problem: `${toSentenceStart(place)} is not valid before ${new Date(notBefore).toISOString()}.`,
        cure: 'wait until then, or obtain another one',
      };
    }
    if (now >= notAfter) {
      return {
        reason: 'expired',
        variable,
        problem: `${toSentenceStart(place)} expired at ${new Date(notAfter).toISOString()}.`,
        cure: `renew it, then: npx wrangler secret put ${variable}`,
      };
    }
  }
  return undefined;
}

const day = 24 * 3600 * 1000;

/** What a person should know of a chain that can be used. */
export interface ChainHint {
  readonly code: 'self-signed' | 'issuer-missing' | 'expires-soon';
  readonly variable: SigningVariable;
  /** One sentence. */
  readonly text: string;
  readonly cure: string;
}

/** Finds what will keep devices from showing Verified, though the chain can be used at a moment (ms since 1970). */
export function findChainHints(chain: NonEmpty<ChainLink>, now: number): readonly ChainHint[] {
  const [leaf, ...issuers] = chain;
  const hints: ChainHint[] = [];
  const { variable } = leaf;
  if (isSelfIssued(leaf)) {
    hints.push({
      code: 'self-signed',
      variable,
      text: 'The certificate is self-signed: devices show Not Verified unless they were told to trust it.',
      cure: 'obtain one from a certificate authority that devices know',
    });
  } else if (issuers.length === 0) {
    hints.push({
      code: 'issuer-missing',
      variable,
      text: 'No certificate of an issuer follows the own one: unless a root signed it directly, devices show Not Verified.',
      cure: 'use fullchain.pem, into which ACME clients write the issuers',
    });
  }
  for (const { notAfter, place, variable: holder } of chain) {
    const days = countDaysLeft(notAfter, now);
    if (days >= 14) continue;
    hints.push({
      code: 'expires-soon',
      variable: holder,
      text: `${toSentenceStart(place)} expires in ${days} days.`,
      cure: `renew it, then: npx wrangler secret put ${holder}`,
    });
  }
  return hints;
}

/** Whole days between two times in milliseconds since 1970. */
export const countDaysLeft = (until: number, now: number): number => Math.floor((until - now) / day);
