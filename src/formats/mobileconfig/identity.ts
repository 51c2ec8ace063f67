import type { EmailAddress, NonEmpty } from '../../core/types.ts';
import type { Service } from '../format.ts';
import { createDigest, createUuid5, dnsNamespace, toNamespace } from '../uuid.ts';
import { escapeDnValue } from './dn.ts';

// Identifiers are a promise: equal ones replace what is installed, other ones add to it. They depend on the deployment
// and the address (ASCII lower case) and on nothing else, and stay as they are in every later version.

/** What in a profile follows from the person, by name: UUIDs by their kind, as `mail:imap`, and these. */
export const slotNames = {
  /** The identifier of the profile, and the beginning of those of its payloads. */
  identifier: 'identifier',
  /** The UUID of the profile. */
  profile: 'profile',
  /** The local part of the login, escaped for a distinguished name. */
  dnLocalPart: 'dn:local-part',
  /** The person's own name, which comes with the request. */
  name: 'name',
} as const;

/** The address as far as identity goes. */
export const toIdentity = ({ localPart, domain }: EmailAddress): string =>
  `${capital.test(localPart) ? localPart.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : localPart}@${domain}`;
const capital = /[A-Z]/;

/** The values of slots for one address. */
export function createSlots(
  service: Service,
): (address: EmailAddress, mailbox: EmailAddress) => (name: string) => string {
  const identify = createIdentifier(service);
  return (address, mailbox) => {
    const identity = toIdentity(address);
    return (name) => (name === slotNames.dnLocalPart ? escapeDnValue(mailbox.localPart) : identify(identity, name));
  };
}

/** Identifier and UUID of a profile for several addresses: those of the set, whatever its order. */
export function createJointIdentity(service: Service): (addresses: NonEmpty<EmailAddress>) => (name: string) => string {
  const identify = createIdentifier(service);
  return (addresses) => {
    // No address holds a comma.
    const identity = addresses.map(toIdentity).sort().join(',');
    return (name) => identify(identity, name);
  };
}

function createIdentifier({ host, identifierBase }: Service): (identity: string, name: string) => string {
  const namespace = toNamespace(createUuid5(dnsNamespace, host));
  return (identity, name) =>
    name === slotNames.identifier
      ? `${identifierBase}.${createDigest(identity)}`
      : createUuid5(namespace, `${identity}|${name}`);
}
