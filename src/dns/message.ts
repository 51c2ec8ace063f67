import { followAliases, type Sections } from './chain.ts';
import { readAddress, readStrings } from './rdata.ts';
import { failed, typeNumbers as types, type DnsAnswer, type DnsRecord, type DnsType } from './record.ts';

// RFC 1035 §4: the wire format of questions and answers.

const classIn = 1;
const headerOctets = 12;
/** RFC 1035 §2.3.4. */
const nameLimitOctets = 255;
/** A name has at most 127 labels, and one pointer for each is more than enough. */
const pointerLimit = 127;

/** Octets of an answer; no DNS message is longer (RFC 1035 §4.2.2). */
export const messageLimitOctets = 65_535;

/**
 * Writes a question. Its ID is 0 (RFC 8484 §4.1), and recursion is wanted.
 *
 * @param name - a host name, to which labels with an underscore may be put
 */
export function renderQuestion(name: string, type: DnsType): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(headerOctets + name.length + 2 + 4);
  bytes[2] = 1; // RD
  bytes[5] = 1; // QDCOUNT
  let at = headerOctets;
  for (const label of name.split('.')) {
    bytes[at++] = label.length;
    for (const character of label) bytes[at++] = character.charCodeAt(0);
  }
  bytes.set([0, 0, types[type], 0, classIn], at);
  return bytes;
}

/** Reads the answer to a question of `renderQuestion`. Whatever the bytes are, it ends soon and throws nothing. */
export function parseMessage(bytes: Uint8Array, name: string, type: DnsType): DnsAnswer {
  try {
    return readMessage(bytes, name, type);
  } catch (error) {
    // A read beyond the end (DataView), or what this file found wrong.
    if (error instanceof RangeError) return failed('malformed');
    throw error;
  }
}

function readMessage(bytes: Uint8Array, asked: string, type: DnsType): DnsAnswer {
  if (bytes.length > messageLimitOctets) return failed('too long');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags = view.getUint16(2);
  const rcode = flags & 0xf;
  const isResponse = (flags & 0xf800) === 0x8000; // QR, and the opcode QUERY
  if (!isResponse || view.getUint16(0) !== 0 || view.getUint16(4) !== 1) return failed('for another question');
  const question = readName(view, headerOctets);
  const isAsked =
    question.name === asked &&
    view.getUint16(question.end) === types[type] &&
    view.getUint16(question.end + 2) === classIn;
  if (!isAsked) return failed('for another question');
  if ((flags & 0x200) !== 0) return failed('truncated');
  if (rcode === 2) return failed('SERVFAIL');
  if (rcode !== 0 && rcode !== 3) return failed('refused');
  const sections = readSections(view, question.end + 4, type);
  if (rcode === 3) return { kind: 'no-name', ttlSeconds: sections.negativeTtlSeconds };
  return followAliases(asked, sections);
}

type Records = Sections['records'][number];
type Aliases = Sections['aliases'][number];

function readSections(view: DataView, start: number, type: DnsType): Sections {
  const answers = view.getUint16(6);
  const count = answers + view.getUint16(8);
  const records: Records[] = [];
  const aliases: Aliases[] = [];
  let negativeTtlSeconds: number | undefined;
  let at = start;
  for (let index = 0; index < count; index += 1) {
    const { name: owner, end } = readName(view, at);
    const rdata = end + 10;
    at = rdata + view.getUint16(end + 8);
    if (at > view.byteLength) throw new RangeError('record beyond the end');
    if (view.getUint16(end + 2) !== classIn) continue;
    const kind = view.getUint16(end);
    const ttlSeconds = toTtl(view.getUint32(end + 4));
    if (index >= answers) {
      // Its names are of no interest; the five numbers are its last 20 octets (RFC 1035 §3.3.13).
      if (kind === types.SOA && at - rdata >= 22) {
        negativeTtlSeconds = Math.min(ttlSeconds, toTtl(view.getUint32(at - 4)));
      }
    } else if (kind === types[type]) {
      records.push({ owner, ttlSeconds, ...readRecord(view, type, rdata, at) });
    } else if (kind === types.CNAME) {
      aliases.push({ owner, ttlSeconds, target: readLastName(view, rdata, at) });
    }
  }
  return { records, aliases, negativeTtlSeconds };
}

/** What a record says, between two places. */
function readRecord(view: DataView, type: DnsType, at: number, end: number): DnsRecord {
  const of = (target: string, priority = 0, weight = 0, port = 0): DnsRecord => ({ priority, weight, port, target });
  switch (type) {
    case 'MX':
      return of(readLastName(view, at + 2, end), view.getUint16(at));
    case 'SRV':
      return of(readLastName(view, at + 6, end), view.getUint16(at), view.getUint16(at + 2), view.getUint16(at + 4));
    case 'CNAME':
      return of(readLastName(view, at, end));
    case 'A':
      return of(readAddress(view, at, end, 4));
    case 'AAAA':
      return of(readAddress(view, at, end, 16));
    case 'TXT':
      return of(readStrings(view, at, end));
  }
}

/** RFC 2181 §8: a number with its first bit set means 0. */
const toTtl = (seconds: number): number => (seconds > 0x7fffffff ? 0 : seconds);

/** A name that fills the rest of its record. */
function readLastName(view: DataView, at: number, end: number): string {
  const name = readName(view, at);
  if (name.end !== end) throw new RangeError('record of another length');
  return name.name;
}

/**
 * Reads a name (RFC 1035 §4.1.4). Every pointer must lead before where the last one led, so that none can go round.
 *
 * @throws RangeError for one that is wrong.
 */
function readName(view: DataView, start: number): { readonly name: string; readonly end: number } {
  let name = '';
  let octets = 1;
  let end: number | undefined;
  let bound = start;
  let pointers = 0;
  for (let at = start; ;) {
    const length = view.getUint8(at);
    if (length >= 0xc0) {
      end ??= at + 2;
      at = view.getUint16(at) & 0x3fff;
      pointers += 1;
      if (at >= bound || pointers > pointerLimit) throw new RangeError('pointer that leads on');
      bound = at;
      continue;
    }
    if (length === 0) return { name, end: end ?? at + 1 };
    octets += length + 1;
    if (length > 63 || octets > nameLimitOctets) throw new RangeError('name too long');
    if (name !== '') name += '.';
    for (let index = at + 1; index <= at + length; index += 1) name += toText(view.getUint8(index));
    at += length + 1;
  }
}

/** A byte of a label. What is no letter, digit, hyphen or underscore is escaped (RFC 1035 §5.1), the dot above all. */
function toText(octet: number): string {
  const character = String.fromCharCode(octet).toLowerCase();
  return /[a-z0-9_-]/.test(character) ? character : `\\${String(octet).padStart(3, '0')}`;
}
