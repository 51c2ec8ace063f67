import { parseDomain, parseEmailAddress } from '../../../src/core/address.ts';
import {
  expandDomain,
  expandLoginName,
  expandPlaceholders,
  findPlaceholders,
  hasPlaceholder,
} from '../../../src/core/placeholder.ts';
import type { Subject } from '../../../src/core/types.ts';
import type { FuzzTarget } from '../target.ts';

const pieces = [
  '%EMAILADDRESS%',
  '%EMAILLOCALPART%',
  '%EMAILDOMAIN%',
  '%INPUT_X%',
  '%INPUT_%',
  '%',
  '%%',
  'EMAILADDRESS',
  'EMAILDOMAIN%',
  '@',
  '.',
  'x',
  '%40',
  '$&',
  "$'",
  '%emailaddress%',
  '\u0000',
  'é',
];
const place = /%(?:EMAILADDRESS|EMAILLOCALPART|EMAILDOMAIN|INPUT_[A-Z0-9_-]+)%/;

const toSubjects = (): readonly Subject[] =>
  ['jane@example.com', '%EMAILDOMAIN%@example.com', "$&$'@example.com"].map((text) => {
    const address = parseEmailAddress(text);
    if (!address.ok) throw new Error(text);
    return { kind: 'address', address: address.value };
  });
const people = toSubjects();
const domain = parseDomain('example.com');

/** The same, from left to right and one after another. */
function expandOtherwise(template: string, subject: Subject): string {
  const at = template.search(place);
  if (at < 0) return template;
  const found = place.exec(template)?.[0] ?? '';
  const after = template.slice(at + found.length);
  const person = subject.kind === 'address' ? subject.address : undefined;
  const values = new Map([
    ['%EMAILADDRESS%', person?.text],
    ['%EMAILLOCALPART%', person?.localPart],
    ['%EMAILDOMAIN%', subject.kind === 'domain' ? subject.domain : subject.address.domain],
  ]);
  return template.slice(0, at) + (values.get(found) ?? found) + expandOtherwise(after, subject);
}

/** Filling in placeholders. */
export const placeholderTarget: FuzzTarget = {
  name: 'placeholder',
  sources: ['src/core/placeholder.ts'],
  words: pieces,
  generate: (random) => {
    let text = '';
    for (let count = 1 + random.below(6); count > 0; count -= 1) text += random.pick(pieces);
    return text;
  },
  run: (input) => {
    for (const subject of people) expandPlaceholders(input, subject);
  },
  check: (input) => {
    // A template is a line of an entry; deeper ones would be a matter of the other way, which calls itself.
    const template = input.slice(0, 500);
    if (hasPlaceholder(template) && findPlaceholders(template).length === 0)
      return 'has a placeholder that is not found';
    for (const subject of people) {
      const expected = expandOtherwise(template, subject);
      if (expandPlaceholders(template, subject) !== expected) return 'is filled in otherwise, one by one';
      const login = expandLoginName(template, subject);
      const isComplete = !/%INPUT_[A-Z0-9_-]+%/.test(
        template.replace(/%(?:EMAILADDRESS|EMAILLOCALPART|EMAILDOMAIN)%/g, ''),
      );
      if (login !== null && login !== expected) return 'has a login name of its own';
      if (login === null && isComplete && !template.includes('%INPUT_')) return 'has no login name, and needs nothing';
      if (!domain.ok) continue;
      const narrowed = expandPlaceholders(expandDomain(template, domain.value), subject);
      if (narrowed !== expected) return 'is another one when the domain is filled in first';
    }
    return undefined;
  },
};
