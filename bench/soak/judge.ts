import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parse as parseHtml } from 'parse5';
import type { Received, Silence } from './connection.ts';
import type { Exchange } from './exchange.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
// XML 1.0 §2.2, Char; the parser looks at none of it.
const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, allowBooleanAttributes: false });

type Reader = (text: string) => string | undefined;

const readXml: Reader = (text) => {
  if (illegal.test(text)) return 'a character that XML does not have';
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is another package to install
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) return `XML: ${verdict.err.msg}`;
  parser.parse(text);
  return undefined;
};

const readPlist: Reader = (text) => {
  const problem = readXml(text);
  if (problem !== undefined) return problem;
  const isPlist = text.includes('<plist version="1.0">') && /<\/dict>\s*<\/plist>\s*$/.test(text);
  // Each key is followed by its value.
  return isPlist && !/<\/key>\s*<(?:key|\/dict)>/.test(text) ? undefined : 'no property list';
};

const readJson: Reader = (text) => {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    return 'no JSON';
  }
};

const readHtml: Reader = (text) => {
  let problem: string | undefined;
  parseHtml(text, { onParseError: ({ code }) => (problem ??= `HTML: ${code}`) });
  return problem;
};

const readText: Reader = (text) => (text.trim() === '' ? 'an empty text' : undefined);

const readers: Readonly<Record<string, Reader>> = {
  'text/xml': readXml,
  'application/xml': readXml,
  'image/svg+xml': readXml,
  'application/x-apple-aspen-config': readPlist,
  'application/json': readJson,
  'application/problem+json': readJson,
  'text/html': readHtml,
  'text/plain': readText,
  'text/css': readText,
  'text/javascript': readText,
};

/** Bodies that were read and are right; many answers are the same bytes. */
const rememberedBodies = 2_000;

/** Says what is wrong with an answer; undefined if nothing is. */
export type Judge = (exchange: Exchange, answer: Received | Silence) => string | undefined;

/** Builds a judge, which remembers what it has read, within a bound. */
export function createJudge(): Judge {
  const right = new Set<string>();

  const readBody = (mediaType: string, body: Buffer): string | undefined => {
    let text: string;
    try {
      text = decoder.decode(body);
    } catch {
      return 'a body that is not UTF-8';
    }
    const key = `${mediaType} ${text}`;
    if (right.has(key)) return undefined;
    const reader = readers[mediaType];
    if (reader === undefined) return `media type ${mediaType}`;
    const problem = reader(text);
    if (problem === undefined) {
      if (right.size >= rememberedBodies) right.clear();
      right.add(key);
    }
    return problem;
  };

  return (exchange, answer) => {
    if (answer === 'closed' && exchange.mayBeSilent === true) return undefined;
    if (typeof answer === 'string') return `no answer: ${answer}`;
    const { status, headers, body } = answer;
    if (!exchange.statuses.includes(status)) return `status ${status}`;
    const type = headers.get('content-type');
    // The server below the application has no media type, or no `nosniff`; the application always has both.
    if (exchange.mayEndInServer === true && headers.get('x-content-type-options') === undefined) return undefined;
    if (status >= 400 && headers.get('x-request-id') === undefined) return 'an error without X-Request-Id';
    if (status >= 400 && headers.get('cache-control') !== 'no-store') return 'an error that may be kept';
    if (headers.get('x-content-type-options') !== 'nosniff') return 'no X-Content-Type-Options';
    const problem =
      exchange.method === 'HEAD' || status === 204 || status === 304
        ? undefined
        : readBody((type ?? '').replace(/;.*/, ''), body);
    return problem ?? findStranger(exchange, status, body);
  };
}

/** Whether an answer is the one to this request: it names nobody else, and the person where it is about one. */
function findStranger({ person, isPersonal, method }: Exchange, status: number, body: Buffer): string | undefined {
  if (person === undefined) return undefined;
  const at = body.indexOf('soak-');
  if (at < 0)
    return isPersonal === true && status === 200 && method !== 'HEAD' ? 'without the person who asked' : undefined;
  const named = body.toString('latin1').match(/soak-[0-9a-z]+/g) ?? [];
  return named.every((name) => name === person) ? undefined : 'somebody else is named';
}
