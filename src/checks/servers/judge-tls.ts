import type { TlsFacts } from '../network.ts';
import type { AnnouncedServer } from './announced.ts';
import { toShown, type ServerReport } from './report.ts';
import { dayMs, toDay, toList, warningDays, type Verdict } from './verdict.ts';

/** Versions that RFC 8996 ends. */
const oldProtocols: ReadonlySet<string> = new Set(['SSLv3', 'TLSv1', 'TLSv1.0', 'TLSv1.1']);

const renewal = 'Renew the certificate, and see that the server loads it; renewal that runs by itself does both';

/** What a client thinks of the encryption: whether there is any, its version and the certificate. */
export function judgeTls(server: AnnouncedServer, report: ServerReport, now: number): readonly Verdict[] {
  const { tls } = report;
  return [...judgeStartTls(server, report), ...(tls === undefined ? [] : [...judgeFacts(server.hostname, tls, now)])];
}

/** What a client thinks of TLS once there is any: its version and the certificate. */
export const judgeFacts = (hostname: string, tls: TlsFacts, now: number): readonly Verdict[] => [
  ...judgeVersion(tls),
  ...judgeCertificate(hostname, tls, now),
];

function* judgeStartTls(
  { socketType }: AnnouncedServer,
  { inClearText, overTls, speaks }: ServerReport,
): Generator<Verdict> {
  if (speaks !== undefined || inClearText === undefined) return;
  if (socketType === 'STARTTLS' && overTls === undefined && !inClearText.hasStartTls) {
    yield {
      severity: 'error',
      code: 'starttls-not-offered',
      text: 'STARTTLS is announced, and the server does not offer it',
      cure: 'Switch STARTTLS on at the server (it needs a certificate), or announce the port with SSL',
    };
  }
  if (socketType !== 'plain') return;
  yield inClearText.isTold && inClearText.hasStartTls
    ? {
        severity: 'warning',
        code: 'starttls-not-announced',
        text: 'No encryption is announced, and the server offers STARTTLS',
        cure: 'Announce the socketType STARTTLS; passwords then do not go over the network in clear text',
      }
    : {
        severity: 'warning',
        code: 'no-encryption',
        text: 'No encryption is announced, and the server has none: passwords and mail can be read on the way',
        cure: 'Give the server a certificate, and announce the port with SSL',
      };
}

function* judgeVersion({ protocol }: TlsFacts): Generator<Verdict> {
  if (!oldProtocols.has(protocol)) return;
  yield {
    severity: 'warning',
    code: 'tls-too-old',
    text: `The best that the server knows is ${protocol}, which current mail programs refuse (RFC 8996)`,
    cure: 'Switch TLS 1.2 and 1.3 on at the server',
  };
}

function* judgeCertificate(hostname: string, tls: TlsFacts, now: number): Generator<Verdict> {
  const { problem, problemText = '', validTo, validFrom } = tls;
  const issuer = toShown(tls.issuer);
  const names = toList(tls.names.slice(0, 10).map(toShown));
  const isExpired = validTo < now;
  switch (problem) {
    case 'wrong-name':
      yield {
        severity: 'error',
        code: 'certificate-wrong-name',
        text: `The certificate is for ${names}, not for ${hostname}`,
        cure: `Get a certificate that names ${hostname}, or announce one of the names that it has`,
      };
      break;
    case 'self-signed':
      yield {
        severity: 'error',
        code: 'certificate-self-signed',
        text: `The certificate is signed by itself (${names}), so no client trusts it`,
        cure: `Get a certificate for ${hostname} from an authority that mail programs know, such as Let's Encrypt`,
      };
      break;
    case 'incomplete-chain':
      yield {
        severity: 'error',
        code: 'certificate-incomplete-chain',
        text: `The server sends its own certificate alone, without the one of "${issuer}" that signed it`,
        cure: 'Let the server send the whole chain (fullchain.pem of most tools), or, for an authority of your own, trust it with --ca',
      };
      break;
    case 'unknown-issuer':
      yield {
        severity: 'error',
        code: 'certificate-untrusted',
        text: `The certificate is signed by "${issuer}", which mail programs do not know`,
        cure: 'Get a certificate from an authority that mail programs know; where every client has yours, trust it with --ca',
      };
      break;
    case 'not-yet-valid':
      yield {
        severity: 'error',
        code: 'certificate-not-yet-valid',
        text: `The certificate is valid from ${toDay(validFrom)} on, and not before`,
        cure: 'Look at the clock of the machine that made it, or use the certificate before it until that day',
      };
      break;
    case 'other':
      yield {
        severity: 'error',
        code: 'certificate-refused',
        text: `Clients refuse the certificate: ${toShown(problemText)}`,
        cure: 'Get a new certificate, and let the server send its whole chain',
      };
      break;
    case 'expired':
    case undefined:
      break;
  }
  if (problem === 'expired' || isExpired) {
    yield {
      severity: 'error',
      code: 'certificate-expired',
      text: `The certificate expired on ${toDay(validTo)}`,
      cure: renewal,
    };
  } else if (validTo - now < warningDays * dayMs) {
    yield {
      severity: 'warning',
      code: 'certificate-expires-soon',
      text: `The certificate expires on ${toDay(validTo)}, in ${Math.floor((validTo - now) / dayMs)} days`,
      cure: renewal,
    };
  }
}
