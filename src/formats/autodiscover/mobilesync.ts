import type { MailSettings } from '../../core/types.ts';
import { element, type XmlElement } from '../xml.ts';

/** The ActiveSync endpoint of a provider; undefined where there is none. */
export function findActiveSyncUrl(settings: MailSettings): string | undefined {
  for (const server of settings.incoming) {
    if (server.type === 'activeSync') return server.url;
    if (server.type === 'exchange' && server.easURL !== undefined) return server.easURL;
  }
  return undefined;
}

/** The content of `Response` in the MobileSync schema (MS-ASCMD §2.2.1.1, example §4.2): no `Account`, `Type` before `Url`. */
export function renderMobileSync(address: string, url: string): readonly XmlElement[] {
  return [
    element('Culture', 'en:us'),
    element('User', [element('DisplayName', address), element('EMailAddress', address)]),
    element('Action', [
      element('Settings', [
        element('Server', [element('Type', 'MobileSync'), element('Url', url), element('Name', url)]),
      ]),
    ]),
  ];
}
