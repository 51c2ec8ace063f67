import { chooseServer, withoutNeedlessClearText } from '../../core/choose.ts';
import type { ForAccount, ImapServer, MailSettings, Pop3Server, SmtpServer, SocketType } from '../../core/types.ts';
import { element, type XmlElement } from '../xml.ts';
import { renderBesideMail } from './beside-mail.ts';

/** Hours after which Outlook asks again. */
const timeToLive = '24';

type PoxServer = ForAccount<ImapServer | Pop3Server | SmtpServer>;

/** The three protocols that POX can say, one server each, in the order in which Outlook should prefer them. */
export function choosePoxServers(settings: MailSettings): readonly PoxServer[] {
  const incoming = withoutNeedlessClearText(settings.incoming);
  const outgoing = withoutNeedlessClearText(settings.outgoing);
  const imap = chooseServer(incoming.filter((server): server is ForAccount<ImapServer> => server.type === 'imap'));
  const pop3 = chooseServer(incoming.filter((server): server is ForAccount<Pop3Server> => server.type === 'pop3'));
  if (imap === undefined && pop3 === undefined) return [];
  return [imap, pop3, chooseServer(outgoing)].filter((server) => server !== undefined);
}

/**
 * The content of `Response` in the Outlook schema (MS-OXDSCLI §2.2.4.1.1). The order of elements matters to readers:
 * FairEmail wants `AccountType` and `Action` before any `Protocol`, and `Type` first in a protocol.
 */
export function renderOutlook(settings: MailSettings, servers: readonly PoxServer[]): readonly XmlElement[] {
  const { subject, provider } = settings;
  const login = servers[0]?.loginName ?? null;
  return [
    renderUser(settings),
    element('Account', [
      element('AccountType', 'email'),
      element('Action', 'settings'),
      provider.website === undefined ? undefined : element('ServiceHome', provider.website),
      ...servers.map((server) => renderProtocol(server, subject.kind === 'address' && server.loginName === login)),
      ...renderBesideMail(settings, timeToLive),
    ]),
  ];
}

/** The address under which the client has to ask again, which must not be the one that it asked for. */
export const renderRedirectAddr = (settings: MailSettings, address: string): readonly XmlElement[] =>
  renderRedirect(settings, 'redirectAddr', element('RedirectAddr', address));

/** The https URL where the client has to ask the same again. */
export const renderRedirectUrl = (settings: MailSettings, url: string): readonly XmlElement[] =>
  renderRedirect(settings, 'redirectUrl', element('RedirectUrl', url));

/** No `Protocol`, and of the two targets only the one that the action means: Delta Chat follows any it finds. */
function renderRedirect(settings: MailSettings, action: string, target: XmlElement): readonly XmlElement[] {
  const account = [element('AccountType', 'email'), element('Action', action), target];
  return [renderUser(settings), element('Account', account)];
}

/** Demanded of every answer to an address (MS-OXDSCLI §2.2.4.1.1.1); never a name from a directory. */
function renderUser({ subject, displayName }: MailSettings): XmlElement {
  const address = subject.kind === 'address' ? subject.address.text : undefined;
  return element('User', [
    element('DisplayName', address ?? displayName),
    address === undefined ? undefined : element('AutoDiscoverSMTPAddress', address),
  ]);
}

/**
 * `Encryption` is what Outlook obeys (`SSL` implicit TLS, `TLS` STARTTLS; MS-OXDSCLI §2.2.4.1.1.2.6.10). `SSL` is `on`
 * for both, because Thunderbird and Delta Chat, which know no other element, take `off` for clear text.
 */
const encryption = {
  SSL: { ssl: 'on', encryption: 'SSL' },
  STARTTLS: { ssl: 'on', encryption: 'TLS' },
  plain: { ssl: 'off', encryption: 'None' },
} as const satisfies Record<SocketType, { ssl: 'on' | 'off'; encryption: string }>;

const protocolType = { imap: 'IMAP', pop3: 'POP3', smtp: 'SMTP' } as const satisfies Record<PoxServer['type'], string>;

function renderProtocol(server: PoxServer, sharesLogin: boolean): XmlElement {
  const { ssl, encryption: mode } = encryption[server.socketType];
  const [preferred] = server.authentication;
  // After POP means: no login of its own, and mail is fetched first (MS-OXDSCLI, SMTPLast).
  const followsPop = preferred === 'smtp-after-pop';
  const needsLogin = !followsPop && preferred !== 'none' && preferred !== 'client-IP-address';
  const isSmtp = server.type === 'smtp';
  return element('Protocol', [
    element('Type', protocolType[server.type]),
    element('TTL', timeToLive),
    element('Server', server.hostname),
    element('Port', String(server.port)),
    server.loginName === null || !needsLogin ? undefined : element('LoginName', server.loginName),
    element('DomainRequired', 'off'),
    // Absent means on, which is NTLM (MS-OXDSCLI §2.2.4.1.1.2.6.29).
    element('SPA', server.authentication.every((method) => method === 'NTLM') ? 'on' : 'off'),
    element('SSL', ssl),
    element('Encryption', mode),
    element('AuthRequired', needsLogin ? 'on' : 'off'),
    isSmtp ? element('UsePOPAuth', needsLogin && sharesLogin ? 'on' : 'off') : undefined,
    isSmtp ? element('SMTPLast', followsPop ? 'on' : 'off') : undefined,
  ]);
}
