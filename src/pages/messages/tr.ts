import type { Messages } from './types.ts';

/** Turkish. */
export const messages: Messages = {
  title: 'E-postanızı kurun',
  lead: 'Adresinizi yazın. Cihazınız için en hızlı yolu veya önünüzdeki form için tam değerleri görürsünüz.',
  addressLabel: 'E-posta adresi',
  privacy: 'Parola sorulmaz ve adresiniz saklanmaz.',
  submit: 'Ayarlarımı göster',
  error: 'Hata',
  addressWrong: 'Bu tam bir e-posta adresi değil. Örnek: name@example.com.',
  addressMissing: 'E-posta adresinizi yazın.',
  deviceTitle: 'Cihazınız',
  deviceGuessed: 'Tarayıcınıza göre tahmin edildi. Yanlışsa başka birini seçin.',
  devices: {
    apple: 'iPhone, iPad',
    mac: 'Mac',
    android: 'Android',
    windows: 'Windows',
    linux: 'Linux',
    other: 'Başka bir cihaz',
  },
  language: 'Dil',
  settingsFor: '{address} için ayarlar',
  mailIsAt: 'E-posta sağlayıcınız: {provider}.',
  otherAddress: 'Başka bir adres',
  skip: 'İçeriğe geç',

  beforeTitle: 'Başlamadan önce',
  enableAccess: 'E-posta programları için erişimi açın.',
  appPassword: 'Bir uygulama parolası oluşturun. E-posta programlarında kendi parolanızın yerine bunu yazın.',
  bridge: 'E-posta programları {provider} hizmetine doğrudan bağlanamaz.',
  documentation: 'Sağlayıcı kurulumu kendisi anlatıyor.',
  openPage: '{provider} sayfasını aç',
  signIn: 'Bazı programlar bir {provider} oturum açma sayfası açar. Oraya her zamanki parolanızı yazın.',
  nothingBefore: 'Bildiğimiz kadarıyla önceden açılması gereken bir şey yok.',

  quickTitle: 'Hızlı yol',
  profileButton: 'Profili indir',
  profileSafari: 'Bunu Safari’de yapın: diğer tarayıcılar profili yüklemeyi önermeyebilir.',
  profileOnPhone: [
    'Önce “Profili indir”e, sonra “İzin Ver”e dokunun.',
    'Ayarlar’ı açın ve “Profil İndirildi”ye dokunun. Orada yoksa: Genel › VPN ve Aygıt Yönetimi.',
    '“Yükle”ye dokunun, aygıtınızın parolasını ve ardından e-posta hesabınızın parolasını yazın.',
  ],
  profileOnMac: [
    '“Profili indir”i tıklayın ve dosyayı açın.',
    'Sistem Ayarları › Genel › Aygıt Yönetimi bölümünü açın ve profili çift tıklayın.',
    '“Yükle”yi tıklayın ve e-posta hesabınızın parolasını yazın.',
  ],
  isThisAnIpad: 'iPad mi kullanıyorsunuz? Yukarıda “iPhone, iPad” seçin.',
  noProfile: 'Bu ayarlar bir profile sığmıyor. Aşağıdaki değerleri kullanın.',
  findsItself:
    '{client} programını açın, bir hesap ekleyin ve adınızı, adresinizi, parolanızı yazın. Program ayarları kendisi arar. Bulamazsa elle kurulumu seçin ve bu değerleri yazın.',
  triesNames:
    '{client} programını açın, bir hesap ekleyin ve adresinizi, parolanızı yazın. Program bazı sağlayıcıları tanır, diğerlerini tahmin eder. Sunucuları sorarsa bu değerleri yazın.',
  byHandOnly: '{client} ayarları aramaz. Bu değerleri yazın.',
  outlookNew:
    'Hesabı adresinizle ekleyin. Yeni Outlook bize değil, bir Microsoft hizmetine sorar. Olmazsa IMAP’i seçin ve bu değerleri yazın. O zaman e-postanızın bir kopyası Microsoft’ta tutulur.',
  outlookClassic:
    'İlk pencere bir Microsoft hizmetine sorar, çoğu zaman bize sormaz. İşe yarayan yol: adresinizi yazın, “Gelişmiş seçenekler”i açın, “Hesabımı el ile ayarlamama izin ver” kutusunu işaretleyin, IMAP’i seçin ve bu değerleri yazın.',
  outlookMobile:
    'Hesabı adresinizle ekleyin. Outlook bize değil, bir Microsoft hizmetine sorar. Olmazsa IMAP’i seçin ve bu değerleri yazın. O zaman e-postanızın bir kopyası Microsoft’ta tutulur.',
  outlookExpress:
    'Outlook Express ve diğer eski programlar yalnızca eski şifrelemeyi bilir. Çoğu sağlayıcı artık bunu kabul etmiyor. Bağlanmazsa daha yeni bir program kullanın.',
  formPath: 'Form',
  exchange:
    'Programınızda hesap türü olarak Exchange veya Microsoft 365 seçin ve adresinizi yazın. {provider} bu şekilde kurulur, sunucu ve port ile değil.',

  byHandTitle: 'Elle',
  byHandLead: 'Sunucu ve port soran her program için.',
  imapWhy: 'E-postalar sağlayıcıda kalır ve tüm cihazlarınız aynısını gösterir. Bunu seçin.',
  pop3Why: 'E-postalar tek bir cihaza indirilir. Yavaş veya kotalı bağlantılar için.',
  field: 'Alan',
  fields: {
    name: 'Adınız',
    address: 'E-posta adresi',
    accountType: 'Hesap türü',
    incomingServer: 'Gelen posta sunucusu',
    incomingPort: 'Port',
    incomingSecurity: 'Güvenlik türü',
    incomingAuthentication: 'Kimlik doğrulama',
    incomingUserName: 'Kullanıcı adı',
    incomingPassword: 'Parola',
    outgoingServer: 'Giden posta sunucusu (SMTP)',
    outgoingPort: 'Port',
    outgoingSecurity: 'Güvenlik türü',
    outgoingAuthentication: 'Kimlik doğrulama',
    outgoingUserName: 'Kullanıcı adı',
    outgoingPassword: 'Parola',
  },
  ownName: 'başkalarının göreceği şekilde',
  ownPassword: 'e-posta hesabınızın parolası',
  ownAppPassword: 'uygulama parolası, kendi parolanız değil',
  signInPage: 'yok: bir oturum açma sayfası açılır',
  noLogin: 'yok',
  clearText: 'yok (şifrelenmez)',
  wholeAddress: 'tam e-posta adresiniz',
  beforeAt: 'adresinizin @ işaretinden önceki bölümü',
  askFor: '“{label}” sorusuna yanıtınız',
  tryOther:
    'Gönderirken bağlanmazsa {port} numaralı portu {security} ile deneyin: bazı ağlar ikisinden birini engeller.',
  neverPort25: 'Port 25 sunucular içindir, e-posta programları için değildir.',
  noIncoming: '{provider}, forma yazılabilecek bir sunucu bildirmiyor.',
  noOutgoing: '{provider}, gönderme için bir sunucu bildirmiyor.',
  copy: 'Kopyala: {field}',
  copied: 'Kopyalandı: {field}',

  phoneTitle: 'Telefonunuz',
  qrPage: 'iPhone, iPad: bu sayfayı adresiniz yazılmış olarak açar',
  qrThunderbird: 'Android için Thunderbird: Ayarları içe aktar › QR kodu okut',
  qrDeltaChat: 'Delta Chat: okutun, sonra parolayı yazın',
  qrDavx5: 'Android’de DAVx⁵: takvimler ve kişiler',
  qrAlt: 'QR kodu. {what}',

  calendarTitle: 'Takvim ve kişiler',
  calendar: 'Takvimler (CalDAV)',
  contacts: 'Kişiler (CardDAV)',

  refusedTitle: 'Kabul edilmezse',
  refusedPassword: 'Yanlış parola',
  refusedPasswordDo:
    'Parolayı önce web postasında deneyin. Orada çalışıyor ama programda çalışmıyorsa sağlayıcı büyük olasılıkla bir uygulama parolası istiyor.',
  refusedAccess: 'Erişim kapalı',
  refusedAccessDo:
    'Bazı sağlayıcılar e-posta programlarına ancak web postasında IMAP veya POP3 açıldıktan sonra izin verir.',
  refusedName: 'Kullanıcı adı kabul edilmedi',
  refusedNameDo: 'Tam olarak şöyle yazın: {login}',
  refusedSecurity: 'Bağlantı yok veya bekleme bitmiyor',
  refusedSecurityDo: 'Port ve güvenlik türü birbirine bağlıdır. Yalnızca birini değil, her zaman ikisini değiştirin.',
  refusedClient: 'Program engellendi',
  refusedClientDo:
    'Bazı sağlayıcılar, oturum açma sayfalarını açamayan programları kabul etmez. Programı güncelleyin, bir uygulama parolası veya başka bir program kullanın.',

  webMail: 'Web postası',
  printSheet: '{domain} için yazdırılacak sayfa',
  sheetTitle: '{domain} için e-posta ayarları',
  sheetScan: 'Telefonunuzla okutun veya şunu açın:',
  writtenAs: 'Teknik yazılışı: {domain}',

  unknownTitle: '{domain} için ayarları bilmiyoruz',
  unknownText:
    'Bu alan adının e-postasının nerede olduğunu kimse bize bildirmedi. Sağlayıcınıza veya alan adıyla ilgilenen kişiye şunları sorun:',
  unknownAsk: [
    'gelen posta sunucusu (IMAP), portu ve güvenlik türü',
    'giden posta sunucusu (SMTP), portu ve güvenlik türü',
    'kullanıcı adınız: tam adres mi, başka bir şey mi?',
    'uygulama parolası gerekip gerekmediği',
    'e-posta programları için erişimin önce açılması gerekip gerekmediği',
  ],
  neverPassword: 'Bunu yanıtlamak için kimsenin parolanıza ihtiyacı yoktur.',
  unavailable: 'Şu anda buna bakamıyoruz. Bir dakika sonra yeniden deneyin.',

  source: 'Tarih: {date}, bu kaynağa göre',
  noCookies: 'Çerez yok, izleme yok, başka yerden yüklenen hiçbir şey yok.',
};
