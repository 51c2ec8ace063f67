import { chooseServer, withoutNeedlessClearText } from '../../core/choose.ts';
import type { Authentication, ForAccount, ImapServer, MailSettings, Pop3Server, SmtpServer } from '../../core/types.ts';
import type { ProfileOptions } from './options.ts';

type Incoming = ForAccount<ImapServer | Pop3Server>;
type Outgoing = ForAccount<SmtpServer>;

/** The servers of one mail payload. */
export interface MailServers {
  readonly incoming: Incoming;
  readonly outgoing: Outgoing;
}

/** A payload holds one server a direction: IMAP before POP3 and any TLS before none; see `chooseServer` for the rest. */
export function chooseMailServers(
  settings: MailSettings,
  protocol: ProfileOptions['protocol'],
): MailServers | undefined {
  const incoming = settings.incoming.filter(
    (server): server is Incoming =>
      (server.type === 'imap' || server.type === 'pop3') && findIncomingAuthentication(server) !== undefined,
  );
  const offered = withoutNeedlessClearText(incoming);
  const imap = protocol === 'pop3' ? undefined : chooseServer(offered.filter(({ type }) => type === 'imap'));
  const pop3 = protocol === 'imap' ? undefined : chooseServer(offered.filter(({ type }) => type === 'pop3'));
  const outgoing = chooseServer(
    withoutNeedlessClearText(settings.outgoing).filter((server) => findOutgoingAuthentication(server) !== undefined),
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

/** Apple's word for the first method that it has one for. */
export const findIncomingAuthentication = ({ authentication }: Incoming): string | undefined =>
  findAuthentication(incomingAuthentication, authentication);

/** The same for sending, where no login is a method too. */
export const findOutgoingAuthentication = ({ authentication }: Outgoing): string | undefined =>
  findAuthentication(outgoingAuthentication, authentication);

function findAuthentication(
  known: typeof incomingAuthentication,
  methods: readonly Authentication[],
): string | undefined {
  for (const method of methods) if (known[method] !== undefined) return known[method];
  return undefined;
}
