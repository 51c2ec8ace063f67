import { findExchangeAccess } from './exchange.ts';
import { createPayload, toPort, type Account, type Payload } from './payload.ts';

/** Exchange by its web services, for macOS (`com.apple.ews.account`): mail, calendars and contacts in one account. */
export function createEwsPayload(account: Account): Payload | undefined {
  const { settings, address } = account;
  const access = findExchangeAccess(settings, 'ews', () => true);
  if (access === undefined) return undefined;
  const { place, usesOAuth, loginName } = access;
  const facts = { type: 'com.apple.ews.account', kind: 'ews:0', suffix: 'ews0' } as const;
  const displayName = `${settings.displayName} (Exchange)`;
  return createPayload(
    account,
    { ...facts, displayName, apps: ['Mail', 'Calendar', 'Contacts'] },
    {
      EmailAddress: address.text,
      // With OAuth the client ignores the place and asks Autodiscover.
      ...(usesOAuth ? { OAuth: true } : { Host: place.hostname, Path: place.path, Port: toPort(place.port) }),
      SSL: true,
      UserName: loginName,
    },
  );
}
