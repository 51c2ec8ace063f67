import { expandLoginName, expandPlaceholders } from '../../core/placeholder.ts';
import type { SubscribedCalendar } from '../../core/types.ts';
import { createPayload, type Account, type Payload } from './payload.ts';

/** The calendars to read of a provider (`com.apple.subscribedcalendar.account`), numbered as the entry lists them. */
export function createSubscribedCalendarPayloads(account: Account): readonly Payload[] {
  const { subscribedCalendars = [] } = account.settings.provider;
  return subscribedCalendars.map((calendar, index) => createSubscribedCalendarPayload(account, calendar, index));
}

function createSubscribedCalendarPayload(account: Account, calendar: SubscribedCalendar, index: number): Payload {
  const { displayName, url, username } = calendar;
  const { mailbox } = account.settings;
  const facts = { type: 'com.apple.subscribedcalendar.account', apps: ['Calendar'] } as const;
  return createPayload(
    account,
    { ...facts, kind: `subcal:${index}`, suffix: `subcal${index}`, displayName },
    {
      SubCalAccountDescription: displayName,
      // In spite of its name the whole URL.
      SubCalAccountHostName: expandPlaceholders(url, mailbox, encodeURIComponent),
      SubCalAccountUseSSL: true,
      SubCalAccountUsername: username === undefined ? undefined : (expandLoginName(username, mailbox) ?? undefined),
    },
  );
}
