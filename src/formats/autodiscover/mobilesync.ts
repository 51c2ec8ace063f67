import { element, type XmlElement } from '../xml.ts';

/**
 * The content of `Response` in the MobileSync schema (MS-ASCMD §2.2.1.1, example §4.2): no `Account`, `Type` before `Url`.
 * The URL of the server is its name too.
 */
export function renderMobileSync(address: string, url: string): readonly XmlElement[] {
  const server = element('Server', [element('Type', 'MobileSync'), element('Url', url), element('Name', url)]);
  return renderAction(address, element('Settings', [server]));
}

/** The same with the address under which the client has to ask again (MS-ASCMD §2.2.3, `Redirect`). */
export function renderMobileSyncRedirect(address: string, target: string): readonly XmlElement[] {
  return renderAction(address, element('Redirect', target));
}

function renderAction(address: string, action: XmlElement): readonly XmlElement[] {
  return [
    element('Culture', 'en:us'),
    element('User', [element('DisplayName', address), element('EMailAddress', address)]),
    element('Action', [action]),
  ];
}
