import type { AnyFormat } from '../../src/formats/format.ts';
import * as formats from '../../src/formats/index.ts';
import { fromOutlook } from './autodiscover-requests.ts';
import { fromEwsSoap } from './soap-requests.ts';

/** A route with its parameter filled in. */
export interface RouteCase {
  readonly format: string;
  /** PROPFIND stands for every method of a route that takes any. */
  readonly method: 'GET' | 'POST' | 'PROPFIND';
  readonly path: string;
  readonly answersPlainHttp: boolean;
}

/** What stands in the place of a parameter, by its name. */
const parameters: Readonly<Record<string, string>> = { domain: 'example.com', address: 'fred@example.com' };

const fillIn = (path: string): string =>
  path.replace(/:(\w+)$/, (_whole, name: string) => {
    const value = parameters[name];
    if (value === undefined) throw new Error(`no value for the parameter ${name}`);
    return value;
  });

/** Every route of every format in the list. */
export const formatRoutes: readonly RouteCase[] = Object.values(formats).flatMap(
  ({ name: format, routes, answersPlainHttp }) =>
    routes.map(({ method, path }) => ({
      format,
      method: method === 'ANY' ? 'PROPFIND' : method,
      path: fillIn(path),
      answersPlainHttp,
    })),
);

/** What formats offer beside their answers. */
export const documentRoutes: readonly RouteCase[] = Object.values<AnyFormat>(formats).flatMap(
  ({ name: format, documents = [], answersPlainHttp }) =>
    documents.map(({ path }) => ({ format, method: 'GET' as const, path, answersPlainHttp })),
);

/** A query in which every format finds the address, and what else it needs. */
export const queryOf = (address: string): string => {
  const text = encodeURIComponent(address);
  return `?emailaddress=${text}&Email=${text}&Protocol=AutodiscoverV1`;
};

const apiPath = '/api/v1/settings';

/** The path as routes know it. */
const normalize = (path: string): string => path.toLowerCase().replace(/\/+/g, '/').replace(/\/$/, '');

/** The query of a good request: the API refuses addresses in a URL, and any query beside a body. */
export function findQuery(path: string, address: string, method = 'GET'): string {
  if (normalize(path) !== apiPath) return queryOf(address);
  return method === 'POST' ? '' : `?domain=${address.slice(address.indexOf('@') + 1)}`;
}

const bodies: Readonly<Record<string, (address: string) => string>> = {
  autodiscover: fromOutlook,
  'settings-api': (address) => JSON.stringify({ address }),
  'autodiscover-soap': (address) => fromEwsSoap([address], ['ExternalImap4Connections']),
};

/** The body in which a format that reads POST finds the address. */
export function bodyOf(path: string, address: string): string {
  const route = formatRoutes.find((each) => each.method === 'POST' && each.path === path);
  const toBody = bodies[route?.format ?? ''];
  if (toBody === undefined) throw new Error(`no request body for ${path}`);
  return toBody(address);
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
  byHost.get(normalize(path)) ?? { host: 'example.com', status: 200 };

/** Paths at which there is no wrong method. */
export const anyMethodPaths: readonly string[] = formatRoutes
  .filter(({ method }) => method === 'PROPFIND')
  .map(({ path }) => path);
