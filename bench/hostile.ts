const size = 16 * 1024;
const open =
  '<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"><Request><EMailAddress>';
const close = '</EMailAddress></Request></Autodiscover>';

const fill = (before: string, unit: string, after = ''): string => {
  const room = size - before.length - after.length;
  return before + unit.repeat(Math.floor(room / unit.length)) + after;
};

/** Declarations of 15 prefixes that no other element declares. */
const declare = (element: number): string =>
  Array.from({ length: 15 }, (_, index) => ` xmlns:p${String(element)}-${String(index)}=""`).join('');

/** Bodies of the greatest permitted size, each made to cost a reader as much as it can. */
export const hostileBodies: readonly (readonly [name: string, body: string])[] = [
  ['open tags only', fill('', '<a>')],
  ['less-than signs', fill('', '<')],
  ['open comments', fill('<a>', '<!--')],
  ['open CDATA', fill('<a>', '<![CDATA[')],
  ['one long name', fill('<', 'a')],
  ['blanks in a tag', fill('<a', ' ')],
  ['attributes without end', fill('<a', ' b="c"')],
  ['equal attributes', fill('<a', ' b=""', '/>')],
  ['prefixes', fill('<a', ' xmlns:b="c"')],
  ['ampersands', fill(open, '&', close)],
  ['references', fill(open, '&amp;', close)],
  ['character references', fill(open, '&#1114111;', close)],
  ['long address', fill(open, 'a', `@example.com${close}`)],
  ['dots in a domain', fill(`${open}a@`, 'a.', `example${close}`)],
  ['at signs', fill(open, '@', close)],
  [
    'long schema',
    fill(
      `${open}a@b.example</EMailAddress><AcceptableResponseSchema>`,
      'http://',
      '</AcceptableResponseSchema></Request></Autodiscover>',
    ),
  ],
  ['entity definitions', fill('<!DOCTYPE a [', '<!ENTITY b "&b;&b;">')],
  [
    'prefixes at every depth',
    fill(Array.from({ length: 14 }, (_, depth) => `<a${declare(depth)}>`).join(''), `<a${declare(14)}/>`),
  ],
  ['nested elements', fill('', '<a><b>', '')],
];
