import { followAliases, type Sections } from './chain.ts';
import { parseStrings } from './rdata.ts';
import { failed, typeNumbers as types, type DnsAnswer, type DnsRecord, type DnsType } from './record.ts';

// The JSON that Google and Cloudflare answer with (developers.google.com/speed/public-dns/docs/doh/json, read
// 2026-11-23): names and records as in a zone file. No RFC.

/** Reads such an answer, as `parseMessage` reads a message. */
export function parseJsonAnswer(text: string, asked: string, type: DnsType): DnsAnswer {
  const answer = parseObject(text);
  const [question, other] = toList(answer?.Question);
  if (answer === undefined || question === undefined) return failed('malformed');
  if (other !== undefined || toName(question.name) !== asked || question.type !== types[type]) {
    return failed('for another question');
  }
  if (answer.TC === true) return failed('truncated');
  if (answer.Status === 2) return failed('SERVFAIL');
  if (answer.Status !== 0 && answer.Status !== 3) return failed('refused');
  const sections = parseSections(answer, type);
  if (sections === undefined) return failed('malformed');
  if (answer.Status === 3) return { kind: 'no-name', ttlSeconds: sections.negativeTtlSeconds };
  return followAliases(asked, sections);
}

type Members = Readonly<Record<string, unknown>>;

function parseObject(text: string): Members | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Members => typeof value === 'object' && value !== null;
const toList = (value: unknown): readonly Members[] => (Array.isArray(value) ? value.filter(isObject) : []);

function parseSections(answer: Members, type: DnsType): Sections | undefined {
  const records: Sections['records'][number][] = [];
  const aliases: Sections['aliases'][number][] = [];
  for (const { name, type: kind, TTL: ttlSeconds, data } of toList(answer.Answer)) {
    if (kind !== types.CNAME && kind !== types[type]) continue;
    const owner = toName(name);
    const isAlias = kind === types.CNAME && type !== 'CNAME';
    const record = typeof data === 'string' ? parseRecord(data, isAlias ? 'CNAME' : type) : undefined;
    if (owner === undefined || record === undefined || !isTtl(ttlSeconds)) return undefined;
    if (isAlias) aliases.push({ owner, ttlSeconds, target: record.target });
    else records.push({ owner, ttlSeconds, ...record });
  }
  return { records, aliases, negativeTtlSeconds: findNegativeTtl(answer) };
}

/** Numbers that stand before the name of a host. */
const numbersBefore = { MX: 1, SRV: 3, CNAME: 0 } as const;

function parseRecord(data: string, type: DnsType): DnsRecord | undefined {
  const of = (target: string, priority = 0, weight = 0, port = 0): DnsRecord => ({ priority, weight, port, target });
  if (type === 'A') return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(data) ? of(data) : undefined;
  if (type === 'AAAA') return /^[0-9a-f:.]{2,45}$/i.test(data) ? of(data.toLowerCase()) : undefined;
  if (type === 'TXT') {
    const text = parseStrings(data);
    return text === undefined ? undefined : of(text);
  }
  const fields = data.split(' ');
  const target = toName(fields.pop());
  const numbers = fields.map(toNumber16);
  if (target === undefined || !numbers.every(isNumber) || numbers.length !== numbersBefore[type]) return undefined;
  return of(target, ...numbers);
}

/** Of the SOA's seven fields the last one counts (RFC 2308 §5). */
function findNegativeTtl(answer: Members): number | undefined {
  const soa = toList(answer.Authority).find(({ type }) => type === types.SOA);
  const minimum = typeof soa?.data === 'string' ? Number(soa.data.split(' ')[6]) : undefined;
  return isTtl(soa?.TTL) && isTtl(minimum) ? Math.min(soa.TTL, minimum) : undefined;
}

/** As in `DnsRecord`; printable ASCII only, with the escapes of zone files left as they are. */
function toName(text: unknown): string | undefined {
  if (typeof text !== 'string' || !/^[!-~]{1,1024}$/.test(text)) return undefined;
  return text.toLowerCase().replace(/\.$/, '');
}

const toNumber16 = (text: string): number | undefined =>
  /^\d{1,5}$/.test(text) && Number(text) <= 0xffff ? Number(text) : undefined;
const isNumber = (value: number | undefined): value is number => value !== undefined;
const isTtl = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0x7fffffff;
