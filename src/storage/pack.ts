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
  type Remainder,
} from './packed.ts';

/** Writes an entry in the fewest letters that `unpackProvider` can read. */
export function packProvider(provider: ProviderConfig): string {
  const {
    id,
    displayName,
    displayShortName,
    domains,
    publicDomains,
    mx,
    incoming,
    outgoing,
    instructions = [],
    source,
    checked,
    ...others
  } = provider;
  const documentation = instructions.find(({ kind }) => kind === 'documentation')?.url;
  const names = domains.length === 1 && domains[0] === id ? '' : packNames(domains);
  const remainder: Remainder = {
    ...(publicDomains === false ? { publicDomains } : {}),
    ...(provider.instructions?.length === 0 ? { instructions } : {}),
    ...(mx?.length === 0 ? { mx } : {}),
    ...(source === documentation ? {} : { source }),
    ...(names === undefined ? { domains } : {}),
    ...others,
  };
  const entry: PackedEntry = [
    displayName,
    displayShortName === displayName ? 0 : displayShortName,
    `${publicDomains === true ? '+' : ''}${names ?? ''}`,
    mx === undefined || mx.length === 0 ? 0 : mx.join(' '),
    [...incoming, ...outgoing].map(packServer),
    instructions.map(packInstruction),
    checked,
  ];
  const rest = escapeMark(JSON.stringify(Object.keys(remainder).length === 0 ? entry : [...entry, remainder]));
  // Most hosts and pages are below the id. Only what stands for itself on both sides is marked.
  return `${escapeMark(JSON.stringify(id))}${/^[a-z0-9.-]+$/.test(id) ? rest.replaceAll(id, idMark) : rest}`;
}

/** In JSON a circumflex stands within strings only, where it can be written in another way. */
const escapeMark = (json: string): string => json.replaceAll(idMark, '\\u005e');

/** Names without the first label, or with nothing but that, where the name before has the same. */
function packNames(names: readonly string[]): string | undefined {
  if (!names.every((name) => /^[^. ]+\.[^ ]*$/.test(name))) return undefined;
  let [lastLabel, lastRest] = ['', ''];
  const tokens = names.map((name) => {
    const [label, rest] = [name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.'))];
    const token = rest === lastRest ? label : label === lastLabel ? rest : name;
    [lastLabel, lastRest] = [label, rest];
    return token;
  });
  return tokens.join(' ');
}

function packServer(server: IncomingServer | OutgoingServer): PackedServer {
  if (!('hostname' in server)) return { ...server };
  const { type, hostname, port, socketType, authentication, username, ...more } = server;
  const protocol = findCode(protocolCodes, type);
  const method = findCode(methodCodes, authentication);
  const login = findCode(usernameCodes, username);
  const isUsual = socketType !== 'plain' && registeredPort[type]?.[socketType] === port && !hostname.includes(' ');
  if (protocol === undefined || method === undefined || login === undefined || !isUsual) return { ...server };
  const code = `${protocol}${socketType === 'STARTTLS' ? 't' : ''}${method}${login} ${hostname}`;
  return Object.keys(more).length === 0 ? code : [code, more];
}

function packInstruction({ kind, url, text, ...more }: Instruction): PackedInstruction {
  const code = findCode(kindCodes, kind) ?? kind;
  const words = kind !== 'bridge' && JSON.stringify(text) === JSON.stringify(standardText[kind]) ? 0 : text;
  return Object.keys(more).length === 0 ? [code, url, words] : [code, url, words, more];
}

/** The letter of a value, compared as text. */
function findCode(codes: Readonly<Record<string, unknown>>, value: unknown): string | undefined {
  return Object.keys(codes).find((code) => JSON.stringify(codes[code]) === JSON.stringify(value));
}
