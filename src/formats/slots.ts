import type { EmailAddress, Subject } from '../core/types.ts';

// A document for a person differs from that of the next one at the domain in the address alone, and in what follows
// from it. So it is rendered once with slots in these places, which are filled for each request.
//
// Slots are fenced by private-use characters: no address holds one (see `parseEmailAddress`) and no provider entry may.
const fence = { open: '\ue000', close: '\ue001' } as const;
const anySlot = /\ue000([a-z0-9:-]+)\ue001|%EE%80%80([a-z0-9%:-]+?)%EE%80%81/gi;

/** The place of a value that is filled in later; the name is made of `[a-z0-9:-]`. */
export const slot = (name: string): string => `${fence.open}${name}${fence.close}`;

// Without a sign that could be a provider's separator, so that a slot is never taken for a subaddress.
const localPartSlot = 'localpart';
/** The slot of the local part that people log in with, where it may be another one. */
export const mailboxSlot = 'mailbox';

/** The subject with slots instead of the person; a domain stays what it is. */
export function withSlots(subject: Subject, name = localPartSlot): Subject {
  if (subject.kind === 'domain') return subject;
  const { domain } = subject.address;
  const localPart = slot(name);
  return { kind: 'address', address: { localPart, domain, text: `${localPart}@${domain}` } };
}

interface Slot {
  readonly name: string;
  /** Whether the slot stands in a URL, where `encodeURIComponent` made it. */
  readonly inUrl: boolean;
}

/** A document with slots, taken apart. */
export interface Template {
  /** One more than there are places. */
  readonly literals: readonly string[];
  /** For each place between two literals, which of the slots. */
  readonly places: readonly number[];
  readonly slots: readonly Slot[];
}

/** Takes a document with slots apart. */
export function createTemplate(body: string): Template {
  const literals: string[] = [];
  const places: number[] = [];
  const slots: Slot[] = [];
  let end = 0;
  for (const match of body.matchAll(anySlot)) {
    const [whole, plain, encoded] = match;
    const inUrl = plain === undefined;
    const name = plain ?? decodeURIComponent(encoded ?? '');
    let index = slots.findIndex((known) => known.name === name && known.inUrl === inUrl);
    if (index < 0) index = slots.push({ name, inUrl }) - 1;
    literals.push(body.slice(end, match.index));
    places.push(index);
    end = match.index + whole.length;
  }
  literals.push(body.slice(end));
  return { literals, places, slots };
}

/**
 * Fills a template in for one person.
 *
 * @param escape - how the format writes text
 * @param findValue - the values of the format's own slots
 */
export function fillTemplate(
  { literals, places, slots }: Template,
  address: EmailAddress,
  escape: (text: string) => string,
  findValue: (name: string) => string,
): string {
  const values = slots.map(({ name, inUrl }) => {
    const value = name === localPartSlot ? address.localPart : findValue(name);
    return escape(inUrl ? encodeURIComponent(value) : value);
  });
  // Joined at once: a text grown piece by piece is copied together again when it is sent.
  const pieces: string[] = [];
  for (let index = 0; index < places.length; index += 1) {
    pieces.push(literals[index] ?? '', values[places[index] ?? 0] ?? '');
  }
  pieces.push(literals[places.length] ?? '');
  return pieces.join('');
}
