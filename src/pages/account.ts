import { chooseServer, withoutNeedlessClearText } from '../core/choose.ts';
import type {
  Authentication,
  ForAccount,
  ImapServer,
  IncomingServer,
  MailSettings,
  OutgoingServer,
  Pop3Server,
  SmtpServer,
  SocketType,
} from '../core/types.ts';

/** A server as a form wants it. */
export interface FormServer {
  readonly hostname: string;
  readonly port: number;
  readonly socketType: SocketType;
  readonly authentication: readonly Authentication[];
  /** Undefined where no login takes place. */
  readonly login: Login | undefined;
}

/** A user name: what to type, or while only the domain is known (or something has to be asked for), what it is made of. */
export type Login =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'template'; readonly template: string };

/** What a person needs for an account. */
export interface AccountView {
  readonly imap: FormServer | undefined;
  readonly pop3: FormServer | undefined;
  readonly smtp: FormServer | undefined;
  /** The same server on the other registered way, 465 beside 587, if there is one. */
  readonly otherSmtp: FormServer | undefined;
  /** Exchange ActiveSync or Web Services; then programs set themselves up by the address. */
  readonly hasExchange: boolean;
  readonly related: readonly { readonly type: 'caldav' | 'carddav'; readonly url: string; readonly login: Login }[];
}

type Mail = ForAccount<ImapServer> | ForAccount<Pop3Server> | ForAccount<SmtpServer>;

/** Chooses what to show of the settings. */
export function toAccountView({ incoming, outgoing, related }: MailSettings): AccountView {
  const ofType = (type: 'imap' | 'pop3'): FormServer | undefined =>
    toFormServer(
      chooseServer(
        withoutNeedlessClearText(incoming.filter((server) => isMail(server) && server.type === type)).filter(isMail),
      ),
    );
  // Port 25 is for servers.
  const sending = withoutNeedlessClearText<ForAccount<OutgoingServer>>(outgoing).filter(({ port }) => port !== 25);
  const smtp = chooseServer(sending);
  const others = sending.filter(
    ({ socketType, hostname }) => socketType !== smtp?.socketType && hostname === smtp?.hostname,
  );
  return {
    imap: ofType('imap'),
    pop3: ofType('pop3'),
    smtp: toFormServer(smtp),
    otherSmtp: toFormServer(chooseServer(others.filter(({ socketType }) => socketType !== 'plain'))),
    hasExchange: incoming.some(({ type }) => type === 'activeSync' || type === 'ews' || type === 'exchange'),
    related: related.flatMap((server) =>
      server.type === 'caldav' || server.type === 'carddav'
        ? [{ type: server.type, url: server.url, login: toLogin(server.loginName, server.username) }]
        : [],
    ),
  };
}

const isMail = (server: ForAccount<IncomingServer>): server is ForAccount<ImapServer> | ForAccount<Pop3Server> =>
  server.type === 'imap' || server.type === 'pop3';

function toFormServer(server: Mail | undefined): FormServer | undefined {
  if (server === undefined) return undefined;
  const { hostname, port, socketType, authentication, loginName, username } = server;
  const login = username === undefined ? undefined : toLogin(loginName, username);
  return { hostname, port, socketType, authentication, login };
}

const toLogin = (loginName: string | null, template: string): Login =>
  loginName === null || loginName.includes('%INPUT_')
    ? { kind: 'template', template: loginName ?? template }
    : { kind: 'text', text: loginName };
