import { parseDomain, parseEmailAddress } from '../../../core/address.ts';
import type { EmailAddress } from '../../../core/types.ts';
import { failRead, readWhole, textLimitBytes, type Read } from '../file.ts';
import type { Draft, Importer, ReadSource } from '../importer.ts';
import { toDraft } from '../draft.ts';
import { quote, type Note, type TakeNote } from '../note.ts';
import { isBinaryPlist, parseBinaryPlist } from '../plist/binary.ts';
import { findSignedContent } from '../plist/signed.ts';
import { findDicts, findText, type PlistDict } from '../plist/value.ts';
import { parseXmlPlist } from '../plist/xml.ts';
import { findDirectories, findSubscribedCalendars } from './mobileconfig-beside.ts';
import { isServerPayload, noteSurplus, toSections, type Payload } from './mobileconfig-payloads.ts';

/** Apple configuration profiles (apple/device-management, `TopLevel`), as they are or in CMS signed data. */
export const mobileconfig: Importer = {
  name: 'mobileconfig',
  operand: '<file or folder>',
  summary: 'Apple configuration profiles, signed or not; no signature is verified',
  options: {
    domain: {
      type: 'string',
      value: 'domain',
      description: 'whose mail it is; for a profile that names no address, or several',
    },
  },
  folderFiles: /\.mobileconfig$/i,
  async read(path, { values }) {
    const bytes = await readWhole(path, textLimitBytes, 'profile with mail accounts');
    if (!bytes.ok) return bytes;
    const notes: Note[] = [];
    const note: TakeNote = (element, action, why) => {
      notes.push({ element, action, why });
    };
    const profile = readProfile(bytes.value, note);
    if (!profile.ok) return profile;
    const stated = typeof values.domain === 'string' ? values.domain : undefined;
    return toDrafts(profile.value, stated, notes, note);
  },
};

function readProfile(bytes: Uint8Array, note: TakeNote): Read<PlistDict> {
  const armoured = findArmoured(bytes);
  const unwrapped = armoured ?? bytes;
  const isSigned = armoured !== undefined || unwrapped[0] === 0x30;
  const content = isSigned ? findSignedContent(unwrapped) : unwrapped;
  if (content === undefined) return failRead('is neither a profile nor one in CMS signed data');
  if (isSigned) note('signature', 'dropped', 'it is not verified, so that nothing says who wrote the profile');
  const plist = isBinaryPlist(content) ? parseBinaryPlist(content) : parseXmlPlist(content);
  if (!plist.ok) return plist;
  if (plist.value.has('EncryptedPayloadContent')) return failRead('is an encrypted profile');
  if (findText(plist.value, 'PayloadType') !== 'Configuration') {
    return failRead('is a property list, but no configuration profile');
  }
  return plist;
}

/** What stands between the lines of PEM (RFC 7468 §9). */
function findArmoured(bytes: Uint8Array): Uint8Array | undefined {
  const text = new TextDecoder('latin1').decode(bytes);
  const [, base64] = /^\s*-----BEGIN (?:PKCS7|CMS)-----([A-Za-z0-9+/=\s]+)-----END/.exec(text) ?? [];
  try {
    return base64 === undefined ? undefined : Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function toDrafts(profile: PlistDict, stated: string | undefined, notes: Note[], note: TakeNote): ReadSource {
  const payloads = findDicts(profile, 'PayloadContent').map(([index, dict]): Payload => {
    const address = parseEmailAddress(findText(dict, 'EmailAddress'));
    return {
      dict,
      type: findText(dict, 'PayloadType'),
      place: `PayloadContent[${String(index)}]`,
      address: address.ok ? address.value : undefined,
    };
  });
  const usable = payloads.filter((payload) => {
    const isKnown = isServerPayload(payload.type);
    if (!isKnown) note(payload.place, 'dropped', `a payload of type ${quote(payload.type)} is not taken over`);
    return isKnown;
  });
  for (const payload of usable) noteSurplus(payload, note);
  const named = new Set(usable.flatMap(({ address }) => (address === undefined ? [] : [address.domain as string])));
  const domains = stated === undefined ? [...named] : [stated.toLowerCase()];
  const [first, ...others] = domains;
  if (first === undefined) return failRead('names no address; say with --domain whose mail it is');
  if (!parseDomain(first).ok) return failRead(`is for ${quote(first)}, which is not a domain`);
  const isAlone = others.length === 0;
  for (const { place, address } of usable) {
    if (address === undefined && !isAlone) note(place, 'dropped', 'nothing says which of the domains it belongs to');
    else if (address !== undefined && !domains.includes(address.domain)) {
      note(place, 'dropped', `it belongs to ${address.domain}`);
    }
  }
  const drafts = domains.map((domain) => {
    const own = usable.filter(({ address }) => (address === undefined ? isAlone : address.domain === domain));
    return toEntry(profile, domain, own, note);
  });
  return { ok: true, drafts, notes };
}

function toEntry(profile: PlistDict, domain: string, payloads: readonly Payload[], note: TakeNote): Draft {
  // Payloads without an address of their own are those of the same person, whose login may stand for the address.
  const known = payloads.find(({ address }) => address !== undefined)?.address;
  const owned = payloads.map((payload) => {
    const login = findLogin(payload);
    const address = payload.address ?? known ?? (login?.domain === domain ? login : undefined);
    return { ...payload, address };
  });
  const names = ['PayloadOrganization', 'PayloadDisplayName'].map((key) => findText(profile, key));
  const displayName = names.find((name) => name !== '' && !name.includes('@')) ?? '';
  const directories = findDirectories(owned, note);
  const subscribedCalendars = findSubscribedCalendars(owned, note);
  const entryNotes: Note[] =
    displayName === ''
      ? []
      : [
          {
            element: 'displayName',
            action: 'guessed',
            why: `profiles name no provider; taken as ${quote(displayName)}`,
          },
        ];
  return toDraft({
    domains: [domain],
    displayName,
    displayShortName: '',
    sections: owned.flatMap((payload) => toSections(payload, note)),
    beside: {
      ...(directories.length === 0 ? {} : { directories }),
      ...(subscribedCalendars.length === 0 ? {} : { subscribedCalendars }),
    },
    places: { incomingServer: 'PayloadContent', outgoingServer: 'PayloadContent' },
    notes: entryNotes,
  });
}

const loginKeys = [
  ...['IncomingMailServerUsername', 'OutgoingMailServerUsername', 'UserName'],
  ...['CalDAVUsername', 'CardDAVUsername', 'SubCalAccountUsername'],
];

/** The user name, if it is an address. */
function findLogin({ dict }: Payload): EmailAddress | undefined {
  for (const key of loginKeys) {
    const address = parseEmailAddress(findText(dict, key));
    if (address.ok) return address.value;
  }
  return undefined;
}
