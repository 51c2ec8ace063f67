import type { ClientReader } from '../../clients/index.ts';
import { apple } from '../../clients/apple.ts';

/**
 * Apple's reader for signed profiles too: the profile inside a CMS signature (RFC 5652 §5.2) is taken out as it stands.
 * Whether the signature holds is not looked at.
 */
export const appleSigned: ClientReader = {
  name: apple.name,
  reads: 'profile',
  read: (answer, account) => apple.read({ ...answer, body: toProfile(answer.body) }, account),
};

/** Whether a body is a signature and not the profile itself: DER begins with a SEQUENCE. */
export const isSigned = (body: string): boolean => body.startsWith('0') && body.includes('<?xml');

function toProfile(body: string): string {
  if (!isSigned(body)) return body;
  const end = body.indexOf('</plist>');
  return end < 0 ? body : body.slice(body.indexOf('<?xml'), end + '</plist>'.length);
}
