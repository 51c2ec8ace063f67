import { findChildren, type XmlElement } from '../../clients/xml.ts';
import { standardText } from '../../core/standard-text.ts';
import type { Instruction, LocalizedText } from '../../core/types.ts';
import type { TakeNote } from './note.ts';
import { explainUrl, toHttpsUrl } from './server.ts';

/**
 * `documentation`, `enable` and the undocumented `instruction` of one parent.
 *
 * @param factsOnly - take the URLs and say the rest in our own words
 */
export function findInstructions(
  parent: XmlElement,
  placement: NonNullable<Instruction['placement']>,
  factsOnly: boolean,
  note: TakeNote,
): readonly Instruction[] {
  const path = placement === 'clientConfig' ? '' : 'emailProvider/';
  const found: Instruction[] = [];
  for (const element of parent.children) {
    const kind = element.name === 'enable' ? 'enable-access' : 'documentation';
    if (!['enable', 'documentation', 'instruction'].includes(element.name)) continue;
    const written = element.attributes.get(element.name === 'enable' ? 'visiturl' : 'url')?.trim();
    const url = toHttpsUrl(written);
    if (url === undefined) {
      note(`${path}${element.name}`, 'dropped', explainUrl(written));
      continue;
    }
    if (found.some((other) => other.kind === kind && other.url === url)) {
      note(`${path}${element.name}`, 'dropped', 'the URL stands twice');
      continue;
    }
    if (element.name === 'instruction') note(`${path}instruction`, 'changed', 'its URL is taken as documentation');
    const text = factsOnly
      ? standardText[kind]
      : findText(element, kind, (why) => {
          note(`${path}${element.name}`, 'guessed', why);
        });
    found.push({ kind, url, text, ...(placement === 'clientConfig' ? { placement } : {}) });
  }
  return found;
}

const isTag = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?$/;

function findText(
  element: XmlElement,
  kind: 'documentation' | 'enable-access',
  guess: (why: string) => void,
): LocalizedText {
  const texts = new Map<string, string>();
  for (const child of findChildren(element, kind === 'enable-access' ? 'instruction' : 'descr')) {
    const words = child.text.replace(/\s+/g, ' ').trim();
    // Text without a language is English in the ISPDB, and so is any kind of English here.
    const written = child.attributes.get('lang')?.trim() ?? 'en';
    const language = written.startsWith('en-') ? 'en' : written;
    if (words === '' || !isTag.test(language)) guess('a text without words or language is left out');
    else if (!texts.has(language)) texts.set(language, words);
  }
  const missing = kind === 'documentation' ? (['en'] as const) : (['en', 'ro'] as const);
  for (const language of missing) {
    if (texts.has(language)) continue;
    guess(`there is no text in "${language}"; a general one stands for it`);
    texts.set(language, standardText[kind][language]);
  }
  const { en, ...others } = Object.fromEntries(texts);
  return { en: en ?? standardText[kind].en, ...others };
}
