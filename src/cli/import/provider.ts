import { findChild, findChildren, type XmlElement } from '../../clients/xml.ts';
import { parseDomain } from '../../core/address.ts';
import { findPlaceholders } from '../../core/placeholder.ts';
import { findProblems } from '../../core/problems.ts';
import type { HttpsUrl, Instruction, NonEmpty, ProviderConfig } from '../../core/types.ts';
import { findSchemaIssues } from '../../storage/schema.ts';
import { findInputFields, findOAuth2, findRelated, findWebMail, isRelatedServer } from './beside.ts';
import { findInstructions } from './instruction.ts';
import { findIncoming, findOutgoing } from './mail.ts';
import { quote, type Note, type TakeNote } from './note.ts';
import { explainUrl, toHttpsUrl } from './server.ts';

/** What a document does not say of itself. */
export interface Origin {
  /** File name without folder and `.xml`; the id, if the document states none that can be used. */
  readonly name: string;
  /** Where the document is published; the source, if it names no documentation by https. */
  readonly url?: HttpsUrl | undefined;
  /** The day on which the document was current. */
  readonly checked: ProviderConfig['checked'];
  /** Take hosts, ports, domains and URLs, and say instructions in our own words. */
  readonly factsOnly: boolean;
  /** Nobody published the list of domains, so that answers may not name them all. */
  readonly isPrivate?: boolean;
  /** What autoconfig has no words for. */
  readonly beside?: BesideAutoconfig;
}

/** What an entry can say and an autoconfig document cannot. */
export type BesideAutoconfig = Pick<ProviderConfig, 'directories' | 'subscribedCalendars'>;

/** An entry that passes `npm run check`, or one line that says why there is none; the notes in either case. */
export type ImportResult =
  | { readonly ok: true; readonly provider: ProviderConfig; readonly notes: readonly Note[] }
  | { readonly ok: false; readonly problem: string; readonly notes: readonly Note[] };

/** Turns an autoconfig document, version 1.1 or 1.2, into a provider entry. */
export function importProvider(root: XmlElement, origin: Origin): ImportResult {
  const notes: Note[] = [];
  const note: TakeNote = (element, action, why) => {
    notes.push({ element, action, why });
  };
  const fail = (problem: string): ImportResult => ({ ok: false, problem, notes });

  const [section, ...others] = findChildren(root, 'emailProvider');
  if (section === undefined) return fail('has no emailProvider');
  if (others.length > 0) note('emailProvider[2]', 'dropped', 'only the first provider of a document counts');
  noteUnknown(root, section, note);

  const { domains, mx } = findDomains(section, note);
  const [domain, ...moreDomains] = domains;
  if (domain === undefined) return fail('names no domain that mail programs could ask for');

  const { fields, keys } = findInputFields([section, root], note);
  const incoming = findIncoming(section, { keys, note, fallback: '%EMAILADDRESS%' });
  const login = incoming[0]?.username ?? '%EMAILADDRESS%';
  const outgoing = findOutgoing(section, { keys, note, fallback: login });
  if (incoming.length === 0) return fail('has no incoming server that could be offered');
  if (outgoing.length === 0 && incoming.some(({ type }) => type === 'imap' || type === 'pop3')) {
    return fail('has no outgoing server that could be offered');
  }
  const related = findRelated(root, { keys, note, fallback: login });
  const instructions = [
    ...findInstructions(section, 'emailProvider', origin.factsOnly, note),
    ...findInstructions(root, 'clientConfig', origin.factsOnly, note),
  ];
  const oauth2 = findOAuth2(root, note);
  const webMail = findWebMail(root, keys, note);
  const updateURL = findUpdateUrl(root, note);
  const id = findId(section, domains, origin, note);
  const provider: ProviderConfig = {
    id,
    ...findNames(section, id, note),
    domains: [domain, ...moreDomains] satisfies NonEmpty<string>,
    // A document that is public names them all.
    ...(origin.isPrivate === true ? {} : { publicDomains: true }),
    ...(mx.length === 0 ? {} : { mx }),
    incoming,
    outgoing,
    ...(related.length === 0 ? {} : { related }),
    ...origin.beside,
    ...(oauth2 === undefined ? {} : { oauth2 }),
    ...(instructions.length === 0 ? {} : { instructions }),
    ...(webMail === undefined ? {} : { webMail }),
    ...(fields.length === 0 ? {} : { inputFields: fields }),
    ...(updateURL === undefined ? {} : { updateURL }),
    source: findSource(instructions) ?? origin.url ?? guessSource(id, note),
    checked: origin.checked,
  };
  const [issue] = findSchemaIssues(provider);
  if (issue !== undefined) return fail(`does not fit an entry: ${issue.path} ${issue.message}`);
  const [problem] = findProblems(provider, origin.checked);
  if (problem !== undefined) return fail(`would mislead: ${problem.path} ${problem.problem}`);
  return { ok: true, provider, notes };
}

const readElsewhere = new Set(['oAuth2', 'mAuth', 'webMail', 'enable', 'inputField', 'clientConfigUpdate']);
const providerParts = new Set([
  ...['domain', 'displayName', 'displayShortName', 'displayNameShort', 'incomingServer', 'outgoingServer'],
  ...['documentation', 'instruction', 'enable', 'inputField'],
]);

function noteUnknown(root: XmlElement, provider: XmlElement, note: TakeNote): void {
  for (const { name } of root.children) {
    if (name === 'emailProvider' || readElsewhere.has(name) || isRelatedServer(name)) continue;
    if (name === 'documentation' || name === 'instruction') continue;
    note(quote(name), 'dropped', 'the element is not known');
  }
  for (const { name } of provider.children) {
    if (!providerParts.has(name)) note(`emailProvider/${quote(name)}`, 'dropped', 'the element is not known');
  }
}

function findDomains(
  provider: XmlElement,
  note: TakeNote,
): { readonly domains: readonly string[]; readonly mx: readonly string[] } {
  const domains: string[] = [];
  const mx: string[] = [];
  for (const element of findChildren(provider, 'domain')) {
    const list = element.attributes.get('purpose') === 'mx' ? mx : domains;
    const written = element.text.trim();
    const domain = parseDomain(written);
    if (!domain.ok) note('domain', 'dropped', `${quote(written)} is not a domain`);
    else if (list.includes(domain.value)) note('domain', 'dropped', `${domain.value} stands twice`);
    else {
      if (domain.value !== written) note('domain', 'changed', `${quote(written)} is ${domain.value} in DNS`);
      list.push(domain.value);
    }
  }
  return { domains, mx };
}

/**
 * The stated id if the document claims it as a domain, or else the file name if it does: several files of the ISPDB share
 * one id. A stated id that is nobody's domain is still better than a guess.
 */
function findId(provider: XmlElement, domains: readonly string[], { name }: Origin, note: TakeNote): string {
  const written = provider.attributes.get('id')?.trim() ?? '';
  const candidates = [written, name].flatMap((text) => {
    const domain = parseDomain(text);
    return domain.ok ? [domain.value] : [];
  });
  const id = candidates.find((domain) => domains.includes(domain)) ?? candidates[0] ?? domains[0] ?? '';
  if (id !== written) note('emailProvider/@id', 'changed', `${quote(written)} becomes ${id}`);
  return id;
}

const nameLimit = 60;
const shortNameLimit = 20;

function findNames(
  provider: XmlElement,
  id: string,
  note: TakeNote,
): Pick<ProviderConfig, 'displayName' | 'displayShortName'> {
  const read = (name: string): string => findChild(provider, name)?.text.replace(/\s+/g, ' ').trim() ?? '';
  const isUsable = (text: string): boolean =>
    text !== '' &&
    findPlaceholders(text).every((placeholder) => /^%EMAIL(?:DOMAIN|ADDRESS|LOCALPART)%$/.test(placeholder));
  const stated = read('displayName');
  const full = isUsable(stated) ? stated : id;
  if (full !== stated) note('displayName', 'guessed', `it is missing or unusable; taken as ${quote(full)}`);
  const displayName = Number.isFinite(Number(full)) || /^(?:true|false)$/i.test(full) ? `${full} Mail` : full;
  if (displayName !== full) note('displayName', 'changed', 'Thunderbird would read it as a number or truth value');

  const misspelt = read('displayNameShort');
  const statedShort = read('displayShortName') || misspelt;
  if (misspelt !== '' && statedShort === misspelt) note('displayNameShort', 'changed', 'displayShortName is meant');
  const short = [statedShort, displayName, id].find((text) => isUsable(text) && text.length <= shortNameLimit);
  const displayShortName = short ?? cut(isUsable(statedShort) ? statedShort : displayName, shortNameLimit);
  if (displayShortName !== statedShort) {
    note('displayShortName', 'guessed', `it is missing, unusable or too long; taken as ${quote(displayShortName)}`);
  }
  return { displayName: cut(displayName, nameLimit), displayShortName };
}

/** The text up to a limit in UTF-16 units, without half a character at its end. */
function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const start = text.slice(0, limit);
  return (start.isWellFormed() ? start : start.slice(0, -1)).trim();
}

function findUpdateUrl(root: XmlElement, note: TakeNote): HttpsUrl | undefined {
  const element = findChild(root, 'clientConfigUpdate');
  const written = element?.attributes.get('url')?.trim();
  const url = toHttpsUrl(written);
  if (element !== undefined && url === undefined) note('clientConfigUpdate', 'dropped', explainUrl(written));
  return url;
}

function findSource(instructions: readonly Instruction[]): HttpsUrl | undefined {
  return instructions.find(({ kind }) => kind === 'documentation')?.url;
}

function guessSource(id: string, note: TakeNote): HttpsUrl {
  note('source', 'guessed', `nothing says where the facts are documented; taken as https://${id}/`);
  return `https://${id}/`;
}
