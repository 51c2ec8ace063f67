import { parseEmailAddress } from '../core/address.ts';
import { chooseServer, withoutNeedlessClearText } from '../core/choose.ts';
import { fail, ok } from '../core/result.ts';
import type {
  Authentication,
  EmailAddress,
  ForAccount,
  ImapServer,
  MailSettings,
  Pop3Server,
  SmtpServer,
} from '../core/types.ts';
import { renderRefusal } from './explain.ts';
import { type Format, type Service } from './format.ts';
import { integer, renderPlist, type PlistDictionary } from './plist.ts';
import { parseQuery } from './query.ts';
import { slot } from './slots.ts';
import { createDigest, createUuid5, dnsNamespace, toNamespace } from './uuid.ts';
import { escapeXml } from './xml.ts';

/** `best` is IMAP where the provider has it. */
export interface ProfileOptions {
  readonly protocol: 'best' | 'imap' | 'pop3';
}

const protocols = new Map<string, ProfileOptions['protocol']>([
  ['imap', 'imap'],
  ['pop3', 'pop3'],
  ['pop', 'pop3'],
]);

// Apple registers no path; these are the ones that other servers of this kind made known.
const paths = ['/email.mobileconfig', '/mobileconfig', '/apple.mobileconfig', '/profile.mobileconfig'] as const;

/** Apple's configuration profile for a mail account (apple/device-management, `com.apple.mail.managed`). */
export const mobileconfig: Format<ProfileOptions> = {
  name: 'mobileconfig',
  routes: paths.map((path) => ({ method: 'GET', path })),
  defaultOptions: { protocol: 'best' },
  // The URL holds an address and the profile decides where a password goes.
  answersPlainHttp: false,
  escape: escapeXml,
  signable: true,

  parseRequest(request) {
    const query = parseQuery(request.query, ['email', 'emailaddress', 'protocol']);
    if (!query.ok) return query;
    const text = query.value.email ?? query.value.emailaddress;
    if (text === undefined) return fail({ reason: 'address-missing' });
    const address = parseEmailAddress(text);
    if (!address.ok) return address;
    const protocol = query.value.protocol === undefined ? 'best' : protocols.get(query.value.protocol.toLowerCase());
    if (protocol === undefined) return fail({ reason: 'malformed-request' });
    return ok({
      candidates: [{ subject: { kind: 'address', address: address.value }, by: { index: 'domain' } }],
      options: { protocol },
      variant: protocol,
    });
  },

  renderSettings(settings, _service, { protocol }) {
    if (settings.subject.kind !== 'address') return fail({ reason: 'address-missing' });
    const { address } = settings.subject;
    const servers = chooseServers(settings, protocol);
    if (servers === undefined) return fail({ reason: 'not-expressible', provider: settings.provider });
    const profile = createProfile(settings.displayName, address, servers);
    return ok({
      status: 200,
      contentType: 'application/x-apple-aspen-config',
      body: renderPlist(profile),
      audience: 'person',
      filename: `${address.domain}.mobileconfig`,
    });
  },

  createSlots,

  renderFailure(failure) {
    return renderRefusal(failure);
  },
};

type Incoming = ForAccount<ImapServer | Pop3Server>;
type Outgoing = ForAccount<SmtpServer>;
interface Servers {
  readonly incoming: Incoming;
  readonly outgoing: Outgoing;
}

/** A profile holds one server a direction: IMAP before POP3 and any TLS before none; see `chooseServer` for the rest. */
function chooseServers(settings: MailSettings, protocol: ProfileOptions['protocol']): Servers | undefined {
  const incoming = settings.incoming.filter(
    (server): server is Incoming =>
      (server.type === 'imap' || server.type === 'pop3') &&
      findAuthentication(incomingAuthentication, server.authentication) !== undefined,
  );
  const offered = withoutNeedlessClearText(incoming);
  const imap = protocol === 'pop3' ? undefined : chooseServer(offered.filter(({ type }) => type === 'imap'));
  const pop3 = protocol === 'imap' ? undefined : chooseServer(offered.filter(({ type }) => type === 'pop3'));
  const outgoing = chooseServer(
    withoutNeedlessClearText(settings.outgoing).filter(
      ({ authentication }) => findAuthentication(outgoingAuthentication, authentication) !== undefined,
    ),
  );
  const chosen = imap ?? pop3;
  return chosen === undefined || outgoing === undefined ? undefined : { incoming: chosen, outgoing };
}

// apple/device-management, com.apple.mail.managed: the values of …MailServerAuthentication. OAuth 2.0, Kerberos, client
// certificates and SCRAM cannot be said.
const incomingAuthentication: Partial<Readonly<Record<Authentication, string>>> = {
  'password-cleartext': 'EmailAuthPassword',
  'password-encrypted': 'EmailAuthCRAMMD5',
  NTLM: 'EmailAuthNTLM',
};
const outgoingAuthentication: typeof incomingAuthentication = {
  ...incomingAuthentication,
  none: 'EmailAuthNone',
  'client-IP-address': 'EmailAuthNone',
};

function findAuthentication(
  known: typeof incomingAuthentication,
  methods: readonly Authentication[],
): string | undefined {
  for (const method of methods) if (known[method] !== undefined) return known[method];
  return undefined;
}

/**
 * Identifiers are a promise: equal ones replace an installed account, other ones add a second. They depend on the
 * deployment and the address (ASCII lower case) and on nothing else, and stay as they are in every later version.
 */
function createSlots(service: Service): (address: EmailAddress) => (name: string) => string {
  const namespace = toNamespace(createUuid5(dnsNamespace, service.host));
  return ({ localPart, domain }) => {
    const identity = `${localPart.replace(/[A-Z]/g, (letter) => letter.toLowerCase())}@${domain}`;
    return (name) =>
      name === identifierSlot
        ? `${service.identifierBase}.${createDigest(identity)}`
        : createUuid5(namespace, `${identity}|${name}`);
  };
}
const identifierSlot = 'identifier';

function createProfile(displayName: string, address: EmailAddress, { incoming, outgoing }: Servers): PlistDictionary {
  const identifier = slot(identifierSlot);
  const kind = incoming.type === 'imap' ? 'mail:imap' : 'mail:pop';
  return {
    PayloadContent: [createMailPayload(displayName, address, { incoming, outgoing }, `${identifier}.mail`, slot(kind))],
    PayloadDescription: `Sets up ${address.text} in Mail.`,
    PayloadDisplayName: `${displayName}: ${address.text}`,
    PayloadIdentifier: identifier,
    PayloadOrganization: displayName,
    PayloadRemovalDisallowed: false,
    // Mail accounts exist only in user scope.
    PayloadScope: 'User',
    PayloadType: 'Configuration',
    PayloadUUID: slot('profile'),
    PayloadVersion: integer(1),
  };
}

function createMailPayload(
  displayName: string,
  address: EmailAddress,
  { incoming, outgoing }: Servers,
  identifier: string,
  uuid: string,
): PlistDictionary {
  const incomingMethod = findAuthentication(incomingAuthentication, incoming.authentication) ?? '';
  const outgoingMethod = findAuthentication(outgoingAuthentication, outgoing.authentication) ?? '';
  const outgoingUsername = outgoingMethod === 'EmailAuthNone' ? undefined : (outgoing.loginName ?? undefined);
  return {
    EmailAccountDescription: displayName,
    EmailAccountType: incoming.type === 'imap' ? 'EmailTypeIMAP' : 'EmailTypePOP',
    EmailAddress: address.text,
    IncomingMailServerAuthentication: incomingMethod,
    IncomingMailServerHostName: incoming.hostname,
    IncomingMailServerPortNumber: integer(incoming.port),
    // One switch for both kinds of TLS; the client tells them apart by the port. False would permit clear text.
    IncomingMailServerUseSSL: incoming.socketType !== 'plain',
    IncomingMailServerUsername: incoming.loginName ?? undefined,
    OutgoingMailServerAuthentication: outgoingMethod,
    OutgoingMailServerHostName: outgoing.hostname,
    OutgoingMailServerPortNumber: integer(outgoing.port),
    OutgoingMailServerUseSSL: outgoing.socketType !== 'plain',
    OutgoingMailServerUsername: outgoingUsername,
    OutgoingPasswordSameAsIncomingPassword: outgoingUsername !== undefined && outgoingUsername === incoming.loginName,
    PayloadDisplayName: `${displayName} (${incoming.type === 'imap' ? 'IMAP' : 'POP3'})`,
    PayloadIdentifier: identifier,
    PayloadType: 'com.apple.mail.managed',
    PayloadUUID: uuid,
    PayloadVersion: integer(1),
  };
}
