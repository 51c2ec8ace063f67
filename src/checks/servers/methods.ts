import type { Authentication } from '../../core/types.ts';
import type { Offer } from './report.ts';

const encrypted = /^(?:CRAM-MD5|DIGEST-MD5|SCRAM-.+)$/;

/** Whether the server offers a password in clear text by any way that clients use. */
export const offersPassword = ({ mechanisms, hasPasswordCommand }: Offer): boolean =>
  hasPasswordCommand || mechanisms.includes('PLAIN') || mechanisms.includes('LOGIN');

/** Whether a client that was told of a method finds it; what shows in no list of capabilities is taken as there. */
export function isOffered(method: Authentication, offer: Offer): boolean {
  const { mechanisms } = offer;
  switch (method) {
    case 'password-cleartext':
      return offersPassword(offer);
    case 'password-encrypted':
      return offer.hasApop || mechanisms.some((name) => encrypted.test(name));
    case 'OAuth2':
      return mechanisms.includes('XOAUTH2') || mechanisms.includes('OAUTHBEARER');
    case 'GSSAPI':
      return mechanisms.includes('GSSAPI');
    case 'NTLM':
      return mechanisms.includes('NTLM');
    case 'TLS-client-cert':
    case 'client-IP-address':
    case 'smtp-after-pop':
    case 'none':
      return true;
    default:
      return mechanisms.includes(method.slice('sasl:'.length));
  }
}

const wanted: Partial<Record<Authentication, string>> = {
  'password-cleartext': 'PLAIN or LOGIN',
  'password-encrypted': 'SCRAM-SHA-256 or CRAM-MD5',
  OAuth2: 'XOAUTH2 or OAUTHBEARER',
};

/** The mechanisms that a method needs at the server, for a person. */
export const toWanted = (method: Authentication): string => wanted[method] ?? method.replace(/^sasl:/, '');

const announceable = ['password-cleartext', 'password-encrypted', 'OAuth2', 'GSSAPI', 'NTLM'] as const;

/** The methods that would fit what a server offers. */
export const findFitting = (offer: Offer): readonly Authentication[] =>
  announceable.filter((method) => isOffered(method, offer));

/** What a server offers, by name. */
export const toOffered = ({ mechanisms, hasPasswordCommand, hasApop }: Offer): readonly string[] => [
  ...mechanisms,
  ...(hasPasswordCommand && !mechanisms.includes('LOGIN') ? ['a password by command'] : []),
  ...(hasApop ? ['APOP'] : []),
];
