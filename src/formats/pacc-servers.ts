import { isIssuer } from '../core/issuer.ts';
import { isOnRegisteredPort } from '../core/choose.ts';
import { hasPlaceholder } from '../core/placeholder.ts';
import type { ForAccount, HttpsUrl, MailSettings, Server } from '../core/types.ts';

/** How a client may log in: PACC says it once for all servers. */
export type PaccAuthentication = 'password' | 'oauth-public';

/** The servers that PACC can say; at least one of them reads mail and one sends it. */
export interface PaccServers {
  /** What each of these servers takes. */
  readonly authentication: readonly PaccAuthentication[];
  /** Set where `authentication` holds `oauth-public`. */
  readonly issuer: HttpsUrl | undefined;
  /** Implicit TLS on the registered port. */
  readonly hosts: Readonly<Partial<Record<'imap' | 'pop3' | 'smtp', string>>>;
  readonly urls: Readonly<Partial<Record<'jmap' | 'caldav' | 'carddav' | 'webdav', string>>>;
}

interface Choice {
  readonly place: string;
  readonly authentication: readonly PaccAuthentication[];
}

/**
 * Chooses, for each protocol, the first server that PACC can say: TLS from the first byte on the registered port, or a
 * URL without port; the address as login name; a password, or OAuth 2.0 at a server that takes every client.
 *
 * A client is not told what it cannot use to the end: IMAP and POP3 stand only beside a submission server.
 *
 * @returns undefined if nothing of that kind reads and sends mail.
 */
export function choosePaccServers({ incoming, outgoing, related, provider }: MailSettings): PaccServers | undefined {
  const { issuer } = provider.pacc ?? {};
  const isPublic = issuer !== undefined && isIssuer(issuer);
  const choose = (servers: readonly ForAccount<Server>[], type: Server['type']): Choice | undefined => {
    for (const server of servers) {
      const place = server.type === type ? findPlace(server) : undefined;
      const authentication = toAuthentication(server.authentication, isPublic);
      if (place !== undefined && isAddress(server.username) && authentication.length > 0) {
        return { place, authentication };
      }
    }
    return undefined;
  };

  const smtp = choose(outgoing, 'smtp');
  const imap = smtp && choose(incoming, 'imap');
  const pop3 = smtp && choose(incoming, 'pop3');
  const jmap = choose(incoming, 'jmap');
  // What the best way to mail takes is what the document says; a server that takes less is left out.
  const main = [imap && meet(imap, smtp), pop3 && meet(pop3, smtp), jmap?.authentication].find(
    (methods) => methods !== undefined && methods.length > 0,
  );
  if (main === undefined) return undefined;
  const keep = (choice: Choice | undefined): string | undefined =>
    choice !== undefined && main.every((method) => choice.authentication.includes(method)) ? choice.place : undefined;

  const reading = defined({ imap: keep(imap), pop3: keep(pop3) });
  const submission = keep(smtp);
  const isWhole = submission !== undefined && Object.keys(reading).length > 0;
  return {
    authentication: main,
    issuer: main.includes('oauth-public') ? issuer : undefined,
    hosts: isWhole ? { ...reading, smtp: submission } : {},
    urls: defined({
      jmap: keep(jmap),
      caldav: keep(choose(related, 'caldav')),
      carddav: keep(choose(related, 'carddav')),
      webdav: keep(choose(related, 'webdav')),
    }),
  };
}

const meet = (one: Choice, other: Choice): readonly PaccAuthentication[] =>
  one.authentication.filter((method) => other.authentication.includes(method));

function defined<K extends string>(places: Readonly<Record<K, string | undefined>>): Partial<Record<K, string>> {
  const found: Partial<Record<K, string>> = {};
  for (const key in places) if (places[key] !== undefined) found[key] = places[key];
  return found;
}

const isAddress = (template: string | undefined): boolean =>
  template === '%EMAILADDRESS%' || template === '%EMAILLOCALPART%@%EMAILDOMAIN%';

function toAuthentication(methods: readonly string[], isPublic: boolean): readonly PaccAuthentication[] {
  const takesPassword = methods.some((method) =>
    /^(?:password-cleartext|password-encrypted|Basic|Digest)$/.test(method),
  );
  return [
    ...(takesPassword ? (['password'] as const) : []),
    ...(isPublic && methods.includes('OAuth2') ? (['oauth-public'] as const) : []),
  ];
}

function findPlace(server: ForAccount<Server>): string | undefined {
  if ('url' in server) return findUrl(server.url, server.type !== 'jmap');
  const isImplied = server.socketType === 'SSL' && isOnRegisteredPort(server);
  return isImplied && !hasPlaceholder(server.hostname) ? server.hostname : undefined;
}

/** draft-ietf-mailmaint-pacc-03: https on its own port, unstated; for DAV a path as well. */
function findUrl(text: string, needsPath: boolean): string | undefined {
  if (hasPlaceholder(text) || !URL.canParse(text)) return undefined;
  const { href, protocol, pathname } = new URL(text);
  const [, authority = ''] = /^https:\/\/([^/?#]*)/i.exec(text) ?? [];
  if (protocol !== 'https:' || /[:@]/.test(authority) || text.includes('#')) return undefined;
  return needsPath && pathname === '/' ? undefined : href;
}
