import type {
  Authentication,
  ForAccount,
  HttpAuthentication,
  IncomingServer,
  Instruction,
  OutgoingServer,
  Pop3Options,
  RelatedServer,
  Subject,
  WebMail,
} from '../core/types.ts';
import { expandLoginName } from '../core/placeholder.ts';
import { element, type XmlElement, type XmlNode } from './xml.ts';

type AnyServer = ForAccount<IncomingServer | OutgoingServer | RelatedServer>;

// First-entry readers (Nextcloud Mail, FairEmail) must meet IMAP first.
const incomingOrder = [
  'imap',
  'pop3',
  'exchange',
  'ews',
  'owa',
  'graph',
  'activeSync',
  'jmap',
] as const satisfies readonly IncomingServer['type'][];

/** Who logs in, as far as the document says it. */
export interface Login {
  readonly mailbox: Subject;
  /** Whether the address has a detail that the login has not, so that what clients fill in would be wrong. */
  readonly isDetailed: boolean;
}

/** `incomingServer` elements, IMAP first; within a type the provider's order. */
export function renderIncoming(servers: readonly ForAccount<IncomingServer>[], login: Login): readonly XmlElement[] {
  const ordered = incomingOrder.flatMap((type) => servers.filter((server) => server.type === type));
  return section(ordered, () => 'incomingServer', login);
}

/** `outgoingServer` elements in the provider's order. */
export function renderOutgoing(servers: readonly ForAccount<OutgoingServer>[], login: Login): readonly XmlElement[] {
  return section(servers, () => 'outgoingServer', login);
}

// draft-ietf-mailmaint-autoconfig-06: the elements of the root, in its spelling.
const besideName: Readonly<Record<RelatedServer['type'], string>> = {
  caldav: 'calendar',
  carddav: 'addressbook',
  webdav: 'fileShare',
  xmpp: 'chatServer',
  xmpptcp: 'chatServer',
  matrix: 'chatServer',
  opentalk: 'videoConference',
  managesieve: 'setupServer',
};

/** The services beside mail, with user names as templates unless they would be wrong. */
export function renderBeside(servers: readonly ForAccount<RelatedServer>[], login: Login): readonly XmlElement[] {
  return section(servers, ({ type }) => besideName[type], login.isDetailed ? login : undefined);
}

function section<S extends AnyServer>(
  servers: readonly S[],
  nameOf: (server: S) => string,
  who: Login | undefined,
): readonly XmlElement[] {
  return servers.map((server) => {
    // Even without a login Thunderbird and Thunderbird for Android want a user name of an outgoing server.
    const login = element('username', toUsername(server.username ?? '%EMAILADDRESS%', who));
    return element(nameOf(server), [...renderServer(server), login, ...renderOptions(server)], { type: server.type });
  });
}

function renderServer(server: AnyServer): readonly XmlNode[] {
  const authentication = server.authentication.map(renderAuthentication);
  if ('url' in server) return [element('url', server.url), ...authentication];
  return [
    element('hostname', server.hostname),
    element('port', String(server.port)),
    element('socketType', server.socketType),
    ...authentication,
  ];
}

function renderAuthentication(method: Authentication | HttpAuthentication): XmlElement {
  // An attribute hides the method from Thunderbird, so it stands only where draft-06 demands it.
  if (method === 'Basic' || method === 'Digest') return element('authentication', method, { system: 'http' });
  if (method.startsWith('sasl:')) return element('authentication', method.slice(5), { system: 'sasl' });
  return element('authentication', method);
}

/** Whether a user name is more than one placeholder that every client knows. */
export const isCompound = (template: string | undefined): boolean =>
  template !== undefined && template !== '%EMAILADDRESS%' && template !== '%EMAILLOCALPART%';

/**
 * A user name that is one placeholder stays one: the answer is then the same for everyone, and Thunderbird, which turns
 * `0123` into `123` and `true` into a boolean, gets the address from its own memory. A compound one is filled in, because
 * FairEmail does not expand it, unless Thunderbird would mangle the result. And so is every one that must not hold the
 * detail of the address (RFC 5233), because clients fill in the whole of it.
 */
function toUsername(template: string, login: Login | undefined): string {
  if (login === undefined || (!login.isDetailed && !isCompound(template))) return template;
  const loginName = login.mailbox.kind === 'address' ? expandLoginName(template, login.mailbox) : null;
  return loginName === null || (!login.isDetailed && isCoerced(loginName)) ? template : loginName;
}

/** What Thunderbird's XML reader (JXON) turns into a number, a boolean or a date. */
function isCoerced(text: string): boolean {
  return Number.isFinite(Number(text)) || /^(?:true|false)$/i.test(text) || Number.isFinite(Date.parse(text));
}

function renderOptions(server: AnyServer): readonly XmlNode[] {
  return [
    'pop3' in server ? renderPop3Options(server.pop3) : undefined,
    flag('addThisServer', 'addThisServer' in server ? server.addThisServer : undefined),
    flag(
      'useGlobalPreferredServer',
      'useGlobalPreferredServer' in server ? server.useGlobalPreferredServer : undefined,
    ),
    'restriction' in server ? element('restriction', server.restriction) : undefined,
    ...('owaURL' in server || 'ewsURL' in server || 'easURL' in server
      ? ([link('owaURL', server.owaURL), link('ewsURL', server.ewsURL), link('easURL', server.easURL)] as const)
      : []),
  ];
}

const flag = (name: string, value: boolean | undefined): XmlNode =>
  value === undefined ? undefined : element(name, String(value));
const link = (name: string, value: string | undefined): XmlNode =>
  value === undefined ? undefined : element(name, value);

function renderPop3Options(options: Pop3Options): XmlElement {
  const days = options.daysToLeaveMessagesOnServer;
  const minutes = options.checkIntervalMinutes;
  return element('pop3', [
    flag('leaveMessagesOnServer', options.leaveMessagesOnServer),
    flag('downloadOnBiff', options.downloadOnBiff),
    days === undefined ? undefined : element('daysToLeaveMessagesOnServer', String(days)),
    minutes === undefined ? undefined : element('checkInterval', [], { minutes: String(minutes) }),
  ]);
}

/** `enable` for what has to be done first, `documentation` for what may be read. */
export function renderInstructions(
  instructions: readonly Instruction[],
  placement: NonNullable<Instruction['placement']>,
): readonly XmlElement[] {
  return instructions
    .filter((instruction) => (instruction.placement ?? 'emailProvider') === placement)
    .map(({ kind, url, text }) => {
      const isHelp = kind === 'documentation';
      const texts = Object.entries(text).map(([lang, words]) =>
        element(isHelp ? 'descr' : 'instruction', words, { lang }),
      );
      return isHelp ? element('documentation', texts, { url }) : element('enable', texts, { visiturl: url });
    });
}

/** `webMail` of format v1.1. */
export function renderWebMail(webMail: WebMail | undefined, login: Login): XmlNode {
  if (webMail === undefined) return undefined;
  const info = webMail.loginPageInfo;
  const waitFor = info?.waitForRedirectionURLPrefix;
  return element('webMail', [
    webMail.loginPage === undefined ? undefined : element('loginPage', [], { url: webMail.loginPage }),
    info &&
      element(
        'loginPageInfo',
        [
          element('username', toUsername(info.username, login.isDetailed ? login : undefined)),
          element('usernameField', [], { ...info.usernameField }),
          element('passwordField', [], { ...info.passwordField }),
          info.loginButton && element('loginButton', [], { ...info.loginButton }),
        ],
        { url: info.url, ...(waitFor === undefined ? {} : { waitForRedirectionURLPrefix: waitFor }) },
      ),
  ]);
}
