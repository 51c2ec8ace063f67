/**
 * The vocabulary of Mailbeacon: what is true about a mail provider and about one account. Types only, no code.
 *
 * The words are those of the autoconfig format (draft-ietf-mailmaint-autoconfig, and the older v1.1 format of Mozilla):
 * it is the richest of the formats that Mailbeacon writes, and the others are translated from it.
 */

import type { Maybe } from './maybe.ts';

declare const domainBrand: unique symbol;

/** A mail domain or host name as A-labels in lower case, with at least two labels. Only `parseDomain` makes one. */
export type Domain = string & { readonly [domainBrand]: true };

/** An e-mail address taken apart. Only `parseEmailAddress` makes one. */
export interface EmailAddress {
  /** The part before `@`, exactly as it was typed. */
  readonly localPart: string;
  readonly domain: Domain;
  /** `localPart@domain`. */
  readonly text: string;
}

/** Who asks. Some clients name only a domain: Thunderbird for Android never sends the address. */
export type Subject =
  { readonly kind: 'address'; readonly address: EmailAddress } | { readonly kind: 'domain'; readonly domain: Domain };

export type NonEmpty<T> = readonly [T, ...T[]];

/** An absolute https URL. */
export type HttpsUrl = `https://${string}`;

/** An absolute URL of a WebSocket over TLS, as XMPP uses it (RFC 7395). */
export type WssUrl = `wss://${string}`;

/** A placeholder that stands for a part of the user's address (draft-ietf-mailmaint-autoconfig, "Placeholders"). */
export type Placeholder = '%EMAILADDRESS%' | '%EMAILLOCALPART%' | '%EMAILDOMAIN%';

/** A value that only the user knows, asked for by an `inputField` whose key begins with `INPUT_` (format v1.1). */
export type CustomPlaceholder = `%INPUT_${string}%`;

/** A login name with at least one placeholder; a misspelt placeholder does not compile. */
export type UsernameTemplate = `${string}${Placeholder | CustomPlaceholder}${string}`;

/** `SSL` is TLS from the first byte, `STARTTLS` a mandatory upgrade, `plain` no encryption at all. */
export type SocketType = 'SSL' | 'STARTTLS' | 'plain';

/** How a client logs in to a TCP server (draft-ietf-mailmaint-autoconfig, "authentication"). */
export type Authentication =
  | 'OAuth2'
  | 'password-cleartext'
  | 'password-encrypted'
  | 'GSSAPI'
  | 'NTLM'
  | 'TLS-client-cert'
  | 'client-IP-address'
  | 'smtp-after-pop'
  | 'none'
  | SaslMechanism;

/** A SASL mechanism by name, as `sasl:SCRAM-SHA-256`; a generic method has to follow it as fallback. */
export type SaslMechanism = `sasl:${Uppercase<string>}`;

/** How a client logs in to a server that is reached by URL. */
export type HttpAuthentication = 'OAuth2' | 'Basic' | 'Digest';

/** Encryption of a TCP server. Clear text has to be asked for, with the reason. */
export type Transport =
  | { readonly socketType: 'SSL' | 'STARTTLS' }
  | {
      readonly socketType: 'plain';
      /** Why a server without encryption is offered all the same. Without it the entry does not compile. */
      readonly clearTextReason: string;
    };

/** A server reached by host and port. */
export type TcpServer<Type extends string> = Transport & {
  readonly type: Type;
  /** A host name in A-labels; may hold placeholders. */
  readonly hostname: string;
  /** 1 to 65535. */
  readonly port: number;
  /** Why the port is not the registered one for this protocol and socket type (RFC 8314 §7). */
  readonly portReason?: string;
  /** In order of preference; clients skip what they cannot do. */
  readonly authentication: NonEmpty<Authentication>;
  readonly username: UsernameTemplate;
};

/** A server reached by a URL (draft-ietf-mailmaint-autoconfig, "URL-based protocols"). */
export interface UrlServer<Type extends string, Url extends string = HttpsUrl> {
  readonly type: Type;
  /** May hold placeholders. */
  readonly url: Url;
  readonly authentication: NonEmpty<HttpAuthentication>;
  readonly username: UsernameTemplate;
}

/** What a POP3 client does with the messages on the server (format v1.1, `pop3`). */
export interface Pop3Options {
  readonly leaveMessagesOnServer?: boolean;
  /** Days. */
  readonly daysToLeaveMessagesOnServer?: number;
  /** Fetch when the client checks for mail. */
  readonly downloadOnBiff?: boolean;
  /** The shortest time between two checks that the provider allows, in minutes. */
  readonly checkIntervalMinutes?: number;
}

export type ImapServer = TcpServer<'imap'> & {
  /** Use the SMTP account that the user already has (format v1.1). */
  readonly useGlobalPreferredServer?: boolean;
};

export type Pop3Server = TcpServer<'pop3'> & {
  readonly pop3?: Pop3Options;
  readonly useGlobalPreferredServer?: boolean;
};

/** Thunderbird's old form of an Exchange server: a host plus the URLs of its services. */
export type ExchangeServer = TcpServer<'exchange'> & {
  readonly owaURL?: HttpsUrl;
  readonly ewsURL?: HttpsUrl;
  readonly easURL?: HttpsUrl;
  readonly useGlobalPreferredServer?: boolean;
};

export type UrlIncomingServer = UrlServer<'jmap' | 'ews' | 'activeSync' | 'graph' | 'owa'>;

export type IncomingServer = ImapServer | Pop3Server | ExchangeServer | UrlIncomingServer;

/** An SMTP submission server. The user name may be missing only where no login takes place. */
export type SmtpServer = Omit<TcpServer<'smtp'>, 'username' | keyof Transport> &
  Transport & {
    readonly username?: UsernameTemplate;
    /** The user must be in the provider's network as well as log in (format v1.1). */
    readonly restriction?: 'client-IP-address';
    /** Whether the client should add this server to its list (format v1.1). */
    readonly addThisServer?: boolean;
    readonly useGlobalPreferredServer?: boolean;
  };

export type OutgoingServer = SmtpServer;

/** Calendars or contacts. A client that is told no more than the host finds them by `/.well-known/` (RFC 6764 §5). */
export interface DavServer extends UrlServer<'caldav' | 'carddav'> {
  /** Exactly the user's principal (RFC 3744 §2), at the host of `url`; may hold placeholders. A wrong one breaks macOS. */
  readonly principalURL?: HttpsUrl;
}

/** Services beside mail (draft-ietf-mailmaint-autoconfig, root-level sections). */
export type RelatedServer =
  | DavServer
  | UrlServer<'webdav' | 'matrix' | 'opentalk'>
  | UrlServer<'xmpp', HttpsUrl | WssUrl>
  | TcpServer<'managesieve' | 'xmpptcp'>;

/** Where in an LDAP directory people are looked for. */
export interface DirectorySearch {
  /** A distinguished name (RFC 4514); may hold placeholders. */
  readonly base: string;
  /** `subtree` unless stated. */
  readonly scope?: 'base' | 'oneLevel' | 'subtree';
  readonly description?: string;
}

/** An LDAP directory of people, on port 636 with TLS and 389 without: a client cannot be told another one. */
export type Directory = (
  | { readonly socketType: 'SSL' }
  | {
      readonly socketType: 'plain';
      /** Why a server without encryption is offered all the same. */
      readonly clearTextReason: string;
    }
) & {
  /** What people call it. */
  readonly displayName: string;
  /** A host name in A-labels; may hold `%EMAILDOMAIN%`. */
  readonly hostname: string;
  /** The distinguished name to bind with (RFC 4514), in which values of placeholders are escaped; without it, anonymously. */
  readonly bindDN?: UsernameTemplate;
  readonly searches: NonEmpty<DirectorySearch>;
};

/** A calendar that people read and cannot write: one iCalendar file. */
export interface SubscribedCalendar {
  /** What people call it. */
  readonly displayName: string;
  /** May hold placeholders. */
  readonly url: HttpsUrl;
  /** Only where a login is needed. */
  readonly username?: UsernameTemplate;
}

/** An OAuth 2.0 authorization server (draft-ietf-mailmaint-autoconfig, "OAuth2 requirements"). */
export interface OAuth2 {
  /** A bare host name in practice, not a URL. */
  readonly issuer: string;
  readonly scopes: NonEmpty<string>;
  readonly authURL: HttpsUrl;
  readonly tokenURL: HttpsUrl;
  /** Only where the provider publishes one for every client. */
  readonly clientID?: string;
}

/** Text by language (BCP 47 tag); English always. */
export type LocalizedText = { readonly en: string } & Readonly<Record<string, string>>;

/**
 * Something a person has to read or do.
 *
 * - `enable-access`: IMAP, POP3 or mail programs have to be switched on first.
 * - `app-password`: the account's own password is refused, a separate one has to be made.
 * - `bridge`: no mail client can reach the provider directly; the text says what is needed instead.
 * - `documentation`: the provider's help page.
 */
export interface Instruction {
  readonly kind: 'enable-access' | 'app-password' | 'bridge' | 'documentation';
  readonly url: HttpsUrl;
  readonly text: LocalizedText;
  /** Where autoconfig says it (format v1.1 knows both places); under `emailProvider` unless stated. */
  readonly placement?: 'emailProvider' | 'clientConfig';
}

/** A form element of a web-mail login page, named by id or name (format v1.1, `loginPageInfo`). */
export interface FormField {
  readonly id?: string;
  readonly name?: string;
}

/** Web mail (format v1.1, `webMail`). */
export interface WebMail {
  readonly loginPage?: HttpsUrl;
  readonly loginPageInfo?: {
    readonly url: HttpsUrl;
    readonly username: UsernameTemplate;
    readonly usernameField: FormField;
    readonly passwordField: FormField;
    readonly loginButton?: FormField;
    readonly waitForRedirectionURLPrefix?: HttpsUrl;
  };
}

/** S/MIME of a mail account on iOS (apple/device-management, `com.apple.mail.managed`); everything is off unless stated. */
export interface SmimeSwitches {
  readonly signing?: boolean;
  readonly encryption?: boolean;
  readonly encryptByDefault?: boolean;
  /** A switch in each message that the person writes. */
  readonly perMessageSwitch?: boolean;
  /** Whether the person may change these settings and choose certificates. */
  readonly userOverrideable?: boolean;
}

/** What an Apple configuration profile says beside its accounts (apple/device-management, `TopLevel`). */
export interface AppleProfile {
  /** Shown before the profile is installed, which the person has to agree to. */
  readonly consentText?: LocalizedText;
  readonly smime?: SmimeSwitches;
  /** Supervised iOS then keeps the profile, and macOS asks for an administrator. */
  readonly removalDisallowed?: boolean;
  /** The day (UTC) on which the accounts vanish from the device, with the mail that is kept there. */
  readonly removalDate?: `${number}-${number}-${number}`;
  /** The same, in days after the installation; the earlier one counts. */
  readonly removalAfterDays?: number;
}

/** A question to the user whose answer fills a custom placeholder (format v1.1, `inputField`). */
export interface InputField {
  readonly key: `INPUT_${string}`;
  readonly label: string;
  readonly example: string;
}

/** A picture that stands for the provider (draft-ietf-mailmaint-pacc, `info.provider.logo`). */
export interface Logo {
  readonly url: HttpsUrl;
  readonly contentType: `image/${string}`;
  /** Pixels. A picture made of lines (SVG) has no width and height. */
  readonly width?: number;
  readonly height?: number;
}

/** What only PACC says (draft-ietf-mailmaint-pacc). */
export interface Pacc {
  /**
   * The authorization server (RFC 8414) that takes any mail client without registration; it has to do what
   * draft-ietf-mailmaint-oauth-public demands. Without it OAuth 2.0 is not offered by PACC.
   */
  readonly issuer?: HttpsUrl;
  /**
   * What the submission server is called: `smtp` up to draft-02, `submit` from draft-03 on. `both` is the default,
   * since readers of either ignore the other. Another value is another document, and so another digest in the DNS.
   */
  readonly submission?: 'submit' | 'smtp' | 'both';
  readonly logos?: readonly Logo[];
  /** Documentation for people who write mail programs. */
  readonly developer?: HttpsUrl;
  /** Whom people who write mail programs may ask; not for users. */
  readonly contacts?: readonly `mailto:${string}`[];
}

/** What servers that send mail to the provider's domains may demand of its MX hosts (RFC 8461 §3.2). */
export interface MtaSts {
  readonly mode: 'enforce' | 'testing' | 'none';
  /** MX hosts by name, or as `*.` and a domain for one label more. Empty with mode `none` and only then. */
  readonly mx: readonly string[];
  /** Seconds for which a sender keeps the policy; at most 31557600. */
  readonly maxAgeSeconds: number;
}
/**
 * Where Autodiscover sends the people of a provider instead (MS-OXDSCLI §2.2.4.1.1.2, `Action`).
 *
 * - `redirectAddr`: their accounts are kept under the same local part at another domain of the registry. Formats that
 *   have no word for that give the servers of that domain, with the user names there.
 * - `redirectUrl`: another service answers Autodiscover for them. The other formats answer from the entry.
 */
export type Redirect =
  | {
      readonly action: 'redirectAddr';
      /** A domain of another entry, as lower-case A-labels; that entry must not send people on. */
      readonly domain: string;
    }
  | {
      readonly action: 'redirectUrl';
      /** Of another host, ending in `/autodiscover/autodiscover.xml`, which some clients insist on; no placeholders. */
      readonly url: HttpsUrl;
    };

/** How the provider looks on the pages for people. */
export interface Brand {
  /** Of links and buttons; it is made lighter or darker until it can be read. */
  readonly colour?: `#${string}`;
  /** The picture itself, at most 8 KiB, since pages load nothing from elsewhere. */
  readonly logo?: `data:image/${'svg+xml' | 'png'};base64,${string}`;
}

/** One provider, as a person writes it in `providers/`. */
export interface ProviderConfig {
  /** Host-name syntax, unique in the registry; the provider's main domain by habit. */
  readonly id: string;
  /** At most 60 characters, better 30. */
  readonly displayName: string;
  /** At most 20 characters, better 12. */
  readonly displayShortName: string;
  /** The domains of the provider's mail addresses, as lower-case A-labels; matched exactly, never by suffix. */
  readonly domains: NonEmpty<string>;
  /** Set for a public provider: answers may name all its domains. Otherwise only the asked one is told. */
  readonly publicDomains?: boolean;
  /** Registrable domains of the MX hosts, for providers that host other people's domains. */
  readonly mx?: readonly string[];
  /** In order of preference. Empty for a `redirectAddr`, or if an instruction of kind `bridge` says what to do instead. */
  readonly incoming: readonly IncomingServer[];
  readonly outgoing: readonly OutgoingServer[];
  readonly related?: readonly RelatedServer[];
  /** Identifiers in Apple profiles count the entries, so new ones go to the end. The same holds for the calendars. */
  readonly directories?: readonly Directory[];
  readonly subscribedCalendars?: readonly SubscribedCalendar[];
  readonly oauth2?: OAuth2;
  readonly instructions?: readonly Instruction[];
  readonly webMail?: WebMail;
  readonly pacc?: Pacc;
  /** Served for every domain of the provider at `mta-sts.` and the domain; not at all without it. */
  readonly mtaSts?: MtaSts;
  readonly redirect?: Redirect;
  readonly appleProfile?: AppleProfile;
  readonly brand?: Brand;
  readonly inputFields?: readonly InputField[];
  /**
   * What parts a mailbox from a detail in the local part (RFC 5233 §4), one or two signs as `+`. The login name of
   * `jane+news` is then that of `jane`; the address stays as it was typed. Without it, people log in as they typed.
   */
  readonly subaddressSeparator?: string;
  /** The provider's home page. */
  readonly website?: HttpsUrl;
  /** Where a client may look for a newer version of these settings (`clientConfigUpdate`). */
  readonly updateURL?: HttpsUrl;
  /** The provider's own documentation of these facts. */
  readonly source: HttpsUrl;
  /** The day on which a person last compared the facts with the source. */
  readonly checked: `${number}-${number}-${number}`;
}

export type Server = IncomingServer | OutgoingServer | RelatedServer;

/** A server with its placeholders filled in. `loginName` is null while only the domain is known. */
export type ForAccount<S> = S extends unknown ? S & { readonly loginName: string | null } : never;

/** What every format receives: the answer to "who is this, and what are the mail settings". */
export interface MailSettings {
  readonly subject: Subject;
  /** Whose account it is: the subject's, or behind a `redirectAddr` that of the same local part at the other domain. */
  readonly account: Subject;
  /** The account without the detail of a `subaddressSeparator`: what login names are made of. */
  readonly mailbox: Subject;
  /** The user's domain; differs from the provider's own domains when the provider was found by MX. */
  readonly domain: Domain;
  readonly provider: ProviderConfig;
  readonly displayName: string;
  readonly displayShortName: string;
  readonly incoming: NonEmpty<ForAccount<IncomingServer>>;
  readonly outgoing: readonly ForAccount<OutgoingServer>[];
  readonly related: readonly ForAccount<RelatedServer>[];
  readonly webMail: WebMail | undefined;
}

/** Everything that can go wrong because of a request. Each format says in its own words what a client hears. */
export type Failure =
  | { readonly reason: 'malformed-request' }
  | { readonly reason: 'malformed-address' }
  | { readonly reason: 'address-missing' }
  | { readonly reason: 'protocol-missing' }
  | { readonly reason: 'body-too-large' }
  | { readonly reason: 'unknown-domain' }
  | { readonly reason: 'unsupported-schema' }
  | { readonly reason: 'plain-http' }
  /** What would know the answer cannot be asked now; the same question may have an answer in half a minute. */
  | { readonly reason: 'temporarily-unavailable' }
  | { readonly reason: 'not-expressible'; readonly provider: ProviderConfig };

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

/** What a look-up comes to: undefined if nobody claims the name, `unavailable` if that cannot be said now. */
export type Found = ProviderConfig | undefined | 'unavailable';

/** Where providers are found. Implementations: in memory, one after another, storage elsewhere. */
export interface Registry {
  /** The provider that claims exactly this domain. */
  findByDomain(domain: Domain): Maybe<Found>;
  /** The provider whose MX hosts lie at or below one of its `mx` domains. */
  findByMx(host: Domain): Maybe<Found>;
  /**
   * The provider that the DNS names for a domain that nobody claims. Asked last and once a request; absent where off.
   *
   * @returns the provider, `unknown-domain`, or `temporarily-unavailable` where the DNS does not answer.
   */
  findByDns?(domain: Domain): Maybe<Result<ProviderConfig>>;
}
