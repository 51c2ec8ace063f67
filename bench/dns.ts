import { createServer } from 'node:http';
import { decodeMessage, encodeAnswer, mx } from '../test/dns/messages.ts';
import { measureRate, toMedian, type Scenario } from './load.ts';
import { startWorkerd } from './workerd.ts';

/** What a domain costs that the DNS led to, once that is known, beside one that an entry claims. */
export interface LookupRates {
  /** Requests a second. */
  readonly claimed: number;
  readonly found: number;
  /** Time of the one by time of the other, the median of pairs. */
  readonly ratio: number;
  /** Questions that the resolver was asked. */
  readonly questions: number;
}

const toScenario = (domain: string): Scenario => ({
  name: domain,
  method: 'GET',
  path: `/mail/config-v1.1.xml?emailaddress=jane%40${domain}`,
  headers: {},
});

/** A resolver for which everybody's mail is at Google, for an hour. */
async function startResolver(): Promise<{ readonly url: string; readonly count: () => number; stop(): void }> {
  let count = 0;
  const server = createServer((request, response) => {
    const chunks: Uint8Array[] = [];
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    request.on('end', () => {
      count += 1;
      const name = decodeMessage(new Uint8Array(chunks.flatMap((chunk) => [...chunk]))).questions?.[0]?.name ?? '';
      response.writeHead(200, { 'Content-Type': 'application/dns-message' });
      response.end(encodeAnswer({ name, answers: [mx(name, 1, 'smtp.google.com', 3_600)] }));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the resolver has no port');
  return {
    url: `http://127.0.0.1:${String(address.port)}/`,
    count: () => count,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Asks one worker for a domain of Gmail's own and for one whose MX is there, in alternating rounds. */
export async function measureLookups(
  script: string,
  variables: Readonly<Record<string, string>>,
  rounds: number,
  seconds: number,
): Promise<LookupRates> {
  const resolver = await startResolver();
  try {
    const bindings = { ...variables, MX_LOOKUP: 'public', DNS_RESOLVER: resolver.url };
    const worker = await startWorkerd(script, bindings, false);
    try {
      const [own, hosted] = [toScenario('gmail.com'), toScenario('school.example.org')];
      await measureRate(worker.port, own, 1, 1); // warms up
      await measureRate(worker.port, hosted, 1, 1);
      const claimed: number[] = [];
      const found: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        claimed.push(await measureRate(worker.port, own, 1, seconds));
        found.push(await measureRate(worker.port, hosted, 1, seconds));
      }
      const ratios = claimed.map((rate, round) => rate / (found[round] ?? Number.NaN));
      return {
        claimed: toMedian(claimed),
        found: toMedian(found),
        ratio: toMedian(ratios),
        questions: resolver.count(),
      };
    } finally {
      await worker.stop();
    }
  } finally {
    resolver.stop();
  }
}
