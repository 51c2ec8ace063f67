import { withoutNeedlessClearText } from '../../core/choose.ts';
import type { ForAccount, MailSettings, Server, SocketType } from '../../core/types.ts';
import { findExchangeUrl } from '../exchange.ts';
import { element, type XmlElement } from '../xml.ts';

type Render = (settings: MailSettings, name: string) => XmlElement | undefined;

const text = (name: string, value: string | undefined): XmlElement | undefined =>
  value === undefined
    ? undefined
    : element('UserSetting', [element('Name', name), element('Value', value)], { 'i:type': 'StringSetting' });

const address: Render = ({ account }, name) =>
  text(name, account.kind === 'address' ? account.address.text : undefined);

const webClient: Render = (settings, name) => {
  const url = findExchangeUrl(settings, 'owa');
  if (url === undefined) return undefined;
  const urls = element('WebClientUrls', [element('WebClientUrl', [element('Url', url)])]);
  return element('UserSetting', [element('Name', name), urls], { 'i:type': 'WebClientUrlCollectionSetting' });
};

// The words of POX: SSL is TLS from the first byte, TLS an upgrade.
const encryptionMethod: Readonly<Record<SocketType, string>> = { SSL: 'SSL', STARTTLS: 'TLS', plain: 'None' };

const connections =
  (type: 'imap' | 'pop3' | 'smtp'): Render =>
  ({ incoming, outgoing }, name) => {
    const servers: readonly ForAccount<Server>[] = type === 'smtp' ? outgoing : incoming;
    const found = withoutNeedlessClearText(servers).flatMap((server) =>
      server.type === type
        ? element('ProtocolConnection', [
            element('EncryptionMethod', encryptionMethod[server.socketType]),
            element('Hostname', server.hostname),
            element('Port', String(server.port)),
          ])
        : [],
    );
    if (found.length === 0) return undefined;
    return element('UserSetting', [element('Name', name), element('ProtocolConnections', found)], {
      'i:type': 'ProtocolConnectionCollectionSetting',
    });
  };

/** Every user setting that a registry of mail servers can know (MS-OXWSADISC, GetUserSettings). */
const userSettings = new Map<string, Render>([
  ['UserDisplayName', address],
  ['AutoDiscoverSMTPAddress', address],
  ['ExternalEwsUrl', (settings, name) => text(name, findExchangeUrl(settings, 'ews'))],
  ['ExternalWebClientUrls', webClient],
  ['ExternalImap4Connections', connections('imap')],
  ['ExternalPop3Connections', connections('pop3')],
  ['ExternalSmtpConnections', connections('smtp')],
]);

/** A user setting by name; undefined where the provider has no such thing. */
export const renderUserSetting = (settings: MailSettings, name: string): XmlElement | undefined =>
  userSettings.get(name)?.(settings, name);

/** A domain setting by name: of those in MS-OXWSADISC, GetDomainSettings, the place of Exchange Web Services. */
export function renderDomainSetting(settings: MailSettings, name: string): XmlElement | undefined {
  const url = name === 'ExternalEwsUrl' ? findExchangeUrl(settings, 'ews') : undefined;
  // What depends on the person cannot be said of a domain.
  if (url === undefined || /%(?:EMAIL|INPUT_)/.test(url)) return undefined;
  return element('DomainSetting', [element('Name', name), element('Value', url)], { 'i:type': 'DomainStringSetting' });
}
