import { fail, ok } from '../../core/result.ts';
import type { NonEmpty, Result } from '../../core/types.ts';
import { createDavPayload } from './dav.ts';
import { createEasPayload } from './eas.ts';
import { createEwsPayload } from './ews.ts';
import { createLdapPayloads } from './ldap.ts';
import { createMailPayload } from './mail.ts';
import type { ProfileOptions } from './options.ts';
import type { Account, App, Payload } from './payload.ts';
import { createSubscribedCalendarPayloads } from './subscribed-calendar.ts';

/**
 * The payloads of one mailbox: what is asked for and can be said.
 *
 * @returns `not-expressible` if mail is asked for and cannot be said, or if nothing is left.
 */
export function createPayloads(account: Account, options: ProfileOptions): Result<NonEmpty<Payload>> {
  const { include, device } = options;
  const refusal = fail({ reason: 'not-expressible', provider: account.settings.provider });
  const mail = include.has('mail') ? createMailPayload(account, options) : undefined;
  const exchange = createExchange(account, options, mail);
  if (include.has('mail') && mail === undefined && (exchange === undefined || options.protocol !== 'best')) {
    return refusal;
  }
  const [first, ...rest] = [
    mail,
    exchange?.payload,
    ...(exchange?.dav ?? createDav(account, options)),
    ...(include.has('directory') ? createLdapPayloads(account) : []),
    // Unknown on macOS.
    ...(include.has('subscriptions') && device !== 'mac' ? createSubscribedCalendarPayloads(account) : []),
  ].filter((payload) => payload !== undefined);
  return first === undefined ? refusal : ok([first, ...rest]);
}

/** An Exchange account, and the calendars and contacts that stand beside it. */
interface Exchange {
  readonly payload: Payload;
  readonly dav: readonly Payload[];
}

/**
 * Exchange is there if it is asked for, and in place of mail servers that a profile cannot say, as those of Microsoft
 * 365. One mailbox is never set up for mail twice.
 */
function createExchange(account: Account, options: ProfileOptions, mail: Payload | undefined): Exchange | undefined {
  const { include, device, protocol } = options;
  const isFallback = include.has('mail') && mail === undefined && protocol === 'best';
  if (!include.has('exchange') && !isFallback) return undefined;
  if (device === 'mac') {
    // The account for macOS cannot leave anything out, so it is all or nothing.
    const payload = mail === undefined ? createEwsPayload(account) : undefined;
    return payload && { payload, dav: [] };
  }
  const dav = createDav(account, options);
  const taken = new Set<App>([...(mail?.apps ?? []), ...dav.flatMap(({ apps }) => apps)]);
  const payload = createEasPayload(account, taken);
  return payload && { payload, dav };
}

function createDav(account: Account, { include, device }: ProfileOptions): readonly Payload[] {
  return [
    include.has('calendar') ? createDavPayload(account, 'caldav', device) : undefined,
    include.has('contacts') ? createDavPayload(account, 'carddav', device) : undefined,
  ].filter((payload) => payload !== undefined);
}
