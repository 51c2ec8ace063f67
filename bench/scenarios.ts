import type { Scenario } from './load.ts';

const address = 'jane@gmail.com';
const autodiscover = 'http://schemas.microsoft.com/exchange/autodiscover';

const toPox = (schema: 'outlook' | 'mobilesync', email: string, response: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<Autodiscover xmlns="${autodiscover}/${schema}/requestschema/2006">
  <Request>
    <EMailAddress>${email}</EMailAddress>
    <AcceptableResponseSchema>${autodiscover}/${schema}/responseschema/${response}</AcceptableResponseSchema>
  </Request>
</Autodiscover>`;

const post = {
  method: 'POST',
  path: '/autodiscover/autodiscover.xml',
  headers: { 'content-type': 'text/xml; charset=utf-8' },
} as const;

/** What is repeated, and the least part of the ceiling's rate that it must reach at every number of connections. */
export const scenarios: readonly (Scenario & { readonly bar: number })[] = [
  {
    name: 'autoconfig GET',
    bar: 0.85,
    method: 'GET',
    path: '/mail/config-v1.1.xml?emailaddress=jane%40gmail.com',
    headers: {},
  },
  { name: 'POX POST', bar: 0.6, ...post, body: toPox('outlook', address, '2006a') },
  { name: 'profile GET', bar: 0.75, method: 'GET', path: '/email.mobileconfig?email=jane%40gmail.com', headers: {} },
  {
    name: 'JSON v2 GET',
    bar: 0.85,
    method: 'GET',
    path: '/autodiscover/autodiscover.json?Email=jane%40gmail.com&Protocol=AutodiscoverV1&RedirectCount=1',
    headers: {},
  },
  { name: 'mobilesync POST', bar: 0.6, ...post, body: toPox('mobilesync', 'jane@outlook.com', '2006') },
  {
    name: 'PACC GET',
    bar: 0.85,
    method: 'GET',
    path: '/.well-known/user-agent-configuration.json',
    headers: { host: 'ua-auto-config.posteo.de' },
  },
];

/** The page with the form, for a browser; it is a page for people, and not what programs ask a thousand times. */
export const page: Scenario & { readonly bar: number } = {
  name: 'page GET',
  bar: 0.5,
  method: 'GET',
  path: '/',
  headers: { accept: 'text/html', 'accept-language': 'en' },
};

/** On Node, the least multiple of the constant worker's rate at 32 connections; and of nginx's with a file. */
export const nodeBars: Readonly<Record<string, number>> = {
  'autoconfig GET': 2,
  'POX POST': 1.5,
  'profile GET': 2,
};
export const nginxBar = 0.6;
