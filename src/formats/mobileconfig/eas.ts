import { findExchangeAccess, type ExchangeAccess } from './exchange.ts';
import { createPayload, type Account, type App, type Payload } from './payload.ts';

/**
 * Exchange by ActiveSync, for iOS and visionOS (`com.apple.eas.account`).
 *
 * @param taken - what other accounts of the profile do already, and this one must not do a second time
 */
export function createEasPayload(account: Account, taken: ReadonlySet<App>): Payload | undefined {
  const { settings, address } = account;
  const access = findExchangeAccess(settings, 'activeSync', isReachable);
  if (access === undefined) return undefined;
  const { place, usesOAuth, loginName } = access;
  const off = (app: App): false | undefined => (taken.has(app) ? false : undefined);
  const facts = { type: 'com.apple.eas.account', kind: 'eas:0', suffix: 'eas0' } as const;
  const displayName = `${settings.displayName} (Exchange)`;
  const apps = (['Mail', 'Calendar', 'Contacts'] as const).filter((app) => !taken.has(app));
  return createPayload(
    account,
    { ...facts, displayName, apps },
    {
      EmailAddress: address.text,
      // On unless stated. Notes stay on, since one of them has to.
      EnableCalendars: off('Calendar'),
      EnableContacts: off('Contacts'),
      EnableMail: off('Mail'),
      EnableReminders: off('Calendar'),
      // With OAuth and without a page to sign in at, the client ignores the host and asks Autodiscover.
      Host: usesOAuth ? undefined : place.hostname,
      OAuth: usesOAuth ? true : undefined,
      SSL: true,
      UserName: loginName,
    },
  );
}

// A payload can name a host only, so the client takes the usual path (examples in MS-ASHTTP §2.2.1.1.1) and port.
const isReachable = ({ place, usesOAuth }: ExchangeAccess): boolean =>
  usesOAuth || (place.port === 443 && /^\/microsoft-server-activesync\/?$/i.test(place.path));
