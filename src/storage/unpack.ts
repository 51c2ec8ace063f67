import { registeredPort } from '../core/choose.ts';
import type { Claims } from '../core/registry.ts';
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
  const [id, rest] = splitId(line);
  const packed = JSON.parse(rest.replaceAll(idMark, () => id)) as PackedEntry;
  const [displayName, short, domains, , packedServers, packedInstructions, checked, remainder = {}] = packed;
  const servers = packedServers.map(unpackServer);
  const instructions = packedInstructions.map(unpackInstruction);
  const documentation = instructions.find(({ kind }) => kind === 'documentation')?.url;
  return {
    ...toClaims(id, packed),
    displayName,
    displayShortName: short === 0 ? displayName : short,
    ...(domains.startsWith('+') ? { publicDomains: true } : {}),
    incoming: servers.filter((server) => server.type !== 'smtp'),
    outgoing: servers.filter((server) => server.type === 'smtp'),
    ...(instructions.length === 0 ? {} : { instructions }),
    ...(documentation === undefined ? {} : { source: documentation }),
    checked,
    ...remainder,
  } as unknown as ProviderConfig;
}

/**
 * Reads from such a line only what the provider is found by, at a fraction of the cost.
 *
 * @throws SyntaxError as `unpackProvider` does.
 */
export function unpackClaims(line: string): Claims {
  const [id, rest] = splitId(line);
  const head = claimsAtHead.exec(rest)?.[0];
  // Names that cannot be shortened stand among what is rare, at the end.
  if (head === undefined || rest.includes('"domains":')) return unpackProvider(line);
  return toClaims(id, JSON.parse(`${head.replaceAll(idMark, () => id)}]`) as PackedHead);
}

type PackedHead = Pick<PackedEntry, 2 | 3>;

/** A packed entry as far as its domains and MX domains: four members, of which two may be 0. */
const claimsAtHead = /^\["(?:[^"\\]|\\.)*",(?:0|"(?:[^"\\]|\\.)*"),"(?:[^"\\]|\\.)*",(?:0|"(?:[^"\\]|\\.)*")/;

function splitId(line: string): readonly [id: string, rest: string] {
  const end = /^"(?:[^"\\]|\\.)*"/.exec(line)?.[0].length ?? 0;
  return [JSON.parse(line.slice(0, end)) as string, line.slice(end)];
}

function toClaims(id: string, { 2: domains, 3: mx }: PackedHead): Claims {
  const names = domains.startsWith('+') ? domains.slice(1) : domains;
  return {
    id,
    domains: names === '' ? [id] : unpackNames(names),
    ...(mx === 0 ? {} : { mx: mx.split(' ') }),
  };
}

function unpackNames(names: string): Claims['domains'] {
  let [label, rest] = ['', ''];
  const unpacked = names.split(' ').map((token) => {
    const dot = token.indexOf('.');
    if (dot !== 0) label = dot < 0 ? token : token.slice(0, dot);
    if (dot >= 0) rest = token.slice(dot);
    return label + rest;
  });
  return unpacked as unknown as Claims['domains'];
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
