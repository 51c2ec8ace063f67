import {
  checkPlaceholders,
  isDay,
  isDomain,
  languageTag,
  letsUserChoose,
  unwritable,
  userWouldChoose,
} from './entry-text.ts';
import type { Problem } from './problems.ts';
import type { Directory, ProviderConfig } from './types.ts';

/** Checks principals, directories and subscribed calendars. */
export function* checkBesideMail(provider: ProviderConfig): Generator<Problem> {
  const { related = [], directories = [], subscribedCalendars = [] } = provider;
  for (const [index, server] of related.entries()) {
    if (!('principalURL' in server)) continue;
    const path = `related[${String(index)}].principalURL`;
    yield* checkPlaceholders(provider, path, server.principalURL, false);
    if (toHost(server.principalURL) !== toHost(server.url)) {
      yield { path, problem: 'is not at the host of url', cure: 'state the principal that this server knows' };
    }
  }
  for (const [index, directory] of directories.entries()) {
    yield* checkDirectory(provider, directory, `directories[${String(index)}]`);
  }
  for (const [index, { displayName, url, username }] of subscribedCalendars.entries()) {
    const path = `subscribedCalendars[${String(index)}]`;
    yield* checkWords(`${path}.displayName`, displayName);
    yield* checkPlaceholders(provider, `${path}.url`, url, false);
    if (letsUserChoose(toHost(url))) yield { path: `${path}.url`, ...userWouldChoose };
    if (!URL.canParse(url.replaceAll('%EMAILDOMAIN%', 'example.com'))) {
      yield { path: `${path}.url`, problem: 'is not a URL', cure: 'write a whole https URL' };
    }
    if (username !== undefined) yield* checkPlaceholders(provider, `${path}.username`, username, true);
  }
}

const toHost = (url: string): string => url.split('/')[2] ?? '';

// The beginning of a distinguished name: an attribute and its value (RFC 4514 §2).
const distinguishedName = /^(?:[A-Za-z][A-Za-z0-9-]*|\d+(?:\.\d+)+)=/;

function* checkDirectory(provider: ProviderConfig, directory: Directory, path: string): Generator<Problem> {
  const { displayName, hostname, bindDN, searches } = directory;
  yield* checkWords(`${path}.displayName`, displayName);
  if (letsUserChoose(hostname)) {
    yield { path: `${path}.hostname`, ...userWouldChoose };
  } else if (!isDomain(hostname.replaceAll('%EMAILDOMAIN%', 'example.com'))) {
    yield {
      path: `${path}.hostname`,
      problem: `"${hostname}" is not a host name`,
      cure: 'write it in lower-case A-labels, without scheme and port',
    };
  }
  const names = [
    ...(bindDN === undefined ? [] : [[`${path}.bindDN`, bindDN] as const]),
    ...searches.map(({ base }, index) => [`${path}.searches[${String(index)}].base`, base] as const),
  ];
  for (const [place, name] of names) {
    yield* checkPlaceholders(provider, place, name, false);
    if (!distinguishedName.test(name)) {
      yield { path: place, problem: 'is not a distinguished name', cure: 'write it as ou=people,dc=example,dc=com' };
    }
  }
  for (const [index, { description = '' }] of searches.entries()) {
    yield* checkWords(`${path}.searches[${String(index)}].description`, description);
  }
}

function* checkWords(path: string, words: string): Generator<Problem> {
  if (unwritable.test(words)) yield { path, problem: 'holds a control or private-use character', cure: 'remove it' };
}

/**
 * Checks what is for Apple profiles alone.
 *
 * @param today - the day as YYYY-MM-DD
 */
export function* checkAppleProfile({ appleProfile }: ProviderConfig, today: string): Generator<Problem> {
  if (appleProfile === undefined) return;
  const { consentText, removalDate } = appleProfile;
  for (const [language, words] of Object.entries<string>(consentText ?? {})) {
    const path = 'appleProfile.consentText';
    if (!languageTag.test(language)) {
      yield { path, problem: `"${language}" is not a language tag`, cure: 'write it as en or pt-BR' };
    }
    // A text to agree to may have paragraphs.
    yield* checkWords(path, words.replaceAll('\n', ' '));
  }
  if (removalDate === undefined) return;
  const path = 'appleProfile.removalDate';
  if (!isDay(removalDate)) {
    yield { path, problem: `"${removalDate}" is not a day`, cure: 'write YYYY-MM-DD' };
  } else if (removalDate <= today) {
    yield { path, problem: `${removalDate} is over, so that accounts vanish at once`, cure: 'state a later day' };
  }
}
