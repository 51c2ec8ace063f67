import type { Route } from '../../src/formats/format.ts';
import * as formats from '../../src/formats/index.ts';

/** One way to ask a route of a format. */
export interface RouteCase {
  readonly method: 'GET' | 'POST' | 'PROPFIND';
  /** With its parameter filled in. */
  readonly path: string;
}

/** A request that has an answer: by host for formats that look at nothing else, at example.com for the others. */
export interface GoodRequest {
  readonly host: string;
  readonly status: number;
}

const byHost = new Map<string, GoodRequest>([
  ['/.well-known/user-agent-configuration.json', { host: 'ua-auto-config.modern.example', status: 200 }],
  ['/.well-known/mta-sts.txt', { host: 'mta-sts.modern.example', status: 200 }],
  ['/.well-known/caldav', { host: 'modern.example', status: 307 }],
  ['/.well-known/carddav', { host: 'modern.example', status: 307 }],
  ['/.well-known/jmap', { host: 'modern.example', status: 307 }],
]);

/** Whether the host alone says who is asked for. */
export const isDecidedByHost = (path: string): boolean => byHost.has(path);

/** What a good request for a path is, in whatever case and with whatever slashes. */
export const findGoodRequest = (path: string): GoodRequest =>
  byHost.get(path.toLowerCase().replace(/\/+/g, '/').replace(/\/$/, '')) ?? { host: 'example.com', status: 200 };

/** A route as a request; PROPFIND stands for every method that is neither read nor written by other routes. */
export const toRouteCase = ({ method, path }: Route): RouteCase => ({
  method: method === 'ANY' ? 'PROPFIND' : method,
  path: path.replace(/:\w+$/, 'example.com'),
});

/** Every route of every format. */
export const formatRoutes: readonly RouteCase[] = Object.values(formats).flatMap((format) =>
  format.routes.map(toRouteCase),
);
/** Paths at which there is no wrong method. */
export const anyMethodPaths: readonly string[] = Object.values(formats).flatMap((format) =>
  format.routes.filter(({ method }) => method === 'ANY').map(({ path }) => path),
);
