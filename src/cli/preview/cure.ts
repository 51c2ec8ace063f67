import type { ProviderConfig } from '../../core/types.ts';
import { findPaccGap } from '../check/pacc.ts';
import type { Reading } from './conclude.ts';

/** What an entry has, as far as the lack of it sends clients away. */
interface Offer {
  readonly types: ReadonlySet<string>;
  readonly hasActiveSync: boolean;
  readonly hasEws: boolean;
  /** Whether any server has encryption. */
  readonly isEncrypted: boolean;
  readonly takesPasswords: boolean;
  readonly isLoginAddress: boolean;
}

/**
 * What would let a client that ends with nothing find something, in words for whoever writes the entry; undefined where
 * nothing is amiss, where the provider's own instructions say what to do, or where no cure is known.
 *
 * @param provider - the entry whose servers answer
 */
export function findCure(reading: Reading, address: string, provider: ProviderConfig | undefined): string | undefined {
  const { conclusion, client, format, status, request } = reading;
  if (conclusion.outcome !== 'nothing' || conclusion.redirect !== undefined) return undefined;
  // A bridge, or accounts beside mail that the client sets up: nothing is amiss.
  if (provider === undefined || provider.incoming.length === 0 || (conclusion.related ?? []).length > 0)
    return undefined;
  const { outgoing } = provider;
  const offer = toOffer(provider);
  const hasMail = offer.types.has('imap') || offer.types.has('pop3');
  if (isForExchange(reading)) return findExchangeCure(reading, offer);
  if (hasMail && outgoing.length === 0) return 'state an outgoing server: nobody sets up an account without one';
  if (format === 'pacc') return findPaccGap('', provider)?.cure;
  if (!hasMail) return undefined;
  if (format === 'profile') {
    return offer.takesPasswords
      ? undefined
      : 'offer a password or an ActiveSync URL: profiles can say OAuth 2.0 of Exchange accounts only';
  }
  if (status === 400 && /[&#]/.test(address) && request.url.includes(address)) {
    return 'none on this side: the client sends the address without encoding it, and & or # ends it';
  }
  if (!offer.types.has('imap') && !/^Thunderbird(?! for)|^KMail|^Evolution|^Outlook|^eM/.test(client)) {
    return 'offer IMAP: the client knows no POP3';
  }
  if (!offer.isEncrypted) return 'offer TLS: the client refuses clear text';
  if (request.method === 'GET' && format === 'autodiscover' && !offer.isLoginAddress) {
    return 'let people log in with their whole address: the client does not send it, and would take it for the login name';
  }
  return undefined;
}

/** Whether the client wants Exchange, and mail servers are nothing to it. */
const isForExchange = ({ client, format, conclusion }: Reading): boolean =>
  format === 'mobilesync' ||
  (format === 'autodiscover-json' && conclusion.outcome === 'nothing' && client !== 'Outlook (Autodiscover v2)') ||
  (format === 'autodiscover' && /EWS|Exchange/.test(client));

function findExchangeCure({ format }: Reading, { hasActiveSync, hasEws }: Offer): string | undefined {
  if (format === 'autodiscover') {
    return hasEws ? 'none: of the answers only those by SOAP and JSON name Exchange Web Services' : undefined;
  }
  return hasActiveSync ? undefined : 'state the URL of ActiveSync (type activeSync), if the provider has it';
}

function toOffer({ incoming, outgoing }: ProviderConfig): Offer {
  const has = (member: 'ewsURL' | 'easURL'): boolean =>
    incoming.some((server) => server.type === 'exchange' && server[member] !== undefined);
  const types = new Set(incoming.map(({ type }) => type));
  const mail = [...incoming, ...outgoing].filter(({ type }) => type === 'imap' || type === 'pop3' || type === 'smtp');
  return {
    types,
    hasActiveSync: types.has('activeSync') || has('easURL'),
    hasEws: types.has('ews') || has('ewsURL'),
    isEncrypted: mail.some((server) => 'socketType' in server && server.socketType !== 'plain'),
    takesPasswords: mail.some(({ authentication }) => authentication.some((method) => method !== 'OAuth2')),
    isLoginAddress: mail.every(({ username }) => username === undefined || username === '%EMAILADDRESS%'),
  };
}
