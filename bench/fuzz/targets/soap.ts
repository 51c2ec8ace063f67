import { parseDomain, parseEmailAddress } from '../../../src/core/address.ts';
import { parseSoapRequest, subjectLimit } from '../../../src/formats/autodiscover-soap/request.ts';
import type { Random } from '../../random.ts';
import { fromBinary, toBinary, type FuzzTarget } from '../target.ts';
import { toAddressText, toDomainText } from './address.ts';
import { escapeMarkup, toDocument, toElement } from './xml-grammar.ts';

const reasons = new Set(['malformed-request', 'unsupported-schema']);
const own = 'http://schemas.microsoft.com/exchange/2010/Autodiscover';
const envelopes = ['http://schemas.xmlsoap.org/soap/envelope/', 'http://www.w3.org/2003/05/soap-envelope', ''];
const settings = ['ExternalEwsUrl', 'UserDisplayName', 'x', '', '1a', '__proto__', 'constructor', 'a'.repeat(65)];

const several = (random: Random, most: number, make: () => string): string =>
  Array.from({ length: random.chance(0.02) ? 70 : random.below(most) }, make).join('');

function toEnvelope(random: Random): string {
  const isUser = random.chance(0.7);
  const items = isUser
    ? `<Users>${several(random, 4, () => `<User><Mailbox>${escapeMarkup(toAddressText(random))}</Mailbox></User>`)}</Users>`
    : `<Domains>${several(random, 4, () => `<Domain>${escapeMarkup(toDomainText(random))}</Domain>`)}</Domains>`;
  const wanted = `<RequestedSettings>${several(random, 5, () => `<Setting>${random.pick(settings)}</Setting>`)}</RequestedSettings>`;
  const operation = `Get${isUser ? 'User' : 'Domain'}Settings${random.chance(0.95) ? '' : 'x'}RequestMessage`;
  const message = `<${operation} xmlns="${own}"><Request>${items}${wanted}</Request></${operation}>`;
  const more = random.chance(0.1) ? toElement(random, 2) : '';
  return `<s:Envelope xmlns:s="${random.chance(0.9) ? 'http://schemas.xmlsoap.org/soap/envelope/' : random.pick(envelopes)}"><s:Header>${more}</s:Header><s:Body>${message}</s:Body></s:Envelope>`;
}

/** Reading a SOAP request, from its bytes. */
export const soapTarget: FuzzTarget = {
  name: 'soap',
  sources: ['src/formats/autodiscover-soap/request.ts', 'src/formats/xml-reader.ts'],
  words: [
    '<User>',
    '</User>',
    '<Mailbox>',
    '</Mailbox>',
    '<Setting>',
    '</Setting>',
    '<s:Body>',
    '</s:Body>',
    own,
    ...envelopes,
  ],
  generate: (random) => toBinary(toDocument(random, toEnvelope(random))),
  run: (input) => void parseSoapRequest(fromBinary(input)),
  check: (input) => {
    const parsed = parseSoapRequest(fromBinary(input));
    if (!parsed.ok) return reasons.has(parsed.failure.reason) ? undefined : `fails with ${parsed.failure.reason}`;
    const { questions, settings: names } = parsed.value;
    if (questions.length > subjectLimit) return 'asks about more than the limit';
    if (new Set(names).size !== names.length) return 'names a setting twice';
    if (questions.length > 0 && names.some((name) => !/^[A-Za-z][A-Za-z0-9]{0,63}$/.test(name)))
      return 'takes a setting that is none';
    for (const question of questions) {
      if (!question.ok) {
        if (question.failure.reason !== 'malformed-address') return `a question fails with ${question.failure.reason}`;
        continue;
      }
      const { subject } = question.value[0];
      const text = subject.kind === 'address' ? subject.address.text : subject.domain;
      const again = subject.kind === 'address' ? parseEmailAddress(text) : parseDomain(text);
      if (!again.ok) return 'asks about what is no address and no domain';
    }
    return undefined;
  },
};
