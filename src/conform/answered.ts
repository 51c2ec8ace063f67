import type { Answer } from '../clients/index.ts';
import { toSha256 } from '../clients/sha256.ts';
import type { NotReceived, Received } from './send.ts';

/** What came for a case, decoded. */
export interface Answered extends Received {
  /** As UTF-8, a byte order mark kept. */
  readonly body: string;
  /** The Content-Type header, empty if there was none. */
  readonly contentType: string;
  /** Whom the case was about. */
  readonly account: string;
}

/** What came for any case, or why nothing did. */
export type Outcome = Answered | (NotReceived & { readonly account: string });

/** Decodes an answer. */
export function toAnswered(received: Received, account: string): Answered {
  return {
    ...received,
    body: new TextDecoder('utf-8', { fatal: false, ignoreBOM: true }).decode(received.octets),
    contentType: received.headers.get('content-type') ?? '',
    account,
  };
}

/**
 * The property list inside a signed profile, or the body itself. A signature is DER, which begins with 0x30; signers
 * put a document of this size into it in one piece (RFC 5652 §5.2). Whether the signature holds is not judged.
 */
export function toDocument({ octets, body }: Answered): string {
  if (octets[0] !== 0x30) return body;
  const begin = body.indexOf('<?xml');
  const end = body.lastIndexOf('</plist>');
  return begin < 0 || end < begin ? body : body.slice(begin, end + '</plist>'.length);
}

/** The answer as the readers of `src/clients` take it. */
export function toClientAnswer(answered: Answered): Answer {
  const { status, headers, contentType } = answered;
  const location = headers.get('location');
  return { status, contentType, body: toDocument(answered), ...(location === undefined ? {} : { location }) };
}

/** The same with its digest said to be in the DNS, where nobody looks here: for readers of PACC. */
export function toVouchedAnswer(answered: Answered): Answer {
  const digest = btoa(String.fromCharCode(...toSha256(answered.octets)));
  return { ...toClientAnswer(answered), txt: [`v=UAAC1; a=sha256; d=${digest}`] };
}
