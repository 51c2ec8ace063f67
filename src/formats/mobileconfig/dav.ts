import { expandPlaceholders } from '../../core/placeholder.ts';
import type { DavServer, ForAccount } from '../../core/types.ts';
import type { ProfileOptions } from './options.ts';
import { createPayload, toPort, type Account, type Payload } from './payload.ts';
import { toPlace } from './place.ts';

/** The same keys under two prefixes. */
const kinds = {
  caldav: { prefix: 'CalDAV', type: 'com.apple.caldav.account', apps: ['Calendar'] },
  carddav: { prefix: 'CardDAV', type: 'com.apple.carddav.account', apps: ['Contacts'] },
} as const;

/**
 * Calendars (`com.apple.caldav.account`) or contacts (`com.apple.carddav.account`): the first server of the kind that
 * takes a password. It is always number 0, so that another server replaces the account.
 */
export function createDavPayload(
  account: Account,
  kind: DavServer['type'],
  device: ProfileOptions['device'],
): Payload | undefined {
  const { settings } = account;
  for (const server of settings.related) {
    if (server.type !== kind || !server.authentication.some((method) => method !== 'OAuth2')) continue;
    const place = toPlace(server.url);
    if (place === undefined) continue;
    const { prefix, type, apps } = kinds[kind];
    const { displayName } = settings;
    const facts = { type, kind: `${kind}:0`, suffix: `${kind}0`, displayName: `${displayName} (${prefix})`, apps };
    return createPayload(account, facts, {
      [`${prefix}AccountDescription`]: displayName,
      [`${prefix}HostName`]: place.hostname,
      [`${prefix}Port`]: toPort(place.port),
      [`${prefix}PrincipalURL`]: findPrincipal(server, account, device),
      [`${prefix}UseSSL`]: true,
      [`${prefix}Username`]: server.loginName ?? undefined,
    });
  }
  return undefined;
}

/** Only what the entry states: the client finds the principal, unless it is told a wrong one. */
function findPrincipal(
  { type, principalURL }: ForAccount<DavServer>,
  { settings }: Account,
  device: ProfileOptions['device'],
): string | undefined {
  // macOS has no such key for contacts.
  if (principalURL === undefined || (type === 'carddav' && device === 'mac')) return undefined;
  return expandPlaceholders(principalURL, settings.mailbox, encodeURIComponent);
}
