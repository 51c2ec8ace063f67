import type { Account, Answer, ClientReader, ServiceReader } from '../../src/clients/index.ts';

/** The account of every case that does not say otherwise. */
export const fred: Account = { email: 'fred@example.com' };

/** The smallest autoconfig file that every client understands. */
export const autoconfig = `<?xml version="1.0" encoding="UTF-8"?>
<clientConfig version="1.1">
  <emailProvider id="example.com">
    <domain>example.com</domain>
    <displayName>Example Mail</displayName>
    <displayShortName>Example</displayShortName>
    <incomingServer type="imap">
      <hostname>imap.example.com</hostname>
      <port>993</port>
      <socketType>SSL</socketType>
      <authentication>password-cleartext</authentication>
      <username>%EMAILADDRESS%</username>
    </incomingServer>
    <outgoingServer type="smtp">
      <hostname>smtp.example.com</hostname>
      <port>587</port>
      <socketType>STARTTLS</socketType>
      <authentication>password-cleartext</authentication>
      <username>%EMAILADDRESS%</username>
    </outgoingServer>
  </emailProvider>
</clientConfig>
`;

/** The smallest Autodiscover settings that every client understands. */
export const autodiscover = `<?xml version="1.0" encoding="utf-8"?>
<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
  <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
    <User><DisplayName>Example Mail</DisplayName></User>
    <Account>
      <AccountType>email</AccountType>
      <Action>settings</Action>
      <Protocol>
        <Type>IMAP</Type>
        <Server>imap.example.com</Server>
        <Port>993</Port>
        <LoginName>fred@example.com</LoginName>
        <SPA>off</SPA>
        <SSL>on</SSL>
        <Encryption>SSL</Encryption>
        <AuthRequired>on</AuthRequired>
      </Protocol>
      <Protocol>
        <Type>SMTP</Type>
        <Server>smtp.example.com</Server>
        <Port>587</Port>
        <LoginName>fred@example.com</LoginName>
        <SPA>off</SPA>
        <SSL>on</SSL>
        <Encryption>TLS</Encryption>
        <AuthRequired>on</AuthRequired>
      </Protocol>
    </Account>
  </Response>
</Autodiscover>
`;

/** An answer in the MobileSync schema, as MS-ASCMD 4.2 has it. */
export const mobileSync = `<?xml version="1.0" encoding="utf-8"?>
<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
  <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006">
    <Culture>en:us</Culture>
    <User><DisplayName>Fred</DisplayName><EMailAddress>fred@example.com</EMailAddress></User>
    <Action>
      <Settings>
        <Server>
          <Type>MobileSync</Type>
          <Url>https://eas.example/Microsoft-Server-ActiveSync</Url>
          <Name>https://eas.example/Microsoft-Server-ActiveSync</Name>
        </Server>
      </Settings>
    </Action>
  </Response>
</Autodiscover>
`;

/** An answer of an Exchange server in the Outlook schema, shortened. */
export const exchange = `<?xml version="1.0" encoding="utf-8"?>
<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
  <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a">
    <User><DisplayName>Fred</DisplayName><LegacyDN>/o=x/ou=y/cn=z</LegacyDN></User>
    <Account>
      <AccountType>email</AccountType>
      <Action>settings</Action>
      <Protocol>
        <Type>EXCH</Type>
        <Server>mail.corp.example</Server>
        <ASUrl>https://mail.corp.example/EWS/Exchange.asmx</ASUrl>
        <EwsUrl>https://mail.corp.example/EWS/Exchange.asmx</EwsUrl>
      </Protocol>
      <Protocol>
        <Type>EXPR</Type>
        <Server>mail.example.com</Server>
        <ASUrl>https://mail.example.com/EWS/Exchange.asmx</ASUrl>
        <EwsUrl>https://mail.example.com/EWS/Exchange.asmx</EwsUrl>
      </Protocol>
    </Account>
  </Response>
</Autodiscover>
`;

/** A refusal, as it travels inside a 200. */
export const errorDocument = `<?xml version="1.0" encoding="utf-8"?>
<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
  <Response xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">
    <Error Time="21:25:04.8897083" Id="4130155072"><ErrorCode>500</ErrorCode><Message>m</Message><DebugData /></Error>
  </Response>
</Autodiscover>
`;

/** The smallest PACC document, in the spelling of draft -03. */
export const pacc =
  '{"authentication":{"oauth-public":{"issuer":"https://auth.example.com/"},"password":true},' +
  '"info":{"provider":{"name":"Example Mail","shortName":"Example"}},' +
  '"protocols":{"imap":{"host":"imap.example.com"},"submit":{"host":"smtp.example.com"}}}';

/** A mail payload with the usual keys. */
export const mailPayload = `<dict>
      <key>EmailAccountDescription</key><string>Example Mail</string>
      <key>EmailAccountType</key><string>EmailTypeIMAP</string>
      <key>EmailAddress</key><string>fred@example.com</string>
      <key>IncomingMailServerAuthentication</key><string>EmailAuthPassword</string>
      <key>IncomingMailServerHostName</key><string>imap.example.com</string>
      <key>IncomingMailServerPortNumber</key><integer>993</integer>
      <key>IncomingMailServerUseSSL</key><true/>
      <key>IncomingMailServerUsername</key><string>fred@example.com</string>
      <key>OutgoingMailServerAuthentication</key><string>EmailAuthPassword</string>
      <key>OutgoingMailServerHostName</key><string>smtp.example.com</string>
      <key>OutgoingMailServerPortNumber</key><integer>587</integer>
      <key>OutgoingMailServerUseSSL</key><true/>
      <key>OutgoingMailServerUsername</key><string>fred@example.com</string>
      <key>OutgoingPasswordSameAsIncomingPassword</key><true/>
      <key>PayloadIdentifier</key><string>com.example.mail</string>
      <key>PayloadType</key><string>com.apple.mail.managed</string>
      <key>PayloadUUID</key><string>E68D06E5-72D6-5C82-8F24-FE2437999FD3</string>
      <key>PayloadVersion</key><integer>1</integer>
    </dict>`;

/** The smallest profile with a mail account. */
export const profile = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
  <dict>
    <key>PayloadContent</key><array>${mailPayload}</array>
    <key>PayloadIdentifier</key><string>com.example</string>
    <key>PayloadType</key><string>Configuration</string>
    <key>PayloadUUID</key><string>9DD91134-D6E9-544C-812E-405088949A95</string>
    <key>PayloadVersion</key><integer>1</integer>
  </dict>
</plist>
`;

/** The media type of each kind of document. */
export const mediaTypes: Readonly<Record<(ClientReader | ServiceReader)['reads'], string>> = {
  autoconfig: 'text/xml',
  autodiscover: 'text/xml',
  'autodiscover-json': 'application/json',
  mobilesync: 'text/xml',
  pacc: 'application/json',
  profile: 'application/x-apple-aspen-config',
};

/** A text to look for and what to put in its place, everywhere or only at the first occurrence. */
export type Mutation = readonly [from: string | RegExp, to: string];

/** Applies the mutations one after the other; one that finds nothing to replace is a mistake in the test. */
export function mutate(document: string, ...mutations: readonly Mutation[]): string {
  return mutations.reduce((text, [from, to]) => {
    const isThere = typeof from === 'string' ? text.includes(from) : text.search(from) >= 0;
    if (!isThere) throw new Error(`nothing to replace: ${String(from)}`);
    return text.replace(from, () => to);
  }, document);
}

/** A 200 with the usual media type. */
export function toAnswer(body: string, more: Partial<Answer> = {}): Answer {
  return { status: 200, contentType: 'text/xml; charset=utf-8', body, ...more };
}
