import { parseJsonAnswer } from './json.ts';
import { messageLimitOctets, parseMessage, renderQuestion } from './message.ts';
import { failed, type DnsAnswer, type DnsProblem, type DnsType } from './record.ts';

/** Asks one question; fails by value, and throws nothing. */
export type DnsQuery = (name: string, type: DnsType, signal: AbortSignal) => Promise<DnsAnswer>;

/** Sends a request, as the runtime's function of that purpose does. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How a resolver is spoken to: in DNS messages (RFC 8484), or in the JSON that some large ones know as well. */
export type Notation = 'message' | 'json';

interface Speech {
  readonly mediaTypes: readonly string[];
  readonly ask: (name: string, type: DnsType) => { readonly url: string; readonly init: RequestInit };
  readonly parse: (bytes: Uint8Array, name: string, type: DnsType) => DnsAnswer;
}

/** By POST: no log of URLs, here or there, then holds a domain, and what caches would gain by GET is kept here anyway. */
const createMessageSpeech = (resolver: string): Speech => ({
  mediaTypes: ['application/dns-message'],
  ask: (name, type) => ({
    url: resolver,
    init: {
      method: 'POST',
      headers: { Accept: 'application/dns-message', 'Content-Type': 'application/dns-message' },
      body: renderQuestion(name, type),
    },
  }),
  parse: parseMessage,
});

const createJsonSpeech = (resolver: string): Speech => ({
  // Cloudflare's, and Google's.
  mediaTypes: ['application/dns-json', 'application/json'],
  ask: (name, type) => ({
    url: `${resolver}${resolver.includes('?') ? '&' : '?'}name=${name}&type=${type}`,
    init: { headers: { Accept: 'application/dns-json' } },
  }),
  parse: (bytes, name, type) => parseJsonAnswer(new TextDecoder().decode(bytes), name, type),
});

/**
 * Asks a resolver over HTTPS, and nobody else.
 *
 * @param resolver - its URL
 */
export function createHttpsQuery(send: Fetch, resolver: string, notation: Notation): DnsQuery {
  const { mediaTypes, ask, parse } = (notation === 'json' ? createJsonSpeech : createMessageSpeech)(resolver);
  const findProblem = ({ status, headers }: Response): DnsProblem | undefined => {
    if (status !== 200) return 'not status 200';
    const [essence = ''] = (headers.get('content-type') ?? '').split(';');
    return mediaTypes.includes(essence.trim().toLowerCase()) ? undefined : 'not the media type that was asked for';
  };
  return async (name, type, signal) => {
    try {
      const { url, init } = ask(name, type);
      // A redirect would be another host. Workers know no `error`: it comes back as an answer that is no 200.
      const response = await send(url, { ...init, redirect: 'manual', signal });
      const problem = findProblem(response);
      if (problem !== undefined) {
        await response.body?.cancel();
        return failed(problem);
      }
      const bytes = await readAnswer(response);
      return bytes === undefined ? failed('too long') : parse(bytes, name, type);
    } catch {
      // What was thrown may name the resolver or the question; nobody needs it.
      return failed(signal.aborted ? 'no answer in time' : 'no connection');
    }
  };
}

/** Reads a body and stops at the limit, whatever length it was said to have. */
async function readAnswer({ body }: Response): Promise<Uint8Array | undefined> {
  if (body === null) return new Uint8Array();
  const reader = (body as ReadableStream<Uint8Array>).getReader();
  let bytes = new Uint8Array();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytes;
    const length = bytes.length + value.length;
    if (length > messageLimitOctets) {
      await reader.cancel();
      return undefined;
    }
    const joined = new Uint8Array(length);
    joined.set(bytes);
    joined.set(value, bytes.length);
    bytes = joined;
  }
}
