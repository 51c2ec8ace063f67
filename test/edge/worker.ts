// A worker that does with the network of the edge what it is told, so that tests see it in the real runtime.
import { connect } from 'cloudflare:sockets';
import { checkServer, type AnnouncedServer } from '../../src/checks/servers/index.ts';
import type { HttpRequest } from '../../src/checks/network.ts';
import { createEdgeNetwork } from '../../src/edge/network.ts';

/** What is to be done; `resolver` is where the DNS is asked. */
export type Order =
  | { readonly kind: 'request'; readonly request: HttpRequest }
  | { readonly kind: 'server'; readonly server: AnnouncedServer }
  | {
      readonly kind: 'dns';
      readonly resolver: string;
      readonly question: 'addresses' | 'cname' | 'mx' | 'srv' | 'txt';
      readonly name: string;
    };

export default {
  async fetch(incoming: Request): Promise<Response> {
    if (incoming.method !== 'POST') return new Response('ready');
    const order = await incoming.json<Order>();
    const network = createEdgeNetwork({
      fetch: (url, init) => fetch(url, init),
      connect,
      resolver: order.kind === 'dns' ? order.resolver : 'http://127.0.0.1:1/',
      notation: 'message',
      now: () => Date.now(),
    });
    switch (order.kind) {
      case 'request':
        return Response.json(await network.request(order.request));
      case 'server':
        return Response.json(
          await checkServer(order.server, network, { connectMs: 1000, stepMs: 1000, totalMs: 4000 }),
        );
      case 'dns':
        return Response.json(await network.dns[order.question](order.name));
    }
  },
};
