import type { Account, ServiceChoice } from './conclusion.ts';
import { parseWebUrl, toPlace } from './url.ts';

/** The account that a client makes of the URL of Exchange Web Services; undefined if it is not one of http or https. */
export function findEwsAccount(text: string | undefined, { email }: Account): ServiceChoice | undefined {
  const url = parseWebUrl(text ?? '');
  if (text === undefined || url === undefined) return undefined;
  return { protocol: 'ews', ...toPlace(text, url), username: email, authentication: 'unstated' };
}
