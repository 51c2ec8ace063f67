import { chooseServer, withoutNeedlessClearText } from '../../core/choose.ts';
import type { ForAccount, ImapServer, MailSettings, Pop3Server, SmtpServer, SocketType } from '../../core/types.ts';
import { element, type XmlElement } from '../xml.ts';

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
  const address = subject.kind === 'address' ? subject.address.text : undefined;
  const login = servers[0]?.loginName ?? null;
  return [
    element('User', [
      element('DisplayName', address ?? settings.displayName),
      address === undefined ? undefined : element('AutoDiscoverSMTPAddress', address),
    ]),
    element('Account', [
      element('AccountType', 'email'),
      element('Action', 'settings'),
      provider.website === undefined ? undefined : element('ServiceHome', provider.website),
      ...servers.map((server) => renderProtocol(server, address !== undefined && server.loginName === login)),
    ]),
  ];
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
