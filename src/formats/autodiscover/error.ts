import type { Failure } from '../../core/types.ts';
import { element, type XmlElement } from '../xml.ts';

// MS-OXDSCLI §2.2.4.1.2 and §3.2.5.1: 500 unknown address, 501 nothing to say about it, 600 unreadable request,
// 601 unknown kind of answer.
const codes: Readonly<Record<Failure['reason'], readonly [code: string, message: string]>> = {
  'malformed-request': ['600', 'Invalid Request'],
  'address-missing': ['600', 'Invalid Request'],
  'protocol-missing': ['600', 'Invalid Request'],
  'body-too-large': ['600', 'Invalid Request'],
  'plain-http': ['600', 'Invalid Request'],
  'malformed-address': ['500', "The email address can't be found."],
  'unknown-domain': ['500', "The email address can't be found."],
  'unsupported-schema': ['601', 'Provider is not available'],
  'not-expressible': ['501', 'Bad Address'],
  'temporarily-unavailable': ['603', 'Server Error'],
};

/** Names this kind of server in error documents; an unsigned 32-bit number (MS-ASCMD §2.2.3.58). */
const serverId = '2477813590';

/**
 * The content of `Response` that reports a failure. It travels in HTTP 200: to clients any other status means that there
 * is no Autodiscover here.
 *
 * @param now - milliseconds since 1970
 */
export function renderError(failure: Failure, now: number): readonly XmlElement[] {
  const [code, message] = codes[failure.reason];
  // hh:mm:ss and exactly seven digits (MS-ASCMD §2.2.3.177).
  const time = `${new Date(now).toISOString().slice(11, 23)}0000`;
  return [
    element('Error', [element('ErrorCode', code), element('Message', message), element('DebugData', [])], {
      Time: time,
      Id: serverId,
    }),
  ];
}
