import {
  toNothing,
  toUrlRedirect,
  type Account,
  type Answer,
  type ServiceConclusion,
  type ServiceReader,
} from './conclusion.ts';
import { findMember, parseJsonObject } from './json.ts';
import { isHttpsUrl, parseWebUrl, toPlace } from './url.ts';

/** The URL that an answer names for the protocol that was asked for, or why it names none. */
function readUrl(answer: Answer, asked: string): { readonly url: string } | ServiceConclusion {
  const { status, location = '' } = answer;
  // Exchange Online sends clients to another autodiscover.json where the mailbox is elsewhere.
  if (status === 302 && isHttpsUrl(location)) return toUrlRedirect(location);
  const document = parseJsonObject(answer.body);
  // An error is an error with any status: gromox sends 200, others 400 or 404.
  const code = document && findMember(document, 'ErrorCode');
  if (typeof code === 'string') return toNothing(`error ${code}`);
  if (status !== 200) return toNothing(`status ${status}`);
  if (document === undefined) return toNothing('not a JSON object');
  const protocol = findMember(document, 'Protocol');
  const url = findMember(document, 'Url');
  if (typeof protocol !== 'string' || typeof url !== 'string') return toNothing('no Protocol or no Url');
  // Servers answer with their own spelling or with the client's; both work.
  if (protocol.toLowerCase() !== asked.toLowerCase()) return toNothing('an answer for another protocol');
  return isHttpsUrl(url) ? { url } : toNothing('Url is not an https URL');
}

function readActiveSync(answer: Answer, { email }: Account): ServiceConclusion {
  const found = readUrl(answer, 'ActiveSync');
  if ('outcome' in found) return found;
  const url = parseWebUrl(found.url);
  if (url === undefined) return toNothing('Url is not an https URL');
  const service = {
    protocol: 'activesync' as const,
    ...toPlace(found.url, url),
    username: email,
    authentication: 'unstated' as const,
  };
  return { outcome: 'service', service };
}

function readAutodiscoverV1(answer: Answer): ServiceConclusion {
  const found = readUrl(answer, 'AutodiscoverV1');
  return 'outcome' in found ? found : toUrlRedirect(found.url);
}

/**
 * Outlook for Windows from 2016 on, asking for `AutodiscoverV1`: the answer names the URL of the XML document, which it
 * asks next. There is no public specification; the rules are those that servers of the Exchange family keep.
 */
export const outlookJson: ServiceReader = {
  name: 'Outlook (Autodiscover v2)',
  reads: 'autodiscover-json',
  read: readAutodiscoverV1,
};

/**
 * Microsoft's AutoDetect service, which asks for `ActiveSync` on behalf of Outlook mobile and of the new-account window
 * of Outlook. It takes an ActiveSync URL or nothing; what the programs do after nothing is not documented. There is no
 * public specification; the rules are those that servers of the Exchange family keep.
 */
export const outlookMobile: ServiceReader = {
  name: 'Outlook mobile (AutoDetect)',
  reads: 'autodiscover-json',
  read: readActiveSync,
};

/** Nine for Android, asking for `ActiveSync`: its request is documented, for its reading see {@link outlookMobile}. */
export const nine: ServiceReader = { name: 'Nine', reads: 'autodiscover-json', read: readActiveSync };
