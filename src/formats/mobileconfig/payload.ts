import type { EmailAddress, MailSettings } from '../../core/types.ts';
import { integer, type PlistDictionary, type PlistInteger } from '../plist.ts';
import { slotNames } from './identity.ts';

/** One mailbox of a profile. */
export interface Account {
  readonly settings: MailSettings;
  readonly address: EmailAddress;
  /** What follows from the address, or came with the request; see `slotNames`. A slot while documents are kept. */
  readonly find: (name: string) => string;
}

/** Where a person will find what a payload sets up. */
export type App = 'Mail' | 'Calendar' | 'Contacts';

/** One account in a profile. */
export interface Payload {
  readonly dictionary: PlistDictionary;
  readonly apps: readonly App[];
}

/** What tells a payload from all others. */
export interface PayloadFacts {
  readonly type: `com.apple.${string}`;
  /** What its UUID is made of, as `caldav:0`. */
  readonly kind: string;
  /** The end of its identifier, as `caldav0`. */
  readonly suffix: string;
  readonly displayName: string;
  readonly apps: readonly App[];
}

/** Builds a payload with the keys that all have in common (apple/device-management, `CommonPayloadKeys`). */
export function createPayload({ find }: Account, facts: PayloadFacts, keys: PlistDictionary): Payload {
  const { type, kind, suffix, displayName, apps } = facts;
  const dictionary = {
    ...keys,
    PayloadDisplayName: displayName,
    PayloadIdentifier: `${find(slotNames.identifier)}.${suffix}`,
    PayloadType: type,
    PayloadUUID: find(kind),
    PayloadVersion: integer(1),
  };
  return { dictionary, apps };
}

/**
 * A port as a property list holds it.
 *
 * @throws RangeError for what is no port.
 */
export function toPort(port: number): PlistInteger {
  if (!(port >= 1 && port <= 65_535)) throw new RangeError('not a port');
  return integer(port);
}
