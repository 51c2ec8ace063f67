// Request bodies of Autodiscover as clients send them, and what senders of other things do to them.

const base = 'http://schemas.microsoft.com/exchange/autodiscover';

/** The namespaces of Autodiscover, spelled out (MS-OXDSCLI §2.2.3, MS-ASCMD §2.2.1.1). */
export const namespaces = {
  outlookRequest: `${base}/outlook/requestschema/2006`,
  mobileSyncRequest: `${base}/mobilesync/requestschema/2006`,
  frame: `${base}/responseschema/2006`,
  outlook: `${base}/outlook/responseschema/2006a`,
  mobileSync: `${base}/mobilesync/responseschema/2006`,
} as const;

/** Text as it stands in well-formed XML. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** The content of `Request` for an address and the schema of an answer; nothing is escaped. */
export const toContent = (address: string, schema: string = namespaces.outlook): string =>
  `<EMailAddress>${address}</EMailAddress><AcceptableResponseSchema>${schema}</AcceptableResponseSchema>`;

/** A request with the Outlook root around any content. */
export const wrap = (content: string, namespace: string = namespaces.outlookRequest): string =>
  `<Autodiscover xmlns="${namespace}"><Request>${content}</Request></Autodiscover>`;

/** Classic Outlook: a declaration, one line, the address escaped. */
export const fromOutlook = (address: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>${wrap(toContent(escapeText(address)))}`;

/** Thunderbird desktop: indented, and the address pasted in as it was typed. */
export const fromThunderbird = (address: string): string => `<?xml version="1.0" encoding="utf-8"?>
      <Autodiscover xmlns="${namespaces.outlookRequest}">
        <Request>
          <EMailAddress>${address}</EMailAddress>
          <AcceptableResponseSchema>${namespaces.outlook}</AcceptableResponseSchema>
        </Request>
      </Autodiscover>`;

/** The EWS Managed API: no declaration. */
export const fromEwsApi = (address: string): string => `${wrap(toContent(escapeText(address)))}\r\n`;

/** The new Outlook for Windows: the old root, and MobileSync as the only acceptable answer. */
export const fromNewOutlook = (address: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>${wrap(toContent(escapeText(address), namespaces.mobileSync))}`;

/** Android's own mail program (AOSP), Samsung's, and iOS for Exchange accounts. */
export const fromActiveSync = (address: string): string =>
  `<?xml version='1.0' encoding='UTF-8' standalone='no' ?>${wrap(
    toContent(escapeText(address), namespaces.mobileSync),
    namespaces.mobileSyncRequest,
  )}`;

/** UTF-16 with its byte order mark. */
export function encodeUtf16(text: string, order: 'little' | 'big'): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, order === 'little');
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(2 + index * 2, text.charCodeAt(index), order === 'little');
  }
  return bytes;
}

/** Text with one byte put in the place of each `?`. */
export function withByte(text: string, byte: number): Uint8Array {
  return new TextEncoder().encode(text).map((each) => (each === 0x3f ? byte : each));
}

/** A body without a length, which goes out as `Transfer-Encoding: chunked`. */
export function inChunks(text: string, chunkLength: number): ReadableStream {
  const bytes = new TextEncoder().encode(text);
  let position = 0;
  return new ReadableStream({
    pull(controller) {
      if (position >= bytes.length) {
        controller.close();
        return;
      }
      controller.enqueue(bytes.slice(position, position + chunkLength));
      position += chunkLength;
    },
  });
}
