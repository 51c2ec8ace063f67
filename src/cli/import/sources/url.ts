import { parseDomain, parseEmailAddress } from '../../../core/address.ts';
import type { EmailAddress, HttpsUrl } from '../../../core/types.ts';
import { UsageError } from '../../command.ts';
import { parseDocument } from '../document.ts';
import { fetchWhole, type FetchLimits } from '../fetch.ts';
import { failRead, textLimitBytes } from '../file.ts';
import type { Importer, ReadSource } from '../importer.ts';
import { quote, type Note, type TakeNote } from '../note.ts';
import { toPort } from '../server.ts';
import { claimOnly, withTemplates } from './url-document.ts';

/** What a domain answers today when a mail program asks for its settings. */
export const url: Importer = {
  name: 'url',
  operand: '<domain or URL>',
  summary: 'the answer of a domain to mail programs, asked for now',
  isLive: true,
  options: {
    http: { type: 'boolean', default: false, description: 'asks by http too, after https' },
    address: {
      type: 'string',
      value: 'address',
      description: 'whose settings are asked for; postmaster and the domain unless stated',
    },
    'all-domains': {
      type: 'boolean',
      default: false,
      description: 'keeps the other domains that the document claims; anybody can claim any',
    },
    'connect-to': {
      type: 'string',
      value: 'host:port',
      description: 'connects there instead, as to a server that is not in the DNS yet',
    },
  },
  async read(operand, { values }) {
    const limits: FetchLimits = {
      allowsHttp: values.http === true,
      connectTo: toConnectTo(values['connect-to']),
      limitBytes: textLimitBytes,
      timeoutMs: 15_000,
    };
    const asked = findAsked(operand, values.address);
    if (asked === undefined) return failRead('is neither a domain nor a URL, or --address is not an address at it');
    return askInTurn(asked, limits, values['all-domains'] === true);
  },
};

interface Asked {
  readonly urls: readonly URL[];
  /** Unknown for a URL without address. */
  readonly address: EmailAddress | undefined;
}

/**
 * The URLs of a domain in the order in which Thunderbird prefers their answers (draft-ietf-mailmaint-autoconfig-06,
 * "Configuration retrieval by mail clients").
 */
function findAsked(operand: string, stated: unknown): Asked | undefined {
  if (/^https?:\/\//i.test(operand)) {
    if (!URL.canParse(operand)) return undefined;
    const one = new URL(operand);
    const address = parseEmailAddress(
      typeof stated === 'string' ? stated : (one.searchParams.get('emailaddress') ?? ''),
    );
    return { urls: [one], address: address.ok ? address.value : undefined };
  }
  const domain = parseDomain(operand);
  if (!domain.ok) return undefined;
  const address = parseEmailAddress(typeof stated === 'string' ? stated : `postmaster@${domain.value}`);
  if (!address.ok || address.value.domain !== domain.value) return undefined;
  const name = domain.value;
  const query = `emailaddress=${encodeURIComponent(address.value.text)}`;
  const urls = [
    `https://autoconfig.${name}/mail/config-v1.1.xml?${query}`,
    `https://${name}/.well-known/autoconfig/mail/config-v1.1.xml`,
    // An address has no business on a line that anybody can read.
    `http://autoconfig.${name}/mail/config-v1.1.xml`,
    `http://${name}/.well-known/autoconfig/mail/config-v1.1.xml`,
  ];
  return { urls: urls.map((text) => new URL(text)), address: address.value };
}

async function askInTurn({ urls, address }: Asked, limits: FetchLimits, keepsAll: boolean): Promise<ReadSource> {
  const notes: Note[] = [];
  const note: TakeNote = (element, action, why) => {
    notes.push({ element, action, why });
  };
  const allowed = urls.filter(({ protocol }) => urls.length === 1 || protocol === 'https:' || limits.allowsHttp);
  for (const asked of allowed) {
    const shown = `${asked.origin}${asked.pathname}`;
    const fetched = await fetchWhole(asked, limits);
    if (!fetched.ok) {
      note(shown, 'dropped', fetched.problem);
      continue;
    }
    const { url: final, bytes } = fetched.value;
    const document = isHtml(bytes) ? failRead('is an HTML page, with status 200') : parseDocument(bytes);
    if (!document.ok) {
      note(shown, 'dropped', document.problem);
      continue;
    }
    if (final.href !== asked.href)
      note(shown, 'changed', `it redirects to ${quote(`${final.origin}${final.pathname}`)}`);
    if (final.protocol === 'http:') note(shown, 'guessed', 'it came by http: anybody on the way can have changed it');
    const templates = address === undefined ? document.root : withTemplates(document.root, address, note);
    const root = address === undefined || keepsAll ? templates : claimOnly(templates, address.domain, note);
    const name = address?.domain ?? final.hostname.replace(/^autoconfig\./, '');
    // The address that was asked for stays out of the source.
    const source = `https://${final.host}${final.pathname}` as const;
    const published: { url?: HttpsUrl } = final.protocol === 'https:' ? { url: source } : {};
    return { ok: true, drafts: [{ name, root, ...published, isPublic: keepsAll || address === undefined }], notes };
  }
  return { ...failRead('nothing that was asked gave a document'), notes };
}

/** A page for people, which many servers give for every path. */
function isHtml(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).replace(/^\u00ef\u00bb\u00bf/, '');
  return /^\s*(?:<!--[^>]*-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(start);
}

function toConnectTo(value: unknown): FetchLimits['connectTo'] {
  if (typeof value !== 'string') return undefined;
  const [, host = '', digits = ''] = /^(\[[0-9A-Fa-f:.]+\]|[^:]+):(\d+)$/.exec(value) ?? [];
  const port = toPort(digits);
  if (port === undefined) throw new UsageError('--connect-to is not a host and a port, as 127.0.0.1:8443');
  return { host: host.replace(/^\[|\]$/g, ''), port };
}
