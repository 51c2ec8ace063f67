import { encode } from 'uqr';
import type { Authentication, SocketType } from '../core/types.ts';
import type { AccountView, FormServer } from './account.ts';
import { html, trusted, type Html } from './html.ts';

/** Characters beyond which telephones find a code hard to read from a screen. */
const longest = 700;

/**
 * A QR code as a picture made of one path; undefined for a text that would make too dense a code.
 *
 * @param label - read aloud in place of the picture.
 */
export function renderQr(text: string, label: string): Html | undefined {
  if (new TextEncoder().encode(text).length > longest) return undefined;
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const steps = data.flatMap((row, y) =>
    toRuns(row).map(([x, length]) => `M${String(x)} ${String(y)}h${String(length)}v1h-${String(length)}z`),
  );
  return html`<svg
    class="qr"
    role="img"
    aria-label="${label}"
    viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"
  >
    <path fill="#fff" d="M0 0h${size}v${size}H0z" />
    <path d="${trusted(steps.join(''))}" />
  </svg>`;
}

/** The dark runs of a row: where each begins and how long it is. */
function toRuns(row: readonly boolean[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1);
    if (!isDark) continue;
    if (last !== undefined && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  }
  return runs;
}

/** `ConnectionSecurity` of Thunderbird's codes. */
const security: Readonly<Record<SocketType, number>> = { plain: 0, STARTTLS: 2, SSL: 3 };

/** `AuthenticationType` of Thunderbird's codes, of the first method that it knows. */
function toAuthenticationType(methods: readonly Authentication[]): number {
  const known: Partial<Record<Authentication, number>> = {
    none: 0,
    'password-cleartext': 1,
    'password-encrypted': 2,
    OAuth2: 6,
  };
  return methods.map((method) => known[method]).find((type) => type !== undefined) ?? 1;
}

/**
 * What Thunderbird for Android reads under "Import accounts" (Thunderbird's "Export for Mobile" QR code format,
 * version 1): one account without its password.
 *
 * @returns undefined for what the format cannot say: addresses beyond ASCII, user names that have to be asked for.
 */
export function toThunderbirdCode({ imap, pop3, smtp }: AccountView, address: string): string | undefined {
  const incoming = imap ?? pop3;
  if (incoming === undefined || smtp === undefined || /[^\x20-\x7e]/.test(address)) return undefined;
  const server = (
    type: number,
    { hostname, port, socketType, authentication, login }: FormServer,
  ): readonly unknown[] | undefined =>
    login?.kind === 'template'
      ? undefined
      : [
          type,
          hostname,
          port,
          security[socketType],
          login === undefined ? 0 : toAuthenticationType(authentication),
          login?.text ?? '',
        ];
  const from = server(imap === undefined ? 1 : 0, incoming);
  const to = server(0, smtp);
  if (from === undefined || to === undefined) return undefined;
  return JSON.stringify([1, [1, 1], from, [[to, [address, address.slice(0, address.lastIndexOf('@'))]]]]);
}

/**
 * What Delta Chat reads (deltachat/interface, uri-schemes.md, "DCLOGIN"): the servers and an empty password, which the
 * person then types.
 */
export function toDeltaChatLink({ imap, smtp }: AccountView, address: string): string | undefined {
  if (imap === undefined || smtp === undefined || imap.login?.kind !== 'text') return undefined;
  const is = (socketType: SocketType): string =>
    socketType === 'SSL' ? 'ssl' : socketType === 'STARTTLS' ? 'starttls' : 'plain';
  const parameters = [
    ['p', ''],
    ['v', '1'],
    ['ih', imap.hostname],
    ['ip', String(imap.port)],
    ['iu', imap.login.text],
    ['is', is(imap.socketType)],
    ['sh', smtp.hostname],
    ['sp', String(smtp.port)],
    ...(smtp.login?.kind === 'text' ? [['su', smtp.login.text]] : []),
    ['ss', is(smtp.socketType)],
  ];
  // Its reader takes the address as it is, up to the first slash or question mark.
  if (/[/?#\s]/.test(address)) return undefined;
  return `dclogin://${address}/?${parameters.map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`).join('&')}`;
}

/** What opens DAVx⁵ with the URL filled in (DAVx⁵ manual, "Launching the DAVx⁵ login screen"). */
export function toDavx5Link({ related }: AccountView): string | undefined {
  const server = related.find(({ type }) => type === 'caldav') ?? related[0];
  return server === undefined || server.url.includes('%') ? undefined : server.url.replace(/^https:/, 'davx5:');
}
