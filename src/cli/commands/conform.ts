import { readFile } from 'node:fs/promises';
import { parseDomain } from '../../core/address.ts';
import type { Case, CaseGroup } from '../../conform/case.ts';
import { caseFiles } from '../../conform/cases.ts';
import { parseCaseFiles } from '../../conform/parse-case.ts';
import { clientNames } from '../../conform/readers.ts';
import { renderFailedCase, renderList, renderMarkdown, renderText, toJson } from '../../conform/render.ts';
import { run } from '../../conform/run.ts';
import { toScoreboard } from '../../conform/score.ts';
import { parseAccount, parseExpected, type ExpectedServer, type Target } from '../../conform/target.ts';
import { exitCode, UsageError, type Command, type Output } from '../command.ts';
import { findExpected } from '../conform/registry.ts';
import { jsonOption, parseCommand, type Options, type ParsedCommand } from '../options.ts';
import { writeJson } from '../terminal.ts';

/** No answer that a client reads is longer. */
const bodyLimitOctets = 1_048_576;
const parallel = 4;

const usage = `Usage: mailbeacon conform <base-url> --address <address> [options]
       mailbeacon conform --list [--only …]

Asks any autoconfig server what mail clients ask, judges the answers by what each client makes of them, and prints a
scoreboard by client and by specification (docs/conformance.md). 1 if a must of any case fails.

Servers are written imap=imap.example.com:993:TLS,smtp=smtp.example.com:465:TLS,login=address (security TLS, STARTTLS or
plain; login address, localpart or the user name).`;

const options = {
  address: { type: 'string', value: 'address', description: 'an address at a domain that the server has settings for' },
  expect: {
    type: 'string',
    value: 'servers',
    description: 'what clients should end up with, every server that is offered',
  },
  'expect-from-registry': {
    type: 'boolean',
    default: false,
    description: 'the same from the entry of the registry; without either, formats are held against each other',
  },
  'unknown-domain': {
    type: 'string',
    default: 'mailbeacon-conform.invalid',
    value: 'domain',
    description: 'a domain that the server has no settings for',
  },
  'host-header': {
    type: 'string',
    value: 'on|off',
    choices: ['on', 'off'],
    description:
      'send the host that clients ask, such as autoconfig.<domain>, to the server of the base URL; on for 127.0.0.1, [::1] and localhost, off elsewhere unless stated',
  },
  'insecure-http': {
    type: 'boolean',
    default: false,
    description: 'the base URL is http; requests say X-Forwarded-Proto: https, as from a proxy',
  },
  'plain-url': {
    type: 'string',
    value: 'url',
    description: 'where clear text goes; the base URL itself if it is http, else port 80 of an https one',
  },
  'profile-path': {
    type: 'string',
    default: '/email.mobileconfig?email={address}',
    value: 'path',
    description: 'where the Apple profile is',
  },
  ca: { type: 'string', value: 'file', kind: 'file', description: 'certificate (PEM) to trust beside the usual ones' },
  timeout: { type: 'string', default: '10', value: 'seconds', description: 'for one request' },
  only: { type: 'string', multiple: true, value: 'group|client|id', description: 'only these cases' },
  list: { type: 'boolean', default: false, description: 'the cases, without asking anybody' },
  json: jsonOption,
  markdown: { type: 'boolean', default: false, description: 'the scoreboard in Markdown' },
} as const satisfies Options;

type Values = ParsedCommand<typeof options>['values'];

/** `conform`: the black-box cases against any server. */
export const conformCommand: Command = {
  name: 'conform',
  summary: 'test any autoconfig server with the questions of mail clients',
  usage,
  options,
  operands: [{ name: 'base-url' }],
  async run(args, output) {
    const { values, positionals } = parseCommand({ options }, args);
    const parsed = parseCaseFiles(caseFiles);
    if (!parsed.ok) throw new Error(parsed.problem);
    const isWanted = toFilter(parsed.groups, values.only ?? []);
    if (values.list) {
      const groups = parsed.groups.map((group) => ({ ...group, cases: group.cases.filter(isWanted) }));
      for (const line of renderList(groups.filter(({ cases }) => cases.length > 0))) output.out(line);
      return exitCode.done;
    }
    const seconds = Number(values.timeout);
    if (!(seconds > 0 && seconds <= 600)) throw new UsageError('--timeout is a number of seconds, at most 600.');
    if (values.json && values.markdown) throw new UsageError('--json and --markdown exclude each other.');
    const results = await run(parsed.groups, {
      target: await toTarget(positionals, values),
      parallel,
      timeoutMs: seconds * 1000,
      bodyLimitOctets,
      ca: values.ca === undefined ? undefined : await readCertificate(values.ca),
      isWanted,
      onProgress: (done, all) => output.progress?.(`${String(done)} of ${String(all)} requests`),
    });
    const board = toScoreboard(results);
    print(output, values, results, board);
    return board.all.musts.passed === board.all.musts.judged ? exitCode.done : exitCode.failed;
  },
};

function print(output: Output, { json, markdown }: Values, ...[results, board]: Parameters<typeof renderText>): void {
  if (json) {
    writeJson(output, toJson(results, board));
    return;
  }
  const lines = markdown
    ? renderMarkdown(results, board)
    : [
        ...results.flatMap((result) => [...renderFailedCase(result), '']).filter(isNoGap),
        ...renderText(results, board),
      ];
  for (const line of lines) output.out(line);
}

/** One empty line behind each failure, and none where nothing failed. */
const isNoGap = (line: string, index: number, lines: readonly string[]): boolean =>
  line !== '' || (index > 0 && lines[index - 1] !== '');

async function readCertificate(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new UsageError('The file of --ca cannot be read.');
  }
}

function toFilter(groups: readonly CaseGroup[], only: readonly string[]): (each: Case) => boolean {
  const known = new Set([...clientNames, ...groups.flatMap(({ name, cases }) => [name, ...cases.map(({ id }) => id)])]);
  const stranger = only.find((name) => !known.has(name));
  if (stranger !== undefined) throw new UsageError('--only is the name of a group, a client or a case; see --list.');
  if (only.length === 0) return () => true;
  return ({ id, group, clients }) => [id, group, ...clients].some((name) => only.includes(name));
}

function parseBase(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // What URL makes of a bare one: no user, path, query or fragment.
  if (url === undefined || !/^https?:\/\/[^/@?#]+\/$/.test(url.href)) {
    throw new UsageError('A base URL is https://host or http://host, with a port if need be, and nothing behind it.');
  }
  return url;
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

function readHostHeader(word: string | undefined, { hostname }: URL): boolean {
  if (word !== undefined && word !== 'on' && word !== 'off') throw new UsageError('--host-header is on or off.');
  return word === undefined ? loopback.has(hostname) : word === 'on';
}

/** Port 80 is beside 443 only; what is beside another port nobody knows. */
function toPlainBase(base: URL, text: string | undefined): URL | undefined {
  if (text !== undefined) return parseBase(text);
  if (base.protocol === 'http:') return base;
  return base.port === '' ? new URL(`http://${base.hostname}`) : undefined;
}

async function toTarget([text, ...surplus]: readonly string[], values: Values): Promise<Target> {
  if (text === undefined || surplus.length > 0) throw new UsageError('One base URL is needed.');
  const base = parseBase(text);
  const isClear = base.protocol === 'http:';
  if (isClear && !values['insecure-http']) throw new UsageError('A base URL of http needs --insecure-http.');
  const account = values.address === undefined ? undefined : parseAccount(values.address);
  if (account === undefined) throw new UsageError('--address is an address at a domain that the server knows.');
  const unknown = parseDomain(values['unknown-domain']);
  if (!unknown.ok) throw new UsageError('--unknown-domain is no domain.');
  if (!values['profile-path'].startsWith('/')) throw new UsageError('--profile-path begins with a slash.');
  const plainBase = toPlainBase(base, values['plain-url']);
  const expected = await readExpected(account, values);
  return {
    base,
    ...(plainBase === undefined ? {} : { plainBase }),
    sendsHost: readHostHeader(values['host-header'], base),
    headers: isClear ? { 'X-Forwarded-Proto': 'https' } : {},
    ...account,
    unknownDomain: unknown.value,
    profilePath: values['profile-path'],
    ...(expected === undefined ? {} : { expected }),
  };
}

async function readExpected(
  { address, domain }: Pick<Target, 'address' | 'domain'>,
  values: Values,
): Promise<readonly ExpectedServer[] | undefined> {
  if (values['expect-from-registry']) {
    if (values.expect !== undefined) throw new UsageError('--expect and --expect-from-registry exclude each other.');
    const servers = await findExpected(address);
    if (servers === undefined) throw new UsageError(`The registry has no mail servers for ${domain}.`);
    return servers;
  }
  if (values.expect === undefined) return undefined;
  const expected = parseExpected(values.expect, address);
  if (!expected.ok) throw new UsageError(`--expect: ${expected.problem}.`);
  return expected.servers;
}
