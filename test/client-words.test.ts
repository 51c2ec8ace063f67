import { describe, expect, test } from 'vitest';
import { words as ar } from '../src/pages/words/ar.ts';
import { words as de } from '../src/pages/words/de.ts';
import { words as en } from '../src/pages/words/en.ts';
import { words as es } from '../src/pages/words/es.ts';
import { words as fr } from '../src/pages/words/fr.ts';
import { words as it } from '../src/pages/words/it.ts';
import { words as pl } from '../src/pages/words/pl.ts';
import { words as pt } from '../src/pages/words/pt.ts';
import { words as ro } from '../src/pages/words/ro.ts';
import { words as ru } from '../src/pages/words/ru.ts';
import { words as tr } from '../src/pages/words/tr.ts';
import type { ClientId, FormWords, Words } from '../src/pages/words/types.ts';
import { words as uk } from '../src/pages/words/uk.ts';

const languages: Readonly<Record<string, Words>> = { en, ro, ru, de, fr, es, it, pt, pl, tr, uk, ar };

// Written out once more, so that a client that disappears is missed.
const clients: readonly ClientId[] = [
  'thunderbird',
  'thunderbird-android',
  'outlook-classic',
  'outlook-new',
  'outlook-mobile',
  'outlook-express',
  'apple-mail-mac',
  'apple-mail-ios',
  'gmail-android',
  'samsung-email',
  'fairemail',
  'em-client',
  'evolution',
  'kmail',
  'delta-chat',
];

const forms = Object.entries(languages).flatMap(([language, words]) =>
  clients.map((client): readonly [string, ClientId, FormWords] => [language, client, words[client]]),
);

const toTexts = ({ path, fields, security, password }: FormWords): readonly string[] => [
  ...path,
  ...Object.values(fields),
  ...Object.values(security),
  ...Object.values(password ?? {}),
];

describe('languages', () => {
  test.each(Object.entries(languages))('%s knows exactly the clients that there are', (_language, words) => {
    expect(Object.keys(words).sort()).toEqual([...clients].sort());
  });

  test.each(Object.entries(languages).filter(([language]) => language !== 'en'))(
    '%s translates most clients, and does not call a translation English',
    (_language, words) => {
      const translated = clients.filter((client) => words[client].isEnglish !== true);
      expect(translated.length).toBeGreaterThan(clients.length / 2);
      for (const client of translated) expect(toTexts(words[client])).not.toEqual(toTexts(en[client]));
    },
  );

  test('English is not a fallback of itself', () => {
    expect(clients.filter((client) => en[client].isEnglish)).toEqual([]);
  });

  // Words that a translator forgot would show as Latin letters alone.
  test.each([
    ['ru', /\p{Script=Cyrillic}/u],
    ['uk', /\p{Script=Cyrillic}/u],
    ['ar', /\p{Script=Arabic}/u],
  ])('%s is written in its own letters', (language, script) => {
    const texts = clients.flatMap((client) => {
      const form = languages[language]?.[client];
      return form === undefined || form.isEnglish === true ? [] : Object.values(form.fields);
    });
    expect(texts.filter((text) => script.test(text)).length / texts.length).toBeGreaterThan(0.85);
  });
});

describe('forms', () => {
  test.each(forms)('%s, %s: nothing is empty, padded or said with a colon', (_language, _client, form) => {
    expect(form.path.length).toBeGreaterThan(1);
    for (const text of toTexts(form)) expect(text).toMatch(/^\S(?:.*[^\s:])?$/u);
  });

  test.each(forms)('%s, %s: the fields are those of the English form', (_language, client, form) => {
    expect(Object.keys(form.fields).sort()).toEqual(Object.keys(en[client].fields).sort());
    expect(Object.keys(form.security).sort()).toEqual(Object.keys(en[client].security).sort());
    expect(Object.keys(form.password ?? {}).sort()).toEqual(Object.keys(en[client].password ?? {}).sort());
  });

  test.each(forms)('%s, %s: both servers are asked for', (_language, _client, { fields }) => {
    expect(fields.incomingServer).toBeDefined();
    expect(fields.outgoingServer).toBeDefined();
  });

  test.each(forms)('%s, %s: choices differ from each other', (_language, _client, { security, password }) => {
    expect(security.SSL).toBeDefined();
    expect(security.SSL).not.toBe(security.STARTTLS);
    if (password) expect(new Set(Object.values(password)).size).toBe(Object.keys(password).length);
  });

  test.each(forms)('%s, %s: neither markup, accelerators nor controls', (_language, _client, form) => {
    // Controls of direction would reorder the page around the word (UAX 9); a page isolates words itself.
    for (const text of toTexts(form)) expect(text).not.toMatch(/[<>&_\\]|[\p{Cc}\p{Cf}]|%\d?\$?s/u);
  });

  test.each(forms)('%s, %s: words that fall back are the English ones', (_language, client, form) => {
    if (form.isEnglish !== true) return;
    expect(form).toEqual({ ...en[client], isEnglish: true });
  });
});
