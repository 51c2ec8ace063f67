import { toNothing, type Answer, type ClientReader, type Conclusion, type ServerChoice } from './conclusion.ts';
import { parsePlist, type PlistDict } from './plist.ts';
import { payloadReaders } from './profile-services.ts';
import { findPort, findString, readBoolean, readDicts, readHostName, readString } from './profile-values.ts';
import { readUntilRefusal, Refusal } from './refusal.ts';

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

// The two keys that end so and hold a switch.
const passwordSwitches: ReadonlySet<string> = new Set([
  'OutgoingPasswordSameAsIncomingPassword',
  'OverridePreviousPassword',
]);

function requireCommonKeys(dicts: readonly PlistDict[]): void {
  for (const dict of dicts) {
    readString(dict, 'PayloadType');
    if (dict.get('PayloadVersion') !== 1) throw new Refusal('PayloadVersion is not the integer 1');
    if (!uuid.test(readString(dict, 'PayloadUUID'))) throw new Refusal('PayloadUUID is not a UUID');
    for (const key of dict.keys()) {
      // The schema allows passwords in encrypted profiles only.
      if (key.endsWith('Password') && !passwordSwitches.has(key)) {
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
  const hostname = readHostName(dict, `${side}MailServerHostName`);
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
  const payloads = readDicts(profile.get('PayloadContent'), 'PayloadContent');
  if (payloads.length === 0) throw new Refusal('PayloadContent is empty');
  requireCommonKeys([profile, ...payloads]);
  // A payload of a type that the system does not know is left out.
  const services = payloads.flatMap(
    (payload) => payloadReaders.get(readString(payload, 'PayloadType'))?.(payload) ?? [],
  );
  const related = services.length === 0 ? {} : { related: services };
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
  if (account === undefined) return { ...toNothing('no mail payload'), ...related };
  const { displayName, incoming, outgoing } = account;
  return {
    outcome: 'configured',
    ...(displayName === undefined ? {} : { displayName }),
    incoming,
    outgoing,
    alternatives: others.flatMap((other) => [other.incoming, other.outgoing]),
    ...related,
  };
}

function read(answer: Answer): Conclusion {
  if (answer.status !== 200) return toNothing(`status ${answer.status}`);
  // Safari stores a file of any other type in Files instead of offering the profile.
  if (answer.contentType !== 'application/x-apple-aspen-config') return toNothing(`type ${answer.contentType}`);
  const plist = parsePlist(answer.body);
  if ('why' in plist) return toNothing(plist.why);
  return readUntilRefusal(() => readProfile(plist.root));
}

/** Mail on iOS, iPadOS and macOS, installing an unsigned configuration profile (Apple's published payload schemas). */
export const apple: ClientReader = { name: 'Apple Mail', reads: 'profile', read };
