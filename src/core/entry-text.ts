import { parseDomain } from './address.ts';
import { findPlaceholders } from './placeholder.ts';
import type { Problem } from './problems.ts';
import type { ProviderConfig } from './types.ts';

/** A language tag as entries write it (BCP 47). */
export const languageTag = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/;

/**
 * The same exclusions as when XML is written: control characters, lone surrogates and non-characters. Private-use
 * characters have no meaning in public, and documents use them inside.
 */
export const unwritable = /[^\u0020-\ud7ff\uf900-\ufffd\u{10000}-\u{effff}]/u;

/** Whether a text is a domain in lower-case A-labels. */
export const isDomain = (name: string): boolean => {
  const parsed = parseDomain(name);
  return parsed.ok && parsed.value === name;
};

/** Whether a text is a day of the calendar as YYYY-MM-DD. */
export const isDay = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

/** Whether a host name holds a part of the address that is the user's own. */
export const letsUserChoose = (host: string): boolean =>
  findPlaceholders(host).some((placeholder) => placeholder !== '%EMAILDOMAIN%');

/** What to say of such a host name. */
export const userWouldChoose = {
  problem: 'holds a placeholder that is not %EMAILDOMAIN%, so the user would choose where the password goes',
  cure: 'use a fixed name or %EMAILDOMAIN%',
};

const standard = new Set(['%EMAILADDRESS%', '%EMAILLOCALPART%', '%EMAILDOMAIN%']);

/**
 * Finds placeholders that do not exist.
 *
 * @param inputs - whether those of `inputFields` may stand in this place
 */
export function* checkPlaceholders(
  provider: ProviderConfig,
  path: string,
  text: string,
  inputs: boolean,
): Generator<Problem> {
  const declared = inputs ? (provider.inputFields ?? []).map(({ key }) => `%${key}%`) : [];
  for (const placeholder of findPlaceholders(text)) {
    if (standard.has(placeholder) || declared.includes(placeholder)) continue;
    yield {
      path,
      problem: `"${placeholder}" is not a placeholder`,
      cure: 'use %EMAILADDRESS%, %EMAILLOCALPART% or %EMAILDOMAIN%, or declare it in inputFields',
    };
  }
}
