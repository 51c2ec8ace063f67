import { protocolName, type AnnouncedServer } from './announced.ts';
import { findFitting, isOffered, offersPassword, toOffered, toWanted } from './methods.ts';
import type { Offer, ServerReport } from './report.ts';
import { toList, type Verdict } from './verdict.ts';

/** Whether clients can log in as they are told, judged by what is offered at the moment where they would. */
export function judgeAuthentication(server: AnnouncedServer, report: ServerReport): readonly Verdict[] {
  const { inClearText, overTls, speaks } = report;
  if (speaks !== undefined) return [];
  const offer = server.socketType === 'plain' ? inClearText : overTls;
  return [
    ...(server.socketType === 'STARTTLS' && inClearText !== undefined ? judgeBeforeTls(server, inClearText) : []),
    ...(offer === undefined ? [] : judgeOffer(server, offer, server.socketType === 'plain' ? undefined : inClearText)),
  ];
}

function* judgeBeforeTls({ type }: AnnouncedServer, before: Offer): Generator<Verdict> {
  if (!before.isTold || !offersPassword(before)) return;
  yield {
    severity: 'warning',
    code: 'password-before-tls',
    text: 'the server takes passwords in clear text before STARTTLS, so a client that is led astray sends its own',
    cure: `Let the server take ${type === 'smtp' ? 'AUTH' : 'logins'} over TLS only (RFC 8314 §4).`,
  };
}

function* judgeOffer(server: AnnouncedServer, offer: Offer, before: Offer | undefined): Generator<Verdict> {
  const { authentication, type } = server;
  if (!offer.isTold) {
    yield {
      severity: 'note',
      code: 'capabilities-not-told',
      text: 'the server does not say what it can do (no CAPA), so the announced authentication is not compared',
    };
    return;
  }
  const missing = authentication.filter((method) => !isOffered(method, offer));
  const isNothingLeft = missing.length === authentication.length;
  if (offer.isLoginDisabled && authentication.includes('password-cleartext')) {
    yield {
      severity: isNothingLeft ? 'error' : 'warning',
      code: 'login-disabled',
      text: `the server says LOGINDISABLED${server.socketType === 'plain' ? '' : ' over TLS too'}: clients that use LOGIN cannot log in`,
      cure:
        server.socketType === 'plain'
          ? 'Announce SSL or STARTTLS; most servers take passwords over TLS only.'
          : 'Let the server take LOGIN over TLS; Dovecot does once it knows that the connection is secure.',
    };
  }
  for (const method of missing) {
    if (method === 'password-cleartext' && offer.isLoginDisabled) continue;
    if (before !== undefined && before.isTold && isOffered(method, before)) {
      yield {
        severity: isNothingLeft ? 'error' : 'warning',
        code: 'authentication-only-before-tls',
        text: `${method} is announced, and the server offers it before STARTTLS but not after it`,
        cure: `Switch ${toWanted(method)} on over TLS.`,
      };
      continue;
    }
    const fitting = findFitting(offer).filter((other) => !authentication.includes(other));
    const instead = fitting.length === 0 ? 'Take it out of the entry' : `Announce ${fitting.join(' or ')} instead`;
    yield {
      severity: isNothingLeft ? 'error' : 'warning',
      code: 'authentication-not-offered',
      text: `${method} is announced, and the ${protocolName[type]} server offers ${toList(toOffered(offer))}`,
      cure: `${instead}, or switch ${toWanted(method)} on at the server.`,
    };
  }
}
