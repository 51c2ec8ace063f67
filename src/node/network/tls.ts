import { X509Certificate } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import { connect, createSecureContext, getCACertificates, type SecureContext, type TLSSocket } from 'node:tls';
import type { NetworkFailure } from '../../checks/network.ts';
import { OptionError } from './option-error.ts';
import { failWith, readCode } from './failure.ts';
import { toSeconds } from './open.ts';

/** How TLS is begun. */
export interface TlsOptions {
  readonly hostname: string;
  readonly timeoutMs: number;
  readonly context: SecureContext;
  readonly protocols?: readonly string[];
}

/**
 * What TLS starts from. Trusted are the roots of this Node, which are Mozilla's, and those of `ca`. Versions and keys that
 * clients refuse by now are allowed, so that it can be said which ones a server still uses.
 *
 * @param ca - PEM text with at least one certificate.
 * @throws OptionError where it holds none, or one that cannot be read.
 */
export function createTlsContext(ca?: string): SecureContext {
  return createSecureContext({
    minVersion: 'TLSv1',
    ciphers: 'DEFAULT@SECLEVEL=0',
    ...(ca === undefined ? {} : { ca: [...getCACertificates('default'), ...parseCertificates(ca)] }),
  });
}

function parseCertificates(pem: string): readonly string[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) throw new OptionError('--ca: there is no certificate (PEM) in it');
  for (const block of blocks) {
    try {
      new X509Certificate(block);
    } catch {
      throw new OptionError('--ca: a certificate in it cannot be read');
    }
  }
  return blocks;
}

/** Begins TLS on a connection that stands. A certificate that clients refuse is no failure here. */
export function beginTls(socket: Socket, options: TlsOptions): Promise<TLSSocket | NetworkFailure> {
  const { hostname, timeoutMs, context, protocols } = options;
  return new Promise((resolve) => {
    const secured = connect({
      socket,
      secureContext: context,
      // Both are judged from what the server sent, once it is there.
      rejectUnauthorized: false,
      checkServerIdentity: () => undefined,
      // TLS tells servers names, never addresses (RFC 6066 §3).
      ...(isIP(hostname) === 0 ? { servername: hostname } : {}),
      ...(protocols === undefined ? {} : { ALPNProtocols: [...protocols] }),
    });
    const finish = (outcome: TLSSocket | NetworkFailure): void => {
      clearTimeout(timer);
      if (outcome !== secured) {
        secured.destroy();
        socket.destroy();
      }
      resolve(outcome);
    };
    const timer = setTimeout(() => {
      finish(failWith('timeout', `TLS is not agreed on within ${toSeconds(timeoutMs)}`));
    }, timeoutMs);
    secured.once('secureConnect', () => {
      finish(secured);
    });
    // Stays for as long as the socket does: an error that nobody hears would end the program.
    secured.on('error', (error: Error) => {
      finish(failWith('tls', explain(error)));
    });
    secured.once('close', () => {
      finish(failWith('tls', 'the server ends the connection in the middle of the handshake'));
    });
  });
}

function explain(error: Error): string {
  const code = readCode(error);
  if (code === 'ECONNRESET') return 'the server ends the connection in the middle of the handshake';
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|RECORD_LAYER|BAD_RECORD_TYPE|UNEXPECTED_MESSAGE/.test(code)) {
    return `what the server sends is not TLS (${code})`;
  }
  return `no TLS that both sides know (${code})`;
}
