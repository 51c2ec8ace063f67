import type { X509Certificate } from 'node:crypto';
import { checkServerIdentity, type TLSSocket } from 'node:tls';
import type { TlsFacts } from '../../checks/network.ts';

/** No chain that a server sends is longer in earnest. */
const chainLimit = 32;

type Problem = NonNullable<TlsFacts['problem']>;

/**
 * What TLS said of itself, once a connection stands.
 *
 * @param now - milliseconds since 1970
 * @returns undefined where the server sent no certificate.
 */
export function readTlsFacts(socket: TLSSocket, hostname: string, now: number): TlsFacts | undefined {
  // Once for each connection, and nothing else of this kind: it takes the chain out of what OpenSSL remembers.
  const leaf = socket.getPeerX509Certificate();
  if (leaf === undefined) return undefined;
  const validFrom = Date.parse(leaf.validFrom);
  const validTo = Date.parse(leaf.validTo);
  // Node's types say Error; it is the code of OpenSSL as text.
  const code: unknown = socket.authorizationError;
  const chainLength = countChain(leaf);
  const judged = judge({
    code: typeof code === 'string' ? code : code instanceof Error ? code.message : undefined,
    isSelfSigned: leaf.issuer === leaf.subject && leaf.verify(leaf.publicKey),
    chainLength,
    nameProblem: checkServerIdentity(hostname, leaf.toLegacyObject())?.message,
    isEarly: now < validFrom,
    isLate: now > validTo,
  });
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    ...(judged === undefined ? {} : { problem: judged[0], problemText: judged[1] }),
    names: readNames(leaf),
    issuer: readName(leaf.issuer),
    validFrom,
    validTo,
    chainLength,
  };
}

interface Observed {
  /** OpenSSL's verdict on the chain, which does not look at names. */
  readonly code: string | undefined;
  readonly isSelfSigned: boolean;
  readonly chainLength: number;
  readonly nameProblem: string | undefined;
  readonly isEarly: boolean;
  readonly isLate: boolean;
}

/**
 * Of several things that are wrong, the one whose cure leaves least over: a certificate from an authority replaces a
 * self-signed one, whatever else is wrong with it, and the right certificate one for another host.
 */
function judge(observed: Observed): readonly [Problem, string] | undefined {
  const { code, nameProblem } = observed;
  const isUnknown =
    code === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' || code?.startsWith('UNABLE_TO_GET_ISSUER_CERT') === true;
  if (code !== undefined && observed.isSelfSigned) return ['self-signed', code];
  if (nameProblem !== undefined) return ['wrong-name', nameProblem];
  if (observed.isLate) return ['expired', code ?? 'the clock'];
  if (observed.isEarly) return ['not-yet-valid', code ?? 'the clock'];
  if (code === undefined) return undefined;
  if (isUnknown && observed.chainLength === 1) return ['incomplete-chain', code];
  if (isUnknown || code === 'SELF_SIGNED_CERT_IN_CHAIN') return ['unknown-issuer', code];
  return ['other', code];
}

function countChain(leaf: X509Certificate): number {
  let count = 1;
  for (let above = leaf.issuerCertificate; above !== undefined && count < chainLimit; count += 1) {
    above = above.issuerCertificate;
  }
  return count;
}

function readNames(leaf: X509Certificate): readonly string[] {
  const alternative = leaf.subjectAltName;
  if (alternative === undefined) return [...leaf.subject.matchAll(/^CN=(.+)$/gm)].map(([, name = '']) => name);
  return [...alternative.matchAll(/(?:^|, )(?:DNS|IP Address):([^,"\s]+)/g)].map(([, name = '']) => name);
}

/** Common name, or organisation, of a name with one attribute a line. */
const readName = (name: string): string =>
  /^CN=(.+)$/m.exec(name)?.[1] ?? /^O=(.+)$/m.exec(name)?.[1] ?? name.replaceAll('\n', ', ');
