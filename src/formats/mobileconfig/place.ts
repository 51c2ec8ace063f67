/** Where a URL leads, for payloads that have no word for a URL. */
export interface Place {
  /** A-labels in lower case. */
  readonly hostname: string;
  readonly port: number;
  readonly path: string;
}

/** Takes an https URL apart; undefined for a text that is none. */
export function toPlace(url: string): Place | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port, pathname } = new URL(url);
  if (protocol !== 'https:') return undefined;
  return { hostname, port: port === '' ? 443 : Number(port), path: pathname };
}
