import { parseEmailAddress } from '../../core/address.ts';
import type { Candidate } from '../../core/resolve.ts';
import { fail, ok } from '../../core/result.ts';
import type { EmailAddress, NonEmpty, Result } from '../../core/types.ts';
import type { Question } from '../format.ts';
import { decodePercent, splitQuery } from '../query.ts';
import { slotNames, toIdentity } from './identity.ts';
import { defaultOptions, parts, type Part, type ProfileOptions } from './options.ts';
import { parsePersonName } from './person-name.ts';

/** How many mailboxes one profile can hold. */
export const mailboxLimit = 8;

const protocols = new Map<string, ProfileOptions['protocol']>([
  ['imap', 'imap'],
  ['pop3', 'pop3'],
  ['pop', 'pop3'],
]);
const devices = new Map<string, ProfileOptions['device']>([
  ['iphone', 'iphone'],
  ['ipad', 'iphone'],
  ['mac', 'mac'],
]);

/** Reads the query of a profile request. */
export function parseProfileRequest(text: string): Result<Question<ProfileOptions>> {
  const query = parseProfileQuery(text);
  if (!query.ok) return query;
  const { single } = query.value;
  const addresses = parseAddresses(query.value.addresses);
  if (!addresses.ok) return addresses;
  const protocol = choose(protocols, single.protocol, defaultOptions.protocol);
  const device = choose(devices, single.device, defaultOptions.device);
  const include = parseInclude(single.include);
  const name = parsePersonName(single.name);
  if (protocol === undefined || device === undefined || include === undefined || !name.ok) {
    return fail({ reason: 'malformed-request' });
  }
  const isNamed = name.value !== undefined;
  const isUsual =
    !isNamed &&
    protocol === defaultOptions.protocol &&
    device === defaultOptions.device &&
    include === defaultOptions.include;
  const question = {
    candidates: toCandidates(addresses.value[0]),
    options: isUsual ? defaultOptions : { protocol, include, device, isNamed },
    variant: isUsual ? '' : `${protocol} ${device} ${toVariant(include)} ${isNamed}`,
  };
  if (addresses.value.length === 1 && name.value === undefined) return ok(question);
  const [, second, ...rest] = addresses.value;
  return ok({
    ...question,
    ...(second === undefined ? {} : { others: [toCandidates(second), ...rest.map(toCandidates)] }),
    ...(name.value === undefined ? {} : { values: { [slotNames.name]: name.value } }),
  });
}

const toCandidates = (address: EmailAddress): NonEmpty<Candidate> => [
  { subject: { kind: 'address', address }, by: { index: 'domain' } },
];
const toVariant = (include: ReadonlySet<Part>): string =>
  include === defaultOptions.include ? '' : parts.filter((part) => include.has(part)).join();

interface ProfileQuery {
  readonly addresses: readonly string[];
  readonly single: Partial<Readonly<Record<Single, string>>>;
}
type Single = (typeof singles)[number];
const singles = ['protocol', 'include', 'device', 'name'] as const;

/** Addresses may come several times, everything else once; what is empty counts as absent. */
function parseProfileQuery(query: string): Result<ProfileQuery> {
  const addresses = { email: new Array<string>(), emailaddress: new Array<string>() };
  const single: Partial<Record<Single, string>> = {};
  const seen: Single[] = [];
  for (const { name, value } of splitQuery(query)) {
    if (name === 'email' || name === 'emailaddress') {
      const decoded = decodePercent(value);
      if (!decoded.ok) return decoded;
      if (decoded.value !== '') addresses[name].push(decoded.value);
      continue;
    }
    const known = singles.find((candidate) => candidate === name);
    if (known === undefined) continue;
    if (seen.includes(known)) return fail({ reason: 'malformed-request' });
    seen.push(known);
    // A form writes blanks of a name as plus signs. In an address a plus is a plus.
    const decoded = decodePercent(known === 'name' ? value.replaceAll('+', ' ') : value);
    if (!decoded.ok) return decoded;
    if (decoded.value !== '') single[known] = decoded.value;
  }
  return ok({ addresses: addresses.email.length > 0 ? addresses.email : addresses.emailaddress, single });
}

/** Each address once: two spellings of one share their identifiers. */
function parseAddresses(texts: readonly string[]): Result<NonEmpty<EmailAddress>> {
  const text = texts[0];
  if (text === undefined) return fail({ reason: 'address-missing' });
  if (texts.length > mailboxLimit) return fail({ reason: 'malformed-request' });
  const first = parseEmailAddress(text);
  if (!first.ok) return first;
  if (texts.length === 1) return ok([first.value]);
  const seen = new Set([toIdentity(first.value)]);
  const rest: EmailAddress[] = [];
  for (const other of texts.slice(1)) {
    const address = parseEmailAddress(other);
    if (!address.ok) return address;
    const identity = toIdentity(address.value);
    if (!seen.has(identity)) rest.push(address.value);
    seen.add(identity);
  }
  return ok([first.value, ...rest]);
}

const choose = <T>(known: ReadonlyMap<string, T>, text: string | undefined, otherwise: T): T | undefined =>
  text === undefined ? otherwise : known.get(text.toLowerCase());

function parseInclude(text: string | undefined): ReadonlySet<Part> | undefined {
  if (text === undefined) return defaultOptions.include;
  const include = new Set<Part>();
  for (const word of text.toLowerCase().split(',')) {
    const part = parts.find((known) => known === word);
    if (part === undefined) return undefined;
    include.add(part);
  }
  return include;
}
