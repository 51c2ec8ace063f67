// A resolver for the tests that run the worker with look-ups: it runs in Node, outside of workerd, and answers in
// messages that an independent library writes.

import type { Answer } from 'dns-packet';
import { decodeMessage, encodeAnswer, mx, soa, srv, type AnswerParts } from '../dns/messages.ts';
import { resolverUrl } from './zones.ts';

type Parts = Omit<AnswerParts, 'name' | 'type'>;

const none: Parts = { authorities: [soa('example.org', 300)] };
const google: readonly (readonly [number, string])[] = [
  [1, 'ASPMX.L.Google.com'],
  [5, 'alt1.aspmx.l.google.com'],
];
const toGoogle = (name: string): Parts => ({ answers: google.map(([preference, host]) => mx(name, preference, host)) });

const services: Readonly<Record<string, Answer>> = {
  '_imaps._tcp.services.example.org': srv('_imaps._tcp.services.example.org', 'imap.services.example.org', 993),
  '_imap._tcp.services.example.org': srv('_imap._tcp.services.example.org', '.', 0),
  '_submission._tcp.services.example.org': srv(
    '_submission._tcp.services.example.org',
    'smtp.services.example.org',
    587,
  ),
  '_imaps._tcp.elsewhere.example.org': srv('_imaps._tcp.elsewhere.example.org', 'imap.example.com', 993),
  '_submissions._tcp.elsewhere.example.org': srv('_submissions._tcp.elsewhere.example.org', 'smtp.example.com', 465),
};

function toParts(name: string, type: 'MX' | 'SRV'): Parts {
  if (type === 'SRV') {
    const service = services[name];
    return service === undefined ? none : { answers: [service] };
  }
  const [label = ''] = name.split('.');
  if (/^(?:workspace|slow|stuck|late)\d*$/.test(label)) return toGoogle(name);
  switch (label) {
    case 'business':
      return { answers: [mx(name, 0, 'business-example-org.mail.protection.outlook.com')] };
    case 'backup':
      return { answers: [mx(name, 10, 'mail.backup.example.org'), mx(name, 20, 'aspmx.l.google.com')] };
    case 'null':
      return { answers: [mx(name, 0, '.')] };
    case 'missing':
      return { ...none, rcode: 3 };
    case 'broken':
      return { rcode: 2 };
    default:
      return none;
  }
}

const delayMs: Readonly<Record<string, number>> = { slow: 400, stuck: 10_000 };
const asked = new Map<string, number>();

/** Takes every request that the worker sends. `/asked` tells how often a question was asked. */
export async function answerOutbound(request: {
  readonly method: string;
  readonly url: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}): Promise<Response> {
  const { origin, searchParams } = new URL(request.url);
  if (origin === new URL(resolverUrl).origin && searchParams.has('asked')) {
    return new Response(String(asked.get(searchParams.get('asked') ?? '') ?? 0));
  }
  if (request.url !== resolverUrl || request.method !== 'POST')
    return new Response('not the resolver', { status: 599 });
  const [question] = decodeMessage(new Uint8Array(await request.arrayBuffer())).questions ?? [];
  if (question === undefined || (question.type !== 'MX' && question.type !== 'SRV'))
    return new Response('', { status: 400 });
  const { name, type } = question;
  const key = `${type} ${name}`;
  asked.set(key, (asked.get(key) ?? 0) + 1);
  const [label = ''] = name.split('.');
  if (label === 'moved') return Response.redirect('https://elsewhere.example.net/dns-query', 307);
  if (label === 'page') return new Response('<html></html>', { headers: { 'Content-Type': 'text/html' } });
  await new Promise((done) => setTimeout(done, delayMs[label.replace(/\d+$/, '')] ?? 0));
  return new Response(encodeAnswer({ name, type, ...toParts(name, type) }), {
    headers: { 'Content-Type': 'application/dns-message' },
  });
}
