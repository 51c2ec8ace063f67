import { clientReaders, serviceReaders } from '../../clients/index.ts';
import { parseDomain, parseEmailAddress } from '../../core/address.ts';
import type { Domain, EmailAddress } from '../../core/types.ts';
import { exitCode, UsageError, type Command, type ExitCode, type Output } from '../command.ts';
import { runDiff } from '../preview/diff/run.ts';
import { jsonOption, parseCommand, type Options } from '../options.ts';
import { readDeployment, type Deployment } from '../preview/deployment.ts';
import { documentNames, jsonProtocols, toDocumentRequest } from '../preview/documents.ts';
import { readEntryFile } from '../preview/entry-file.ts';
import { renderOverview } from '../preview/overview.ts';
import { createPreviewer, findDigests, type Preview } from '../preview/preview.ts';
import { renderJson } from '../preview/json.ts';
import { respond } from '../preview/respond.ts';
import { paint } from '../terminal.ts';

const usage = `Usage: mailbeacon preview <address>… [--json]
       mailbeacon preview <address> --format <name> [--head]
       mailbeacon preview --diff <git-ref> [<address>…] [--markdown | --json]

What each mail client ends up with: host, port, security, login name, authentication, and where it read them. Each
client's own request is answered by the formats and read by the client's own rules; nothing goes over the network.

--diff ends with 1 also when a client that worked would stop working, or would send a password without TLS.`;

const options = {
  service: {
    type: 'string',
    value: 'host',
    description: 'host name of the deployment; SERVICE_HOST of wrangler.toml unless stated',
  },
  entry: {
    type: 'string',
    value: 'file.ts',
    kind: 'file',
    description: 'an entry that is not in the registry yet; it counts before all others',
  },
  client: {
    type: 'string',
    value: 'name',
    multiple: true,
    default: [],
    description: 'this client only, by the beginning of its name; may come several times',
  },
  format: {
    type: 'string',
    value: 'name',
    description: `instead, the exact bytes of one document: ${documentNames.join(', ')}`,
  },
  protocol: { type: 'string', value: 'name', description: `for autodiscover-json: ${jsonProtocols.join(', ')}` },
  head: { type: 'boolean', default: false, description: 'status and headers in front of the bytes' },
  diff: {
    type: 'string',
    value: 'git-ref',
    description:
      'how the answers changed between that commit and the working tree; without addresses for every entry that changed',
  },
  markdown: { type: 'boolean', default: false, description: '--diff for a pull request' },
  digests: {
    type: 'boolean',
    default: false,
    description: 'a digest of all answers at each domain of each entry, as JSON; --diff asks the other side for it',
  },
  json: { ...jsonOption, description: 'everything as JSON, the documents too; docs/preview.md has the shape' },
} as const satisfies Options;

/** `preview`: what clients end up with, the bytes that they get, and how both changed. */
export const previewCommand: Command = {
  name: 'preview',
  summary: 'what each mail client ends up with, and how that changed since a commit',
  usage,
  options,
  operands: [{ name: 'address' }],
  async run(args, output) {
    const { values, positionals } = parseCommand({ options }, args);
    const { json, format, diff, digests } = values;
    const modes = [format !== undefined && '--format', diff !== undefined && '--diff', digests && '--digests'].filter(
      (mode) => mode !== false,
    );
    if (modes.length > 1) throw new UsageError(`${modes.join(' and ')} exclude each other`);
    if (values.markdown && (diff === undefined || json)) throw new UsageError('--markdown goes with --diff alone');
    if (json && format !== undefined) throw new UsageError('--format writes bytes, so it has no --json');
    if (diff !== undefined && values.entry !== undefined)
      throw new UsageError('--diff compares entries of the registry');
    if (values.head && format === undefined) throw new UsageError('--head goes with --format');
    const service = values.service === undefined ? undefined : toHost(values.service);
    const wanted = toClients(values.client);
    let addresses = positionals.map(toAddress);

    const entry = values.entry === undefined ? undefined : await readEntryFile(values.entry);
    if (entry?.ok === false) {
      for (const problem of entry.problems) output.err(problem);
      return exitCode.failed;
    }
    const deployment = await readDeployment(service, entry === undefined ? [] : [entry.provider]);
    if (digests) return writeDigests(deployment, output);
    if (diff !== undefined) {
      const form = json ? 'json' : values.markdown ? 'markdown' : 'text';
      return runDiff(deployment, { ref: diff, addresses, isWanted: wanted, service, form }, output);
    }
    if (addresses.length === 0 && entry !== undefined) addresses = [toAddress(`jane@${entry.provider.domains[0]}`)];
    if (addresses.length === 0) throw new UsageError('Say which address');
    if (format !== undefined) {
      return writeBytes(deployment, addresses, { format, protocol: values.protocol, hasHead: values.head }, output);
    }
    if (values.protocol !== undefined) throw new UsageError('--protocol goes with --format autodiscover-json');
    const previewer = createPreviewer(deployment);
    const previews: Preview[] = [];
    for (const address of addresses) {
      const preview = await previewer.preview(address);
      previews.push({ ...preview, clients: preview.clients.filter(({ client }) => wanted(client)) });
    }
    if (json) output.out(renderJson(deployment.service, { previews }));
    else
      output.out(
        previews.map((preview) => renderOverview(preview, (...text) => paint(output, ...text)).join('\n')).join('\n\n'),
      );
    const unknown = previews.filter(({ provider }) => provider === null);
    for (const { address } of unknown) output.err(`${address}: no entry claims the domain`);
    return unknown.length === 0 ? exitCode.done : exitCode.failed;
  },
};

async function writeDigests(deployment: Deployment, { out, progress }: Output): Promise<ExitCode> {
  out(renderJson(deployment.service, { entries: await findDigests(deployment, progress) }));
  return exitCode.done;
}

interface Bytes {
  readonly format: string;
  readonly protocol: string | undefined;
  readonly hasHead: boolean;
}

async function writeBytes(
  deployment: Deployment,
  addresses: readonly EmailAddress[],
  { format, protocol, hasHead }: Bytes,
  output: Output,
): Promise<ExitCode> {
  const name = documentNames.find((known) => known === format);
  if (name === undefined) throw new UsageError(`--format is one of ${documentNames.join(', ')}`);
  const asked = jsonProtocols.find((known) => known.toLowerCase() === (protocol ?? 'autodiscoverv1').toLowerCase());
  if (asked === undefined || (protocol !== undefined && name !== 'autodiscover-json')) {
    throw new UsageError(`--protocol is one of ${jsonProtocols.join(', ')}, for autodiscover-json`);
  }
  const [address, ...surplus] = addresses;
  if (address === undefined || surplus.length > 0) throw new UsageError('--format takes one address');
  const request = toDocumentRequest(name, address, deployment.service.host, asked);
  const { status, head, body, unsigned } = await respond(deployment, request, Date.now());
  for (const bytes of hasHead ? [new TextEncoder().encode(head), body] : [body]) {
    if (output.write === undefined) output.out(new TextDecoder().decode(bytes));
    else output.write(bytes);
  }
  if (unsigned !== undefined) output.err(`The profile is not signed: ${unsigned}`);
  if (status >= 400) output.err(`The answer has status ${String(status)}`);
  return status < 400 ? exitCode.done : exitCode.failed;
}

function toHost(text: string): Domain {
  const domain = parseDomain(text);
  if (!domain.ok) throw new UsageError('--service is a host name, such as autoconfig.example.com');
  return domain.value;
}

function toAddress(text: string): EmailAddress {
  const address = parseEmailAddress(text);
  if (!address.ok) throw new UsageError('That is no e-mail address; write one such as jane@example.com');
  return address.value;
}

/** Which clients are wanted: all, or those whose names begin so, in any case. */
function toClients(beginnings: readonly string[]): (client: string) => boolean {
  const names = [...clientReaders, ...serviceReaders].map(({ name }) => name);
  const fits = (name: string, beginning: string): boolean => name.toLowerCase().startsWith(beginning.toLowerCase());
  for (const beginning of beginnings) {
    if (beginning === '' || !names.some((name) => fits(name, beginning))) {
      throw new UsageError(`--client is the beginning of one of: ${names.join(', ')}`);
    }
  }
  return (client) => beginnings.length === 0 || beginnings.some((beginning) => fits(client, beginning));
}
