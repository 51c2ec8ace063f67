import type { ForAccount, IncomingServer, MailSettings } from '../../core/types.ts';
import { toPlace, type Place } from './place.ts';

/** How an Exchange account of either protocol is reached. */
export interface ExchangeAccess {
  readonly place: Place;
  /** The client then looks for the place by Autodiscover. */
  readonly usesOAuth: boolean;
  readonly loginName: string | undefined;
}

type Protocol = 'activeSync' | 'ews';

const passwords: Readonly<Record<Protocol, ReadonlySet<string>>> = {
  activeSync: new Set(['Basic', 'password-cleartext']),
  ews: new Set(['Basic', 'password-cleartext', 'NTLM']),
};

/** The first Exchange server of a provider that speaks the protocol, by a method that an Apple device can be told. */
export function findExchangeAccess(
  settings: MailSettings,
  protocol: Protocol,
  isReachable: (access: ExchangeAccess) => boolean,
): ExchangeAccess | undefined {
  for (const server of settings.incoming) {
    const url = findUrl(server, protocol);
    const place = url === undefined ? undefined : toPlace(url);
    if (place === undefined) continue;
    const methods: readonly string[] = server.authentication;
    const method = methods.find((name) => name === 'OAuth2' || passwords[protocol].has(name));
    if (method === undefined) continue;
    const access = { place, usesOAuth: method === 'OAuth2', loginName: server.loginName ?? undefined };
    if (isReachable(access)) return access;
  }
  return undefined;
}

function findUrl(server: ForAccount<IncomingServer>, protocol: Protocol): string | undefined {
  if (server.type === protocol) return server.url;
  if (server.type !== 'exchange') return undefined;
  return protocol === 'ews' ? server.ewsURL : server.easURL;
}
