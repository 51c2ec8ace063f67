import type { AppleProfile, LocalizedText, NonEmpty, ProviderConfig } from '../../core/types.ts';
import { real, type PlistDictionary } from '../plist.ts';

const secondsPerDay = 86_400;

/**
 * What providers say of a whole profile: consent, and whether and when it can be removed. Where several are in one
 * profile, a person agrees to each text, and the strictest rule counts.
 */
export function createPolicy(providers: NonEmpty<ProviderConfig>): PlistDictionary {
  const policies = [...new Set(providers)].flatMap(({ appleProfile }) => appleProfile ?? []);
  const dates = policies.flatMap(({ removalDate }) => removalDate ?? []).sort();
  const days = policies.flatMap(({ removalAfterDays }) => removalAfterDays ?? []);
  const [date] = dates;
  return {
    ConsentText: createConsentText(policies),
    DurationUntilRemoval: days.length === 0 ? undefined : real(Math.min(...days) * secondsPerDay),
    PayloadRemovalDisallowed: policies.some(({ removalDisallowed }) => removalDisallowed === true),
    RemovalDate: date === undefined ? undefined : new Date(`${date}T00:00:00Z`),
  };
}

/** Text by language. A device looks for its own, then for `default`; a language that one of two texts lacks is English. */
function createConsentText(policies: readonly AppleProfile[]): PlistDictionary | undefined {
  const texts: readonly LocalizedText[] = policies.flatMap(({ consentText }) => consentText ?? []);
  if (texts.length === 0) return undefined;
  const inLanguage = (language: string): string => texts.map((text) => text[language] ?? text.en).join('\n\n');
  const languages = new Set(texts.flatMap((text) => Object.keys(text)));
  const byLanguage = [...languages].map((language) => [language, inLanguage(language)] as const);
  return { default: inLanguage('en'), ...Object.fromEntries<string>(byLanguage) };
}
