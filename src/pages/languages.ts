import { andThen, type Maybe } from '../core/maybe.ts';
import type { Messages } from './messages/types.ts';
import type { Words } from './words/types.ts';

/** The languages of the pages (BCP 47), with their own names, in the order of the switch. */
export const languageNames = {
  en: 'English',
  ro: 'Română',
  ru: 'Русский',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  it: 'Italiano',
  pt: 'Português',
  pl: 'Polski',
  tr: 'Türkçe',
  uk: 'Українська',
  ar: 'العربية',
} as const;

/** A language that the pages speak. */
export type Language = keyof typeof languageNames;

/** Everything a page says in one language. */
export interface Speech {
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
  readonly messages: Messages;
  /** The words of mail clients' forms. */
  readonly words: Words;
}

// Each language is a module of its own, so that nobody loads the words of eleven others.
const loaders: Readonly<Record<Language, () => Promise<[{ messages: Messages }, { words: Words }]>>> = {
  en: () => Promise.all([import('./messages/en.ts'), import('./words/en.ts')]),
  ro: () => Promise.all([import('./messages/ro.ts'), import('./words/ro.ts')]),
  ru: () => Promise.all([import('./messages/ru.ts'), import('./words/ru.ts')]),
  de: () => Promise.all([import('./messages/de.ts'), import('./words/de.ts')]),
  fr: () => Promise.all([import('./messages/fr.ts'), import('./words/fr.ts')]),
  es: () => Promise.all([import('./messages/es.ts'), import('./words/es.ts')]),
  it: () => Promise.all([import('./messages/it.ts'), import('./words/it.ts')]),
  pt: () => Promise.all([import('./messages/pt.ts'), import('./words/pt.ts')]),
  pl: () => Promise.all([import('./messages/pl.ts'), import('./words/pl.ts')]),
  tr: () => Promise.all([import('./messages/tr.ts'), import('./words/tr.ts')]),
  uk: () => Promise.all([import('./messages/uk.ts'), import('./words/uk.ts')]),
  ar: () => Promise.all([import('./messages/ar.ts'), import('./words/ar.ts')]),
};

const loaded = new Map<Language, Speech>();

/** Loads a language once. */
export function findSpeech(language: Language): Maybe<Speech> {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  return andThen(loaders[language](), ([{ messages }, { words }]) => {
    const speech: Speech = { language, direction: language === 'ar' ? 'rtl' : 'ltr', messages, words };
    loaded.set(language, speech);
    return speech;
  });
}

/** Reads the name of a language, as a form sends it. */
export function parseLanguage(text: string | undefined): Language | undefined {
  return text !== undefined && Object.hasOwn(languageNames, text) ? (text as Language) : undefined;
}

/** Languages in an `Accept-Language` that are looked at; browsers send some five. */
const mostRanges = 20;

/** The best language for a reader (RFC 9110 §12.5.4, by the primary subtag); English if none fits. */
export function chooseLanguage(accepted: string): Language {
  let best: Language = 'en';
  let bestQuality = 0;
  for (const range of accepted.slice(0, 500).split(',').slice(0, mostRanges)) {
    const [tag = '', ...parameters] = range.split(';').map((text) => text.trim().toLowerCase());
    const [primary] = tag.split('-');
    // Moldovan was Romanian under another name.
    const language = parseLanguage(primary === 'mo' ? 'ro' : primary);
    const quality = toQuality(parameters.find((parameter) => parameter.startsWith('q=')));
    if (language !== undefined && quality > bestQuality) [best, bestQuality] = [language, quality];
  }
  return best;
}

function toQuality(parameter: string | undefined): number {
  if (parameter === undefined) return 1;
  const text = parameter.slice(2);
  return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(text) ? Number(text) : 0;
}
