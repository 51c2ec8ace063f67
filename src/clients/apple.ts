import { toNothing, type Answer, type ClientReader, type Conclusion, type ServerChoice } from './conclusion.ts';
import { isHostName } from './host-name.ts';
import { parsePlist, type PlistDict, type PlistValue } from './plist.ts';

class Refusal extends Error {}

// Apple's payload schema com.apple.mail.managed (apple/device-management, release iOS 18.1).
const methods: ReadonlyMap<string, ServerChoice['authentication']> = new Map([
  ['EmailAuthPassword', 'password'],
  ['EmailAuthCRAMMD5', 'encrypted-password'],
  ['EmailAuthHTTPMD5', 'encrypted-password'],
  ['EmailAuthNTLM', 'NTLM'],
  ['EmailAuthNone', 'none'],
]);

const startTlsPorts: ReadonlySet<number> = new Set([143, 110, 587]);
const uuid = /^[0-9A-F]{8}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{4}-[0-9A-F]{12}$/i;

function findString(dict: PlistDict, key: string): string | undefined {
  const value = dict.get(key);
  if (value !== undefined && typeof value !== 'string') throw new Refusal(`${key} is not a string`);
  return value;
}

function readString(dict: PlistDict, key: string): string {
  const value = findString(dict, key);
  if (value === undefined || value === '') throw new Refusal(`${key} is missing`);
  return value;
}

function readBoolean(dict: PlistDict, key: string): boolean {
  const value = dict.get(key) ?? false;
  if (typeof value !== 'boolean') throw new Refusal(`${key} is not a boolean`);
  return value;
}

function findPort(dict: PlistDict, key: string): number | undefined {
  const value = dict.get(key);
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || value < 1 || value > 65535) throw new Refusal(`${key} is not a port`);
  return value;
}

function readPayloads(value: PlistValue | undefined): readonly PlistDict[] {
  if (!Array.isArray(value)) throw new Refusal('PayloadContent is not an array');
  return value.map((payload: PlistValue) => {
    if (!(payload instanceof Map)) throw new Refusal('PayloadContent holds something other than a dict');
    return payload;
  });
}

function requireCommonKeys(dicts: readonly PlistDict[]): void {
  for (const dict of dicts) {
    readString(dict, 'PayloadType');
    if (dict.get('PayloadVersion') !== 1) throw new Refusal('PayloadVersion is not the integer 1');
    if (!uuid.test(readString(dict, 'PayloadUUID'))) throw new Refusal('PayloadUUID is not a UUID');
    for (const key of dict.keys()) {
      // The schema allows passwords in encrypted profiles only.
      if (key.endsWith('Password') && key !== 'OutgoingPasswordSameAsIncomingPassword') {
        throw new Refusal(`${key} in a profile that is not encrypted`);
      }
    }
  }
  for (const key of ['PayloadIdentifier', 'PayloadUUID']) {
    const values = dicts.map((dict) => readString(dict, key));
    if (new Set(values).size !== values.length) throw new Refusal(`two payloads share a ${key}`);
  }
}

function readServer(dict: PlistDict, side: 'Incoming' | 'Outgoing', protocol: ServerChoice['protocol']): ServerChoice {
  const hostname = readString(dict, `${side}MailServerHostName`);
  if (!isHostName(hostname)) throw new Refusal(`${side}MailServerHostName is not a host name`);
  const method = readString(dict, `${side}MailServerAuthentication`);
  const authentication = methods.get(method);
  if (authentication === undefined) throw new Refusal(`unknown authentication ${method}`);
  const usesSsl = readBoolean(dict, `${side}MailServerUseSSL`);
  const port = findPort(dict, `${side}MailServerPortNumber`);
  const username = findString(dict, `${side}MailServerUsername`) ?? '';
  // Without a number the client goes through the usual ports.
  if (port === undefined) return { protocol, hostname, port: 0, security: 'try', username, authentication };
  const security = !usesSsl ? 'plain' : startTlsPorts.has(port) ? 'STARTTLS' : 'TLS';
  return { protocol, hostname, port, security, username, authentication };
}

function readProfile(profile: PlistDict): Conclusion {
  if (readString(profile, 'PayloadType') !== 'Configuration') throw new Refusal('PayloadType is not Configuration');
  const payloads = readPayloads(profile.get('PayloadContent'));
  requireCommonKeys([profile, ...payloads]);
  const accounts = payloads
    .filter((payload) => payload.get('PayloadType') === 'com.apple.mail.managed')
    .map((payload) => {
      const type = readString(payload, 'EmailAccountType');
      if (type !== 'EmailTypeIMAP' && type !== 'EmailTypePOP') throw new Refusal(`unknown account type ${type}`);
      return {
        displayName: findString(payload, 'EmailAccountDescription'),
        incoming: readServer(payload, 'Incoming', type === 'EmailTypeIMAP' ? 'imap' : 'pop3'),
        outgoing: readServer(payload, 'Outgoing', 'smtp'),
      };
    });
  const [account, ...others] = accounts;
  if (account === undefined) throw new Refusal('no mail payload');
  const { displayName, incoming, outgoing } = account;
  return {
    outcome: 'configured',
    ...(displayName === undefined ? {} : { displayName }),
    incoming,
    outgoing,
    alternatives: others.flatMap((other) => [other.incoming, other.outgoing]),
  };
}

function read(answer: Answer): Conclusion {
  if (answer.status !== 200) return toNothing(`status ${answer.status}`);
  // Safari stores a file of any other type in Files instead of offering the profile.
  if (answer.contentType !== 'application/x-apple-aspen-config') return toNothing(`type ${answer.contentType}`);
  const plist = parsePlist(answer.body);
  if ('why' in plist) return toNothing(plist.why);
  try {
    return readProfile(plist.root);
  } catch (refusal) {
    if (refusal instanceof Refusal) return toNothing(refusal.message);
    throw refusal;
  }
}

/** Mail on iOS, iPadOS and macOS, installing an unsigned configuration profile (Apple's published payload schemas). */
export const apple: ClientReader = { name: 'Apple Mail', reads: 'profile', read };
