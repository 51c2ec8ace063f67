/** A sentence into which a value is put; the place is `{name}`. */
type With<Name extends string> = `${string}{${Name}}${string}`;

/**
 * What the pages say, in one language. A key that is missing and a sentence without its value do not compile. Words of
 * systems (such as "VPN & Device Management") are those that the system shows in that language.
 */
export interface Messages {
  readonly title: string;
  readonly lead: string;
  readonly addressLabel: string;
  readonly privacy: string;
  readonly submit: string;
  /** Begins the title of a page with an error. */
  readonly error: string;
  readonly addressWrong: string;
  readonly addressMissing: string;
  readonly deviceTitle: string;
  readonly deviceGuessed: string;
  readonly devices: {
    readonly apple: string;
    readonly mac: string;
    readonly android: string;
    readonly windows: string;
    readonly linux: string;
    readonly other: string;
  };
  readonly language: string;
  readonly settingsFor: With<'address'>;
  readonly mailIsAt: With<'provider'>;
  readonly otherAddress: string;
  /** Link to the first heading for people who use a keyboard. */
  readonly skip: string;

  readonly beforeTitle: string;
  /** One sentence for each kind of instruction, shown before the provider's own text. */
  readonly enableAccess: string;
  readonly appPassword: string;
  readonly bridge: With<'provider'>;
  readonly documentation: string;
  readonly openPage: With<'provider'>;
  readonly signIn: With<'provider'>;
  readonly nothingBefore: string;

  readonly quickTitle: string;
  readonly profileButton: string;
  readonly profileSafari: string;
  /** In order, with the words of iOS 18 and 26. */
  readonly profileOnPhone: readonly [string, string, string];
  /** In order, with the words of macOS 15 and 26. */
  readonly profileOnMac: readonly [string, string, string];
  readonly isThisAnIpad: string;
  readonly noProfile: string;
  readonly findsItself: With<'client'>;
  readonly triesNames: With<'client'>;
  readonly byHandOnly: With<'client'>;
  readonly outlookNew: string;
  readonly outlookClassic: string;
  readonly outlookMobile: string;
  readonly outlookExpress: string;
  readonly formPath: string;
  readonly exchange: With<'provider'>;

  readonly byHandTitle: string;
  readonly byHandLead: string;
  readonly imapWhy: string;
  readonly pop3Why: string;
  readonly field: string;
  readonly fields: {
    readonly name: string;
    readonly address: string;
    readonly accountType: string;
    readonly incomingServer: string;
    readonly incomingPort: string;
    readonly incomingSecurity: string;
    readonly incomingAuthentication: string;
    readonly incomingUserName: string;
    readonly incomingPassword: string;
    readonly outgoingServer: string;
    readonly outgoingPort: string;
    readonly outgoingSecurity: string;
    readonly outgoingAuthentication: string;
    readonly outgoingUserName: string;
    readonly outgoingPassword: string;
  };
  readonly ownName: string;
  readonly ownPassword: string;
  readonly ownAppPassword: string;
  readonly signInPage: string;
  readonly noLogin: string;
  readonly clearText: string;
  readonly wholeAddress: string;
  readonly beforeAt: string;
  readonly askFor: With<'label'>;
  readonly tryOther: `${string}{port}${string}{security}${string}`;
  readonly neverPort25: string;
  readonly noIncoming: With<'provider'>;
  readonly noOutgoing: With<'provider'>;
  readonly copy: With<'field'>;
  readonly copied: With<'field'>;

  readonly phoneTitle: string;
  readonly qrPage: string;
  readonly qrThunderbird: string;
  readonly qrDeltaChat: string;
  readonly qrDavx5: string;
  /** Text that stands for the picture. */
  readonly qrAlt: With<'what'>;

  readonly calendarTitle: string;
  readonly calendar: string;
  readonly contacts: string;

  readonly refusedTitle: string;
  readonly refusedPassword: string;
  readonly refusedPasswordDo: string;
  readonly refusedAccess: string;
  readonly refusedAccessDo: string;
  readonly refusedName: string;
  readonly refusedNameDo: With<'login'>;
  readonly refusedSecurity: string;
  readonly refusedSecurityDo: string;
  readonly refusedClient: string;
  readonly refusedClientDo: string;

  readonly webMail: string;
  readonly printSheet: With<'domain'>;
  readonly sheetTitle: With<'domain'>;
  readonly sheetScan: string;
  readonly writtenAs: With<'domain'>;

  readonly unknownTitle: With<'domain'>;
  readonly unknownText: string;
  readonly unknownAsk: readonly [string, string, string, string, string];
  readonly neverPassword: string;
  readonly unavailable: string;

  readonly source: With<'date'>;
  readonly noCookies: string;
}
