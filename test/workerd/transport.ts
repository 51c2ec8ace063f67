import type { App } from '../../src/http/app.ts';

/** How tests reach an application. Another runtime has a module of its own in place of this one. */
export type Transport = (url: string, init?: RequestInit) => Promise<Response>;

/** Which runtime answers. */
export const runtime: 'workerd' | 'node' = 'workerd';

/** Without a network between, as the runtime hands requests over; the host of the URL is the `Host`. */
export const through =
  (app: App): Transport =>
  async (url, init) => {
    const request = new Request(url, init);
    return app.fetch(request, { address: request.headers.get('cf-connecting-ip') });
  };
