import type { Random } from '../../random.ts';

const names = [
  'a',
  'b',
  'Request',
  'Autodiscover',
  'é',
  '_x',
  'a-b',
  'a.b',
  'p:a',
  'q:b',
  'xml:a',
  'a:',
  ':a',
  '1a',
  '',
];
const values = ['', 'x', 'urn:x', '&amp;', '&#65;', '&x;', '<', '&', 'a b', '\n', '"', "'"];
const texts = [
  'text',
  ' ',
  '\r\n',
  '&amp;',
  '&lt;',
  '&#x41;',
  '&#0;',
  '&#xD800;',
  '&#1114112;',
  '&nbsp;',
  '&',
  '& ',
  ']]>',
  '>',
  'é',
  '😀',
  'jane@example.com',
  'a&b@example.com',
];
const misc = [
  '<!-- c -->',
  '<!---->',
  '<!-- -- -->',
  '<?pi x?>',
  '<?xml version="1.0"?>',
  '<!DOCTYPE a>',
  '<![CDATA[<&]]>',
  '<![CDATA[]]>',
];

const times = (count: number, make: () => string): string => {
  let text = '';
  for (let index = 0; index < count; index += 1) text += make();
  return text;
};

/** Attributes, now and then wrong. */
export const toAttributes = (random: Random): string =>
  times(random.chance(0.6) ? 0 : random.below(4), () => {
    const quote = random.chance(0.8) ? '"' : "'";
    const name = random.chance(0.4) ? random.pick(['xmlns', 'xmlns:p', 'xmlns:q', 'xmlns:xml']) : random.pick(names);
    return `${random.chance(0.95) ? ' ' : ''}${name}${random.chance(0.9) ? '=' : ' = '}${quote}${random.pick(values)}${quote}`;
  });

/** An element with what it holds, by XML 1.0 §3 but for a few mistakes. */
export function toElement(random: Random, depth: number, toName = (): string => random.pick(names)): string {
  const name = random.chance(0.9) ? toName() || 'a' : toName();
  const start = `<${name}${toAttributes(random)}`;
  if (random.chance(0.2)) return `${start}${random.chance(0.2) ? ' ' : ''}/>`;
  const content = times(random.below(4), () =>
    random.chance(0.5) && depth > 0
      ? toElement(random, depth - 1, toName)
      : random.chance(0.85)
        ? random.pick(texts)
        : random.pick(misc),
  );
  return `${start}>${content}</${random.chance(0.97) ? name : toName()}${random.chance(0.05) ? ' ' : ''}>`;
}

/** A document: a declaration perhaps, an element, and what may stand around it. */
export const toDocument = (random: Random, element: string): string =>
  (random.chance(0.3) ? '<?xml version="1.0" encoding="utf-8"?>' : '') +
  (random.chance(0.1) ? random.pick(misc) : '') +
  element +
  (random.chance(0.1) ? random.pick([' ', '\n', 'x', '<a/>', ...misc]) : '');

/** Text with its markup characters escaped, whatever else is in it. */
export const escapeMarkup = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
