import { describe, expect, test } from 'vitest';
import { parsePlist } from '../../src/clients/plist.ts';
import { findChild, findChildren, parseXml, toElements } from '../../src/clients/xml.ts';

describe('an XML document', () => {
  test.each([
    ['a&amp;b', 'a&b'],
    ['&#38;', '&'],
    ['&#x26;', '&'],
    ['&lt;&gt;&quot;&apos;', `<>"'`],
    ['&amp;lt;', '&lt;'],
    ['&#38;lt;', '&lt;'],
    [' 007 ', ' 007 '],
    ['a<!-- b -->c', 'ac'],
    ['<![CDATA[<&amp;]]>', '<&amp;'],
    ['\u{1f600}', '\u{1f600}'],
  ])('reads the text %j as %j', (raw, text) => {
    expect(parseXml(`<a>${raw}</a>`)?.text).toBe(text);
  });

  test('keeps CDATA apart', () => {
    expect(parseXml('<a>x<![CDATA[y]]>z</a>')).toMatchObject({ text: 'xyz', textWithoutCdata: 'xz' });
  });

  test('reads attributes with references and without coercion', () => {
    const element = parseXml('<a b="1&amp;2" c="&#38;" d="007"/>');
    expect([...(element?.attributes ?? [])]).toEqual([
      ['b', '1&2'],
      ['c', '&'],
      ['d', '007'],
    ]);
  });

  test('keeps order, prefixes and repetition', () => {
    const root = parseXml('<?xml version="1.0"?>\n<!-- c --><a xmlns:p="u"><b/><p:b/><b>2</b></a>\n<!-- c -->');
    if (root === undefined) throw new Error('not parsed');
    expect(toElements(root).map(({ name }) => name)).toEqual(['a', 'b', 'p:b', 'b']);
    expect(findChildren(root, 'b').map(({ text }) => text)).toEqual(['', '2']);
    expect(findChild(root, 'p:b')?.name).toBe('p:b');
  });

  test.each([
    ['', 'nothing'],
    ['hello', 'plain text'],
    ['<a>', 'an element that stays open'],
    ['<a></b>', 'a wrong closing tag'],
    ['<a/><b/>', 'two roots'],
    ['<a/>text', 'text after the root'],
    ['\n<?xml version="1.0"?><a/>', 'a blank line before the declaration'],
    ['<a>x & y</a>', 'a bare ampersand'],
    ['<a b="&"/>', 'a bare ampersand in an attribute'],
    ['<a>&nbsp;</a>', 'an HTML entity'],
    ['<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', 'a declared entity'],
    ['<a>&#1;</a>', 'a reference to a control character'],
    ['<a>\u0001</a>', 'a control character'],
    ['<a>&#xD800;</a>', 'a surrogate'],
    ['<a>&#x110000;</a>', 'a reference beyond Unicode'],
    ['<a b="<"/>', '< in an attribute'],
    ['<a b=1/>', 'an attribute without quotes'],
    ['<a b="1" b="2"/>', 'an attribute twice'],
    ['<a>]]></a>', ']]> in text'],
    ['<!DOCTYPE html><html><p>x</html>', 'a web page'],
    ['<__proto__/>', 'a reserved name'],
  ])('refuses %j: %s', (source) => {
    expect(parseXml(source)).toBeUndefined();
  });
});

describe('a property list', () => {
  const wrap = (content: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">${content}</plist>`;

  test('is read with its types', () => {
    const source = wrap(`<dict>
      <key>s</key><string>a&amp;b</string><key>e</key><string/><key>i</key><integer>993</integer>
      <key>t</key><true/><key>f</key><false></false>
      <key>a</key><array><dict><key>k</key><string>v</string></dict></array>
    </dict>`);
    const entries: readonly (readonly [string, unknown])[] = [
      ['s', 'a&b'],
      ['e', ''],
      ['i', 993],
      ['t', true],
      ['f', false],
      ['a', [new Map([['k', 'v']])]],
    ];
    expect(parsePlist(source)).toEqual({ root: new Map(entries) });
  });

  test.each([
    ['<dict><key>a</key></dict>', 'keys and values do not alternate'],
    ['<dict><string>a</string><key>a</key></dict>', 'keys and values do not alternate'],
    ['<dict><key>a</key><key>b</key></dict>', 'keys and values do not alternate'],
    ['<dict><key>a</key><true/><key>a</key><true/></dict>', 'duplicate key a'],
    ['<dict>x<key>a</key><true/></dict>', 'text inside <dict>'],
    ['<dict><key>a</key><true>x</true></dict>', 'text inside <true>'],
    ['<dict><key>a</key><integer>0x1F</integer></dict>', 'not an integer: 0x1F'],
    ['<dict><key>a</key><integer>993.5</integer></dict>', 'not an integer: 993.5'],
    ['<dict><key>a</key><integer/></dict>', 'not an integer: '],
    ['<dict><key>a</key><real>1</real></dict>', 'unexpected <real>'],
    ['<dict><key>a</key><boolean>true</boolean></dict>', 'unexpected <boolean>'],
    ['<dict><key>a</key><string><b/></string></dict>', 'elements inside <string>'],
    ['<dict><key>a</key><string lang="en">b</string></dict>', 'attribute on <string>'],
    ['<array/>', 'the root is not one <dict>'],
    ['<dict/><dict/>', 'the root is not one <dict>'],
  ])('%s is refused: %s', (content, why) => {
    expect(parsePlist(wrap(content))).toEqual({ why });
  });

  test.each([
    [`\ufeff${wrap('<dict/>')}`, 'does not begin with <'],
    ['<plist version="1.0"><dict></plist>', 'not well-formed'],
    ['<plist><dict/></plist>', 'no <plist version="1.0">'],
  ])('%j is refused: %s', (source, why) => {
    expect(parsePlist(source)).toEqual({ why });
  });
});
