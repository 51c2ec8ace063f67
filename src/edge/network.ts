import type { Network } from '../checks/network.ts';
import { createHttpsQuery, type Fetch, type Notation } from '../dns/https.ts';
import { openConnection, type EdgeConnect } from './connection.ts';
import { createEdgeDns } from './dns.ts';
import { sendByFetch } from './http.ts';
import { failWith } from './failure.ts';

/** What the runtime gives, and which resolver is asked. */
export interface EdgeNetworkOptions {
  readonly fetch: Fetch;
  readonly connect: EdgeConnect;
  readonly resolver: string;
  readonly notation: Notation;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The network of a worker, for the checks. */
export function createEdgeNetwork({ fetch, connect, resolver, notation, now }: EdgeNetworkOptions): Network {
  return {
    dns: createEdgeDns(createHttpsQuery(fetch, resolver, notation)),
    request: (request) => sendByFetch(fetch, request),
    connect: (target) =>
      // developers.cloudflare.com/workers/runtime-apis/tcp-sockets, "Considerations".
      target.port === 25
        ? Promise.resolve(failWith('unreachable', 'Workers may not connect to port 25'))
        : openConnection(connect, target),
    now,
  };
}
