import { createHash } from 'node:crypto';
import { createRegistry } from '../../src/core/registry.ts';
import type { ProviderConfig } from '../../src/core/types.ts';
import type {
  Dns,
  DnsResult,
  HttpOutcome,
  HttpRequest,
  MxRecord,
  Network,
  NetworkFailure,
  NetworkProblem,
  SrvRecord,
  TlsFacts,
} from '../../src/checks/network.ts';
import { createTestApp, readText } from '../workerd/fixtures.ts';

/** What a host answers; `problem` where there is no HTTP. */
export type Site = (request: HttpRequest) => HttpOutcome | Promise<HttpOutcome>;

/** A made-up internet: sites by scheme and host, and a zone. */
export interface Internet {
  readonly sites: Readonly<Record<string, Site>>;
  readonly mx?: Readonly<Record<string, readonly MxRecord[]>>;
  readonly srv?: Readonly<Record<string, readonly SrvRecord[]>>;
  readonly txt?: Readonly<Record<string, readonly string[]>>;
  readonly cname?: Readonly<Record<string, string>>;
  readonly addresses?: readonly string[];
}

const toResult = <T>(records: readonly T[] | undefined): DnsResult<T> =>
  records === undefined ? { kind: 'none' } : { kind: 'records', records };

/** The network of a made-up internet, with everything that was asked of it. */
export function createInternet(internet: Internet): Network & { readonly asked: HttpRequest[] } {
  const { sites, mx = {}, srv = {}, txt = {}, cname = {}, addresses = [] } = internet;
  const asked: HttpRequest[] = [];
  const dns: Dns = {
    addresses: (name) => Promise.resolve(toResult(addresses.includes(name) ? ['192.0.2.1'] : undefined)),
    cname: (name) => Promise.resolve(toResult(cname[name] === undefined ? undefined : [cname[name]])),
    mx: (name) => Promise.resolve(toResult(mx[name])),
    srv: (name) => Promise.resolve(toResult(srv[name])),
    txt: (name) => Promise.resolve(toResult(txt[name])),
  };
  let now = 0;
  return {
    dns,
    asked,
    now: () => now,
    connect: () => Promise.resolve(fail('refused')),
    request: async (request) => {
      asked.push(request);
      const site = sites[new URL(request.url).origin];
      if (site === undefined) return fail('no-address');
      const outcome = await site(request);
      if (outcome.kind === 'answer' && outcome.headers['x-takes-ms'] !== undefined) {
        now += Number(outcome.headers['x-takes-ms']);
      }
      return outcome;
    },
  };
}

export const fail = (problem: NetworkProblem, tls?: TlsFacts): NetworkFailure => ({
  kind: 'failure',
  problem,
  text: `made up: ${problem}`,
  ...(tls === undefined ? {} : { tls }),
});

export const answer = (status: number, body = '', headers: Readonly<Record<string, string>> = {}): HttpOutcome => ({
  kind: 'answer',
  status,
  headers,
  body,
});

export const html = (status = 200): HttpOutcome =>
  answer(status, '<!doctype html><title>Shop</title>', { 'content-type': 'text/html; charset=utf-8' });

/** Certificate facts of a host that presents one for other names. */
export const wrongName: TlsFacts = {
  protocol: 'TLSv1.3',
  problem: 'wrong-name',
  problemText: 'the name is not in the certificate',
  names: ['www.hoster.example'],
  issuer: 'R3',
  validFrom: 0,
  validTo: 9e12,
  chainLength: 2,
};

/** The real service with these entries, asked as through a proxy that ends TLS. */
export function createService(providers: readonly ProviderConfig[]): Site {
  const { fetch } = createTestApp({ registry: createRegistry(providers) });
  return async ({ method, url, headers, body }) => {
    const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
    return {
      kind: 'answer',
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await readText(response),
    };
  };
}

export const toMd5 = (text: string): Promise<string> => Promise.resolve(createHash('md5').update(text).digest('hex'));
