import type { NetworkFailure } from '../network.ts';
import { protocolName, type AnnouncedServer } from './announced.ts';
import { recogniseProtocol } from './recognise.ts';
import type { ServerReport, Step, Unexpected } from './report.ts';
import type { Verdict } from './verdict.ts';

/** What keeps a client from talking to the server at all. */
export function judgeReach(server: AnnouncedServer, report: ServerReport): readonly Verdict[] {
  const { trouble, speaks, isSilent } = report;
  const name = protocolName[server.type];
  const announced = server.socketType === 'SSL' ? 'SSL' : server.socketType;
  if (speaks === 'clear text') {
    return [
      {
        severity: 'error',
        code: 'clear-text-where-tls-announced',
        text: `SSL (TLS from the first byte) is announced, and the port greets in clear text`,
        cure: `Announce the socketType STARTTLS for this port if the server offers it, or the port that has TLS from the first byte.`,
      },
    ];
  }
  if (speaks === 'TLS') {
    return [
      {
        severity: 'error',
        code: 'tls-where-clear-text-announced',
        text: `${announced} is announced, and the port waits for TLS from the first byte`,
        cure: 'Announce the socketType SSL for this port, or the port that begins in clear text.',
      },
    ];
  }
  if (isSilent === true) {
    return [
      {
        severity: 'error',
        code: 'server-silent',
        text: `the port takes connections, and no greeting of ${name} comes`,
        cure: `Look whether ${name} is what listens there, and whether something before it holds connections up.`,
      },
    ];
  }
  if (trouble === undefined) return [];
  return trouble.cause.kind === 'unexpected'
    ? judgeAnswer(name, trouble.step, trouble.cause)
    : judgeFailure(server, trouble.step, trouble.cause);
}

function judgeAnswer(name: string, step: Step, { reason, line }: Unexpected): readonly Verdict[] {
  if (step === 'STARTTLS') {
    return [
      {
        severity: 'error',
        code: 'starttls-refused',
        text: `the server offers STARTTLS and refuses it: "${line}"`,
        cure: 'Look into its log; most often the certificate or the key cannot be read.',
      },
    ];
  }
  if (step === 'greeting' && reason === 'refusal') {
    return [
      {
        severity: 'error',
        code: 'server-turns-away',
        text: `the server greets with a refusal: "${line}"`,
        cure: 'Look into its log; limits of connections and blocked addresses are the usual reasons.',
      },
    ];
  }
  if (step === 'greeting' && reason === 'foreign') {
    const likely = recogniseProtocol(line);
    return [
      {
        severity: 'error',
        code: 'wrong-protocol',
        text: `${name} is announced, and the port speaks ${likely ?? 'something else'}: "${line}"`,
        cure: `Announce the host and port at which the server speaks ${name}.`,
      },
    ];
  }
  return [misbehaviour(step, `the server's answer is not one that ${name} has: "${line}"`)];
}

const misbehaviour = (step: Step, text: string): Verdict => ({
  severity: step === 'NOOP' ? 'warning' : 'error',
  code: 'server-misbehaves',
  text: `${text} (${step})`,
  cure: 'Look whether a proxy or a firewall stands before the server and changes what it says.',
});

function judgeFailure(
  { hostname, port }: AnnouncedServer,
  step: Step,
  { problem, text }: NetworkFailure,
): readonly Verdict[] {
  switch (problem) {
    case 'no-address':
      return [
        {
          severity: 'error',
          code: 'server-no-address',
          text,
          cure: `Publish an A or AAAA record for ${hostname}, or announce the host name that has one.`,
        },
      ];
    case 'dns':
      return [
        {
          severity: 'error',
          code: 'server-dns-failed',
          text,
          cure: `Ask again; if it stays, look into the name servers of ${hostname}.`,
        },
      ];
    case 'refused':
      return [
        {
          severity: 'error',
          code: 'server-refused',
          text,
          cure: `Let the server listen on port ${port}, or announce the port on which it listens.`,
        },
      ];
    case 'unreachable':
      return [
        {
          severity: 'error',
          code: 'server-unreachable',
          text,
          cure: `Look whether the addresses of ${hostname} are those of the server and can be reached from outside.`,
        },
      ];
    case 'timeout':
      if (step !== 'connect') return [misbehaviour(step, text)];
      return [
        {
          severity: 'error',
          code: 'server-timeout',
          text,
          cure: `Open port ${port} in the firewall before the server, or announce the port that is open.`,
        },
      ];
    case 'certificate':
    case 'tls':
      return [
        {
          severity: 'error',
          code: 'tls-failed',
          text,
          cure: 'Switch TLS 1.2 and 1.3 on at the server, with a certificate and key that it can read.',
        },
      ];
    case 'malformed':
      if (step !== 'TLS') return [misbehaviour(step, text)];
      return [
        {
          severity: 'error',
          code: 'starttls-injection',
          text,
          cure: 'Update the server or what stands before it: others can put commands into the session (CVE-2011-0411).',
        },
      ];
    case 'closed':
      return [
        {
          severity: step === 'NOOP' ? 'warning' : 'error',
          code: 'server-closes',
          text: `${text} (${step})`,
          cure: 'Look into the log of the server; limits of connections and blocked addresses are the usual reasons.',
        },
      ];
    case 'too-long':
      return [misbehaviour(step, text)];
  }
}
