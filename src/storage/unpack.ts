import { registeredPort } from '../core/choose.ts';
import { standardText } from '../core/standard-text.ts';
import type { IncomingServer, Instruction, OutgoingServer, ProviderConfig } from '../core/types.ts';
import {
  idMark,
  kindCodes,
  methodCodes,
  protocolCodes,
  usernameCodes,
  type PackedEntry,
  type PackedInstruction,
  type PackedServer,
} from './packed.ts';

/**
 * Turns a line that `packProvider` wrote back into the entry.
 *
 * @throws SyntaxError for a line that is no JSON; anything else is taken on trust, since the line is our own.
 */
export function unpackProvider(line: string): ProviderConfig {
  const end = /^"(?:[^"\\]|\\.)*"/.exec(line)?.[0].length ?? 0;
  const id = JSON.parse(line.slice(0, end)) as string;
  const [displayName, short, domains, mx, packedServers, packedInstructions, checked, remainder = {}] = JSON.parse(
    line.slice(end).replaceAll(idMark, () => id),
  ) as PackedEntry;
  const isPublic = domains.startsWith('+');
  const names = isPublic ? domains.slice(1) : domains;
  const servers = packedServers.map(unpackServer);
  const instructions = packedInstructions.map(unpackInstruction);
  const documentation = instructions.find(({ kind }) => kind === 'documentation')?.url;
  return {
    id,
    displayName,
    displayShortName: short === 0 ? displayName : short,
    domains: names === '' ? [id] : unpackNames(names),
    ...(isPublic ? { publicDomains: true } : {}),
    ...(mx === 0 ? {} : { mx: mx.split(' ') }),
    incoming: servers.filter((server) => server.type !== 'smtp'),
    outgoing: servers.filter((server) => server.type === 'smtp'),
    ...(instructions.length === 0 ? {} : { instructions }),
    ...(documentation === undefined ? {} : { source: documentation }),
    checked,
    ...remainder,
  } as unknown as ProviderConfig;
}

function unpackNames(names: string): readonly string[] {
  let [label, rest] = ['', ''];
  return names.split(' ').map((token) => {
    const dot = token.indexOf('.');
    if (dot !== 0) label = dot < 0 ? token : token.slice(0, dot);
    if (dot >= 0) rest = token.slice(dot);
    return label + rest;
  });
}

function unpackServer(packed: PackedServer): IncomingServer | OutgoingServer {
  if (typeof packed !== 'string' && !isPair(packed)) return packed as unknown as IncomingServer;
  const [code, more] = typeof packed === 'string' ? [packed, {}] : packed;
  const space = code.indexOf(' ');
  const [, protocol = '', startTls, method = '', username = ''] =
    /^(.)(t?)([oOe]?)(l?)$/.exec(code.slice(0, space)) ?? [];
  const type = protocolCodes[protocol] ?? 'imap';
  const socketType = startTls === 't' ? 'STARTTLS' : 'SSL';
  return {
    type,
    hostname: code.slice(space + 1),
    port: registeredPort[type]?.[socketType],
    socketType,
    authentication: methodCodes[method],
    username: usernameCodes[username],
    ...more,
  } as unknown as IncomingServer;
}

const isPair = (packed: PackedServer): packed is readonly [string, object] => Array.isArray(packed);

function unpackInstruction([kind, url, text, more = {}]: PackedInstruction): Instruction {
  const name = kindCodes[kind];
  const words = text === 0 && name !== undefined && name !== 'bridge' ? standardText[name] : text;
  return { kind: name, url, text: words, ...more } as Instruction;
}
