import type { Messages } from './types.ts';

/** German. */
export const messages: Messages = {
  title: 'E-Mail einrichten',
  lead: 'Geben Sie Ihre Adresse ein. Sie sehen den schnellsten Weg für Ihr Gerät oder die genauen Werte für das Formular vor Ihnen.',
  addressLabel: 'E-Mail-Adresse',
  privacy: 'Es wird kein Passwort verlangt und Ihre Adresse nicht gespeichert.',
  submit: 'Meine Einstellungen zeigen',
  error: 'Fehler',
  addressWrong: 'Das ist keine vollständige E-Mail-Adresse. Sie sieht etwa so aus: name@example.com.',
  addressMissing: 'Geben Sie Ihre E-Mail-Adresse ein.',
  deviceTitle: 'Ihr Gerät',
  deviceGuessed: 'Anhand Ihres Browsers vermutet. Falls es nicht stimmt, wählen Sie ein anderes.',
  devices: {
    apple: 'iPhone, iPad',
    mac: 'Mac',
    android: 'Android',
    windows: 'Windows',
    linux: 'Linux',
    other: 'Anderes Gerät',
  },
  language: 'Sprache',
  settingsFor: 'Einstellungen für {address}',
  mailIsAt: 'Ihre E-Mails liegen bei {provider}.',
  otherAddress: 'Andere Adresse',
  skip: 'Zum Inhalt springen',

  beforeTitle: 'Bevor Sie anfangen',
  enableAccess: 'Erlauben Sie E-Mail-Programmen den Zugriff.',
  appPassword: 'Erstellen Sie ein App-Passwort. Es ersetzt in E-Mail-Programmen Ihr eigenes Passwort.',
  bridge: 'E-Mail-Programme erreichen {provider} nicht direkt.',
  documentation: 'Der Anbieter erklärt selbst, wie es geht.',
  openPage: 'Seite von {provider} öffnen',
  signIn: 'Manche Programme öffnen eine Anmeldeseite von {provider}. Dort geben Sie Ihr übliches Passwort ein.',
  nothingBefore: 'Soweit wir wissen, muss vorher nichts eingeschaltet werden.',

  quickTitle: 'Der schnelle Weg',
  profileButton: 'Profil laden',
  profileSafari: 'Tun Sie das in Safari: Andere Browser bieten die Installation vielleicht nicht an.',
  profileOnPhone: [
    'Tippen Sie auf „Profil laden“, dann auf „Zulassen“.',
    'Öffnen Sie „Einstellungen“ und tippen Sie auf „Profil geladen“. Falls es dort fehlt: Allgemein › VPN und Geräteverwaltung.',
    'Tippen Sie auf „Installieren“ und geben Sie den Code Ihres Geräts und dann das Passwort Ihres E-Mail-Kontos ein.',
  ],
  profileOnMac: [
    'Klicken Sie auf „Profil laden“ und öffnen Sie die Datei.',
    'Öffnen Sie Systemeinstellungen › Allgemein › Geräteverwaltung und doppelklicken Sie auf das Profil.',
    'Klicken Sie auf „Installieren“ und geben Sie das Passwort Ihres E-Mail-Kontos ein.',
  ],
  isThisAnIpad: 'Ist das ein iPad? Wählen Sie oben „iPhone, iPad“.',
  noProfile: 'Diese Einstellungen passen nicht in ein Profil. Nehmen Sie die Werte unten.',
  findsItself:
    'Öffnen Sie {client}, fügen Sie ein Konto hinzu und geben Sie Name, Adresse und Passwort ein. Das Programm sucht die Einstellungen selbst. Findet es sie nicht, wählen Sie die manuelle Einrichtung und geben Sie diese Werte ein.',
  triesNames:
    'Öffnen Sie {client}, fügen Sie ein Konto hinzu und geben Sie Adresse und Passwort ein. Das Programm kennt einige Anbieter und rät bei den anderen. Fragt es nach Servern, geben Sie diese Werte ein.',
  byHandOnly: '{client} sucht keine Einstellungen. Geben Sie diese Werte ein.',
  outlookNew:
    'Fügen Sie das Konto mit Ihrer Adresse hinzu. Das neue Outlook fragt einen Dienst von Microsoft, nicht uns. Klappt das nicht, wählen Sie IMAP und geben Sie diese Werte ein. Eine Kopie Ihrer E-Mails liegt dann bei Microsoft.',
  outlookClassic:
    'Das erste Fenster fragt einen Dienst von Microsoft und oft nicht uns. So klappt es: Adresse eingeben, „Erweiterte Optionen“ öffnen, das Kästchen für die manuelle Einrichtung ankreuzen, IMAP wählen und diese Werte eingeben.',
  outlookMobile:
    'Fügen Sie das Konto mit Ihrer Adresse hinzu. Outlook fragt einen Dienst von Microsoft, nicht uns. Klappt das nicht, wählen Sie IMAP und geben Sie diese Werte ein. Eine Kopie Ihrer E-Mails liegt dann bei Microsoft.',
  outlookExpress:
    'Outlook Express und andere alte Programme kennen nur alte Verschlüsselung, die die meisten Anbieter heute ablehnen. Kommt keine Verbindung zustande, nehmen Sie ein neueres Programm.',
  formPath: 'Zum Formular',
  exchange:
    'Wählen Sie in Ihrem Programm die Kontoart Exchange oder Microsoft 365 und geben Sie Ihre Adresse ein. {provider} wird so eingerichtet, nicht mit Servern und Ports.',

  byHandTitle: 'Von Hand',
  byHandLead: 'Für jedes Programm, das nach Servern und Ports fragt.',
  imapWhy: 'Die E-Mails bleiben beim Anbieter, und alle Ihre Geräte zeigen dasselbe. Nehmen Sie IMAP.',
  pop3Why: 'Die E-Mails werden auf ein Gerät geholt. Für langsame oder begrenzte Leitungen.',
  field: 'Feld',
  fields: {
    name: 'Ihr Name',
    address: 'E-Mail-Adresse',
    accountType: 'Kontotyp',
    incomingServer: 'Posteingangsserver',
    incomingPort: 'Port',
    incomingSecurity: 'Sicherheitstyp',
    incomingAuthentication: 'Authentifizierung',
    incomingUserName: 'Benutzername',
    incomingPassword: 'Passwort',
    outgoingServer: 'Postausgangsserver (SMTP)',
    outgoingPort: 'Port',
    outgoingSecurity: 'Sicherheitstyp',
    outgoingAuthentication: 'Authentifizierung',
    outgoingUserName: 'Benutzername',
    outgoingPassword: 'Passwort',
  },
  ownName: 'so, wie andere ihn sehen sollen',
  ownPassword: 'das Passwort Ihres E-Mail-Kontos',
  ownAppPassword: 'das App-Passwort, nicht Ihr eigenes',
  signInPage: 'keines: Eine Anmeldeseite öffnet sich',
  noLogin: 'ohne',
  clearText: 'keine (unverschlüsselt)',
  wholeAddress: 'Ihre ganze E-Mail-Adresse',
  beforeAt: 'der Teil Ihrer Adresse vor dem @',
  askFor: 'Ihre Antwort auf „{label}“',
  tryOther:
    'Klappt die Verbindung zum Senden nicht, versuchen Sie Port {port} mit {security}: Manche Netze sperren einen der beiden.',
  neverPort25: 'Port 25 ist für Server, nie für E-Mail-Programme.',
  noIncoming: '{provider} nennt keinen Server für ein Formular.',
  noOutgoing: '{provider} nennt keinen Server zum Senden.',
  copy: 'Kopieren: {field}',
  copied: 'Kopiert: {field}',

  phoneTitle: 'Ihr Telefon',
  qrPage: 'iPhone, iPad: öffnet diese Seite mit Ihrer Adresse',
  qrThunderbird: 'Thunderbird für Android: Konten importieren › QR-Code scannen',
  qrDeltaChat: 'Delta Chat: scannen, dann das Passwort eingeben',
  qrDavx5: 'DAVx⁵ auf Android: Kalender und Kontakte',
  qrAlt: 'QR-Code. {what}',

  calendarTitle: 'Kalender und Kontakte',
  calendar: 'Kalender (CalDAV)',
  contacts: 'Kontakte (CardDAV)',

  refusedTitle: 'Falls es abgelehnt wird',
  refusedPassword: 'Falsches Passwort',
  refusedPasswordDo:
    'Probieren Sie das Passwort zuerst im Webmail. Geht es dort, aber nicht im Programm, verlangt der Anbieter wahrscheinlich ein App-Passwort.',
  refusedAccess: 'Der Zugriff ist ausgeschaltet',
  refusedAccessDo:
    'Manche Anbieter lassen E-Mail-Programme erst zu, wenn IMAP oder POP3 im Webmail eingeschaltet wurde.',
  refusedName: 'Benutzername nicht angenommen',
  refusedNameDo: 'Geben Sie ihn genau so ein: {login}',
  refusedSecurity: 'Keine Verbindung oder endloses Warten',
  refusedSecurityDo: 'Port und Sicherheitstyp gehören zusammen. Ändern Sie immer beide, nie nur eines.',
  refusedClient: 'Das Programm ist gesperrt',
  refusedClientDo:
    'Manche Anbieter lehnen Programme ab, die ihre Anmeldeseite nicht öffnen können. Aktualisieren Sie das Programm, nehmen Sie ein App-Passwort oder ein anderes Programm.',

  webMail: 'Webmail',
  printSheet: 'Blatt zum Drucken für {domain}',
  sheetTitle: 'E-Mail-Einstellungen für {domain}',
  sheetScan: 'Mit dem Telefon scannen oder öffnen:',
  writtenAs: 'Technisch geschrieben: {domain}',

  unknownTitle: 'Wir kennen die Einstellungen für {domain} nicht',
  unknownText:
    'Uns hat niemand gesagt, wo die E-Mails dieser Domain liegen. Bitten Sie Ihren Anbieter oder die Person, die sich um die Domain kümmert, um diese Angaben:',
  unknownAsk: [
    'der Posteingangsserver (IMAP), sein Port und sein Sicherheitstyp',
    'der Postausgangsserver (SMTP), sein Port und sein Sicherheitstyp',
    'Ihr Benutzername: die ganze Adresse oder etwas anderes?',
    'ob ein App-Passwort nötig ist',
    'ob der Zugriff für E-Mail-Programme erst eingeschaltet werden muss',
  ],
  neverPassword: 'Um das zu beantworten, braucht niemand Ihr Passwort.',
  unavailable: 'Gerade können wir nicht nachsehen. Versuchen Sie es gleich noch einmal.',

  source: 'Stand: {date}, nach dieser Quelle',
  noCookies: 'Keine Cookies, kein Tracking, nichts von anderswo geladen.',
};
