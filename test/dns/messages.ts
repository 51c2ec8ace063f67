import * as buffers from 'node:buffer';
import type { DnsType } from '../../src/dns/record.ts';
import { decode, encode, type Answer, type DecodedPacket, type RecordType } from 'dns-packet';

/** An answer as a resolver gives it, written by a library that Mailbeacon does not use. */
export interface AnswerParts {
  readonly name: string;
  readonly type?: DnsType;
  readonly answers?: readonly Answer[];
  readonly authorities?: readonly Answer[];
  /** 0 NOERROR, 2 SERVFAIL, 3 NXDOMAIN, 5 REFUSED. */
  readonly rcode?: number;
  /** Flags beside QR, RD and RA. */
  readonly flags?: number;
  readonly id?: number;
}

const recursion = 0x0180; // RD, RA

/** Writes it as bytes. */
export function encodeAnswer({
  name,
  type = 'MX',
  answers = [],
  authorities = [],
  rcode = 0,
  flags = 0,
  id = 0,
}: AnswerParts): Uint8Array<ArrayBuffer> {
  const questions = [{ name, type: type as RecordType, class: 'IN' as const }];
  const bytes = encode({
    type: 'response',
    id,
    flags: recursion | flags | rcode,
    questions,
    answers: [...answers],
    authorities: [...authorities],
  });
  return new Uint8Array(bytes);
}

/** An MX record; the TTL is 300 seconds unless stated. */
export const mx = (name: string, preference: number, exchange: string, ttl = 300): Answer => ({
  type: 'MX',
  name,
  ttl,
  data: { preference, exchange },
});

/** An SRV record. */
export const srv = (name: string, target: string, port: number, priority = 0, weight = 0, ttl = 300): Answer => ({
  type: 'SRV',
  name,
  ttl,
  data: { priority, weight, port, target },
});

/** A CNAME record. */
export const cname = (name: string, target: string, ttl = 300): Answer => ({ type: 'CNAME', name, ttl, data: target });

/** The SOA record of a zone, as negative answers carry it. */
export const soa = (name: string, minimum: number, ttl = 900): Answer => ({
  type: 'SOA',
  name,
  ttl,
  data: { mname: `ns.${name}`, rname: `hostmaster.${name}`, serial: 1, refresh: 1, retry: 1, expire: 1, minimum },
});

// The types of Workers leave Buffer without one.
const { Buffer: Bytes } = buffers as unknown as {
  readonly Buffer: { from(bytes: Uint8Array): Parameters<typeof decode>[0] };
};

/** A message as that library reads it. */
export const decodeMessage = (bytes: Uint8Array): DecodedPacket => decode(Bytes.from(bytes));
