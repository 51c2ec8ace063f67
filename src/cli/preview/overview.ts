import type { ServerChoice, ServiceChoice } from '../../clients/index.ts';
import { renderTable } from '../table.ts';
import type { Reading } from './conclude.ts';
import type { CuredReading, Preview } from './preview.ts';

/** Colours for a terminal; the text without them elsewhere. */
export type Paint = (colour: 'bold' | 'dim' | 'red' | 'yellow', text: string) => string;

const columns = ['Client', 'For', 'Host', 'Port', 'Security', 'Login name', 'Authentication', 'Source'] as const;

/** What is painted, by column. */
const alarming: readonly (string | undefined)[] = [undefined, 'nothing', undefined, undefined, 'none'];

/** What each client ends up with, as lines for a person. */
export function renderOverview({ address, provider, notes, clients }: Preview, paint: Paint): readonly string[] {
  const rows = clients
    .flatMap(toRows)
    .map((row) => row.map((cell, index) => (alarming[index] === cell ? paint('red', cell) : cell)));
  return [
    paint('bold', toLine(provider === null ? address : `${address}: entry ${provider}`)),
    ...notes.map((note) => paint('yellow', toLine(note))),
    '',
    ...renderTable({ columns, rows }, (head) => paint('dim', head)),
    ...renderCures(clients, paint),
  ];
}

/** What would help those that end with nothing; clients with the same cure stand together. */
function renderCures(clients: readonly CuredReading[], paint: Paint): readonly string[] {
  const groups = Map.groupBy(clients, ({ cure }) => cure);
  const lines = [...groups].flatMap(([cure, group]) =>
    cure === undefined ? [] : [`  ${toLine(`${group.map(({ client }) => client).join(', ')}: ${cure}`)}`],
  );
  return lines.length === 0 ? [] : ['', paint('dim', 'What would help'), ...lines];
}

function toRows(reading: Reading): readonly (readonly string[])[] {
  const { client, conclusion } = reading;
  const source = toSource(reading);
  const related = conclusion.related ?? [];
  const services = related.map(toServiceCells);
  const rows = ((): readonly (readonly string[])[] => {
    switch (conclusion.outcome) {
      case 'configured': {
        const { incoming, outgoing, alternatives = [] } = conclusion;
        const also = alternatives.length === 0 ? '' : `also ${alternatives.map(toShort).join(', ')}`;
        return [[...toServerCells(incoming), source], [...toServerCells(outgoing), also], ...services];
      }
      case 'service': {
        const { service } = conclusion;
        return [
          [...toPlaceCells(service), service.url === undefined ? source : `${source}: ${service.url}`],
          ...services,
        ];
      }
      case 'nothing': {
        const [first, ...others] = related;
        const reason = `${source}: ${toReason(reading)}`;
        if (first === undefined) return [['nothing', '', '', '', '', '', reason]];
        return [[...toPlaceCells(first), reason], ...others.map(toServiceCells)];
      }
    }
  })();
  return rows.map((cells, index) => [index === 0 ? client : '', ...cells].map(toLine));
}

/** Why a client ends with nothing, and whether it looks elsewhere then. */
function toReason({ conclusion }: Reading): string {
  if (conclusion.outcome !== 'nothing') return '';
  const { why, stopsSearching, redirect } = conclusion;
  if (redirect?.by === 'url') return `${why}, which cannot be asked from here`;
  return stopsSearching === true ? `${why}, and it stops searching` : why;
}

/** Format, URL without scheme and query, and where the client was sent before. */
function toSource({ format, request, via }: Reading): string {
  const [, place = request.url] = /^https?:\/\/([^?#]*)/.exec(request.url) ?? [];
  const ways = via.map(({ target }) => ` by way of ${target}`).join('');
  return `${format} ${place}${ways}`;
}

const toServerCells = (server: ServerChoice): readonly string[] => [
  server.protocol,
  server.hostname,
  toPort(server.port),
  toSecurity(server.security),
  toLogin(server.username),
  toWords(server.authentication),
];

const toPlaceCells = ({ protocol, hostname, port, security, username, authentication }: ServiceChoice) => [
  protocol,
  hostname === '' ? '(by address)' : hostname,
  // Without a host there is nothing to guess a port of.
  port === 0 && hostname === '' ? '' : toPort(port),
  toSecurity(security),
  toLogin(username),
  toWords(authentication),
];

const toServiceCells = (service: ServiceChoice): readonly string[] => [...toPlaceCells(service), service.url ?? ''];

const toPort = (port: number): string => (port === 0 ? '(guesses)' : String(port));
const toLogin = (username: string): string => (username === '' ? '(asks)' : username);
const toWords = (authentication: ServerChoice['authentication']): string =>
  authentication === 'unstated' ? '(finds out)' : authentication;
const toSecurity = (security: ServerChoice['security']): string =>
  security === 'plain' ? 'none' : security === 'try' ? '(finds out)' : security;

/** A server in few words, for where there is little room. */
export const toShort = ({ protocol, hostname, port, security }: ServerChoice): string =>
  `${protocol} ${hostname}:${String(port)} ${security === 'plain' ? 'without TLS' : security}`;

/** Text as one line that a terminal takes for nothing but text. */
export const toLine = (text: string): string => text.replace(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]+/gu, ' ').trim();
