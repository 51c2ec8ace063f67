import type { Messages } from './types.ts';

/** Polish. */
export const messages: Messages = {
  title: 'Skonfiguruj swoją pocztę',
  lead: 'Wpisz swój adres. Zobaczysz najszybszy sposób dla swojego urządzenia albo dokładne wartości do formularza.',
  addressLabel: 'Adres e-mail',
  privacy: 'Nie pytamy o hasło i nie zapisujemy adresu.',
  submit: 'Pokaż moje ustawienia',
  error: 'Błąd',
  addressWrong: 'To nie jest pełny adres e-mail. Przykład: name@example.com.',
  addressMissing: 'Wpisz swój adres e-mail.',
  deviceTitle: 'Twoje urządzenie',
  deviceGuessed: 'Rozpoznane po przeglądarce. Jeśli to nie to, wybierz inne.',
  devices: {
    apple: 'iPhone, iPad',
    mac: 'Mac',
    android: 'Android',
    windows: 'Windows',
    linux: 'Linux',
    other: 'Inne',
  },
  language: 'Język',
  settingsFor: 'Ustawienia dla {address}',
  mailIsAt: 'Twoją pocztę obsługuje {provider}.',
  otherAddress: 'Inny adres',
  skip: 'Przejdź do treści',

  beforeTitle: 'Zanim zaczniesz',
  enableAccess: 'Włącz dostęp dla programów pocztowych.',
  appPassword: 'Utwórz hasło do aplikacji. W programach pocztowych zastępuje ono Twoje zwykłe hasło.',
  bridge: 'Programy pocztowe nie mogą łączyć się bezpośrednio z {provider}.',
  documentation: 'Dostawca sam wyjaśnia konfigurację.',
  openPage: 'Otwórz stronę {provider}',
  signIn: 'Niektóre programy otwierają stronę logowania {provider}. Wpisz tam swoje zwykłe hasło.',
  nothingBefore: 'Z tego, co wiemy, niczego nie trzeba wcześniej włączać.',

  quickTitle: 'Szybki sposób',
  profileButton: 'Pobierz profil',
  profileSafari: 'Zrób to w Safari: inne przeglądarki mogą nie zaproponować instalacji profilu.',
  profileOnPhone: [
    'Stuknij „Pobierz profil”, a potem „Pozwól”.',
    'Otwórz Ustawienia i stuknij „Pobrano profil”. Jeśli tego nie ma: Ogólne › VPN i zarządzanie urządzeniem.',
    'Stuknij „Zainstaluj”, wpisz kod urządzenia, a potem hasło do konta pocztowego.',
  ],
  profileOnMac: [
    'Kliknij „Pobierz profil” i otwórz plik.',
    'Otwórz Ustawienia systemowe › Ogólne › Zarządzanie urządzeniem i kliknij profil dwa razy.',
    'Kliknij „Zainstaluj” i wpisz hasło do konta pocztowego.',
  ],
  isThisAnIpad: 'Używasz iPada? Wybierz wyżej „iPhone, iPad”.',
  noProfile: 'Tych ustawień nie da się zapisać w profilu. Użyj wartości poniżej.',
  findsItself:
    'Otwórz {client}, dodaj konto i wpisz swoje imię i nazwisko, adres i hasło. Program sam szuka ustawień. Jeśli ich nie znajdzie, wybierz konfigurację ręczną i wpisz te wartości.',
  triesNames:
    'Otwórz {client}, dodaj konto i wpisz adres i hasło. Program zna niektórych dostawców, a ustawienia innych zgaduje. Jeśli zapyta o serwery, wpisz te wartości.',
  byHandOnly: '{client} nie szuka ustawień. Wpisz te wartości.',
  outlookNew:
    'Dodaj konto, podając swój adres. Nowy Outlook pyta usługę firmy Microsoft, a nie nas. Jeśli to się nie uda, wybierz IMAP i wpisz te wartości. Kopia Twojej poczty jest wtedy przechowywana w Microsoft.',
  outlookClassic:
    'Pierwsze okno pyta usługę firmy Microsoft, a często nie nas. Tak się uda: wpisz adres, otwórz „Opcje zaawansowane”, zaznacz „Pozwól mi ręcznie skonfigurować moje konto”, wybierz IMAP i wpisz te wartości.',
  outlookMobile:
    'Dodaj konto, podając swój adres. Outlook pyta usługę firmy Microsoft, a nie nas. Jeśli to się nie uda, wybierz IMAP i wpisz te wartości. Kopia Twojej poczty jest wtedy przechowywana w Microsoft.',
  outlookExpress:
    'Outlook Express i inne stare programy znają tylko stare szyfrowanie, które większość dostawców już odrzuca. Jeśli nie ma połączenia, użyj nowszego programu.',
  formPath: 'Formularz',
  exchange:
    'Wybierz w programie rodzaj konta Exchange lub Microsoft 365 i wpisz swój adres. {provider} konfiguruje się w ten sposób, bez serwerów i portów.',

  byHandTitle: 'Ręcznie',
  byHandLead: 'Dla każdego programu, który pyta o serwery i porty.',
  imapWhy: 'Poczta zostaje u dostawcy, a wszystkie Twoje urządzenia pokazują to samo. Wybierz ten sposób.',
  pop3Why: 'Poczta jest pobierana na jedno urządzenie. Na wolne lub limitowane łącze.',
  field: 'Pole',
  fields: {
    name: 'Imię i nazwisko',
    address: 'Adres e-mail',
    accountType: 'Typ konta',
    incomingServer: 'Serwer poczty przychodzącej',
    incomingPort: 'Port',
    incomingSecurity: 'Typ zabezpieczeń',
    incomingAuthentication: 'Uwierzytelnianie',
    incomingUserName: 'Nazwa użytkownika',
    incomingPassword: 'Hasło',
    outgoingServer: 'Serwer poczty wychodzącej (SMTP)',
    outgoingPort: 'Port',
    outgoingSecurity: 'Typ zabezpieczeń',
    outgoingAuthentication: 'Uwierzytelnianie',
    outgoingUserName: 'Nazwa użytkownika',
    outgoingPassword: 'Hasło',
  },
  ownName: 'tak, jak mają je widzieć inni',
  ownPassword: 'hasło do Twojego konta pocztowego',
  ownAppPassword: 'hasło do aplikacji, nie zwykłe hasło',
  signInPage: 'brak: otworzy się strona logowania',
  noLogin: 'brak',
  clearText: 'brak (bez szyfrowania)',
  wholeAddress: 'Twój pełny adres e-mail',
  beforeAt: 'część Twojego adresu przed @',
  askFor: 'Twoja odpowiedź na „{label}”',
  tryOther:
    'Jeśli nie ma połączenia przy wysyłaniu, spróbuj portu {port} z {security}: niektóre sieci blokują jeden z dwóch portów.',
  neverPort25: 'Port 25 jest dla serwerów, nigdy dla programów pocztowych.',
  noIncoming: '{provider} nie podaje serwera, który można wpisać w formularzu.',
  noOutgoing: '{provider} nie podaje serwera do wysyłania.',
  copy: 'Kopiuj: {field}',
  copied: 'Skopiowano: {field}',

  phoneTitle: 'Twój telefon',
  qrPage: 'iPhone, iPad: otwiera tę stronę z Twoim adresem',
  qrThunderbird: 'Thunderbird dla Androida: Importuj ustawienia › Skanuj kod QR',
  qrDeltaChat: 'Delta Chat: zeskanuj, a potem wpisz hasło',
  qrDavx5: 'DAVx⁵ na Androidzie: kalendarze i kontakty',
  qrAlt: 'Kod QR. {what}',

  calendarTitle: 'Kalendarz i kontakty',
  calendar: 'Kalendarze (CalDAV)',
  contacts: 'Kontakty (CardDAV)',

  refusedTitle: 'Jeśli coś nie działa',
  refusedPassword: 'Złe hasło',
  refusedPasswordDo:
    'Najpierw sprawdź hasło w poczcie przez WWW. Jeśli działa tam, ale nie w programie, dostawca pewnie wymaga hasła do aplikacji.',
  refusedAccess: 'Dostęp jest wyłączony',
  refusedAccessDo:
    'Niektórzy dostawcy wpuszczają programy pocztowe dopiero po włączeniu IMAP lub POP3 w poczcie przez WWW.',
  refusedName: 'Nazwa użytkownika odrzucona',
  refusedNameDo: 'Wpisz ją dokładnie tak: {login}',
  refusedSecurity: 'Brak połączenia lub czekanie bez końca',
  refusedSecurityDo: 'Port i typ zabezpieczeń należą do siebie. Zmieniaj oba, nigdy tylko jedno z nich.',
  refusedClient: 'Program jest zablokowany',
  refusedClientDo:
    'Niektórzy dostawcy odrzucają programy, które nie umieją otworzyć ich strony logowania. Zaktualizuj program, użyj hasła do aplikacji albo weź inny program.',

  webMail: 'Poczta przez WWW',
  printSheet: 'Kartka do wydruku: {domain}',
  sheetTitle: 'Ustawienia poczty dla {domain}',
  sheetScan: 'Zeskanuj telefonem albo otwórz:',
  writtenAs: 'Zapis techniczny: {domain}',

  unknownTitle: 'Nie znamy ustawień dla {domain}',
  unknownText:
    'Nikt nam nie podał, gdzie jest poczta tej domeny. Zapytaj dostawcę lub osobę, która opiekuje się domeną:',
  unknownAsk: [
    'jaki jest serwer poczty przychodzącej (IMAP), jego port i typ zabezpieczeń',
    'jaki jest serwer poczty wychodzącej (SMTP), jego port i typ zabezpieczeń',
    'jaka jest nazwa użytkownika: cały adres czy coś innego',
    'czy potrzebne jest hasło do aplikacji',
    'czy trzeba najpierw włączyć dostęp dla programów pocztowych',
  ],
  neverPassword: 'Do odpowiedzi na te pytania nikt nie potrzebuje Twojego hasła.',
  unavailable: 'Teraz nie możemy tego sprawdzić. Spróbuj ponownie za minutę.',

  source: 'Stan na {date}, według tego źródła',
  noCookies: 'Bez plików cookie, bez śledzenia, bez treści z innych stron.',
};
