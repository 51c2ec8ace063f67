import { parseEmailAddress } from '../../core/address.ts';
import type { EmailAddress, ProviderConfig } from '../../core/types.ts';
import { createAsk, type Ask } from './ask.ts';
import { findProvider } from '../../core/resolve.ts';
import { concludeAll, fillRequest, type Reading } from './conclude.ts';
import { findCure } from './cure.ts';
import type { Deployment } from './deployment.ts';
import { renderDocuments, toSha256, type PreviewedDocument } from './documents.ts';
import { clientRequests } from './requests.ts';

/** Everything that is answered for one address; docs/preview.md has the shape. */
export interface Preview {
  readonly address: string;
  /** The id of the entry that claims the domain; null where none does. */
  readonly provider: string | null;
  /** What a person should know before reading on, in English. */
  readonly notes: readonly string[];
  readonly clients: readonly CuredReading[];
  readonly documents: readonly PreviewedDocument[];
}

/** What a client makes of it, and what would help it where that is nothing. */
export interface CuredReading extends Reading {
  readonly cure?: string;
}

/** What stands for the answers at each domain of an entry. */
export interface EntryDigest {
  readonly list: 'own' | 'public';
  readonly id: string;
  /** By domain, in the order of the entry. */
  readonly digests: Readonly<Record<string, string>>;
}

/** Asks a deployment about one address after another, and keeps what the next one has in common with it. */
export interface Previewer {
  readonly preview: (address: EmailAddress) => Promise<Preview>;
  /** Of every answer that clients get and of every document: equal ones differ in nothing. */
  readonly findDigest: (address: EmailAddress) => Promise<string>;
}

/** Builds the previews of a deployment. */
export function createPreviewer({ registry, service }: Deployment): Previewer {
  const ask = createAsk(registry, service);
  return {
    async preview(address) {
      const found = await registry.findByDomain(address.domain);
      const provider = found === 'unavailable' ? undefined : found;
      // Behind a redirect to another domain the entry there has the servers.
      const match = await findProvider(registry, [{ subject: { kind: 'address', address }, by: { index: 'domain' } }]);
      const readings = await concludeAll(registry, address, service, ask);
      return {
        address: address.text,
        provider: provider?.id ?? null,
        notes: provider === undefined ? [`No entry claims ${address.domain}.`] : findNotes(provider),
        clients: readings.map((reading) => {
          const cure = findCure(reading, address.text, match.ok ? match.value.provider : undefined);
          return cure === undefined ? reading : { ...reading, cure };
        }),
        documents: await renderDocuments(ask, address, service.host),
      };
    },
    async findDigest(address) {
      const documents = await renderDocuments(ask, address, service.host);
      const answers = await askAll(ask, address);
      return toSha256(JSON.stringify([documents, answers]));
    },
  };
}

async function askAll(ask: Ask, address: EmailAddress): Promise<readonly unknown[]> {
  const requests = clientRequests.map((request) => fillRequest(request, address));
  const distinct = new Map(requests.map((request) => [JSON.stringify(request), request]));
  const answers: unknown[] = [];
  for (const request of distinct.values()) answers.push((await ask(request)).document);
  return answers;
}

/** What explains a table in which most clients end with nothing. */
function findNotes(provider: ProviderConfig): readonly string[] {
  const { redirect, incoming, outgoing, instructions = [] } = provider;
  const notes: string[] = [];
  if (redirect?.action === 'redirectAddr') notes.push(`Accounts are kept at ${redirect.domain}.`);
  if (redirect?.action === 'redirectUrl') notes.push(`Another service answers Autodiscover: ${redirect.url}`);
  for (const { kind, text, url } of instructions) {
    if (kind === 'bridge') notes.push(`Needs a program on the person's own machine. ${text.en} ${url}`);
  }
  const methods = [...incoming, ...outgoing].flatMap((server) =>
    'authentication' in server ? [server.authentication] : [],
  );
  if (methods.length > 0 && methods.every((list) => list.every((method) => method === 'OAuth2'))) {
    notes.push('Only OAuth 2.0 opens these servers: clients without it have no way in, whatever the table says.');
  }
  return notes;
}

/** Whose mail a domain's answers are looked at for. */
export const usualLocalPart = 'jane';

/** The digests of every entry, in the order of the lists. */
export async function findDigests(
  deployment: Deployment,
  progress?: (line: string) => void,
): Promise<readonly EntryDigest[]> {
  const { findDigest } = createPreviewer(deployment);
  const entries: EntryDigest[] = [];
  for (const { list, provider } of deployment.entries) {
    progress?.(`${provider.id} (${String(entries.length + 1)} of ${String(deployment.entries.length)})`);
    const digests: Record<string, string> = {};
    for (const domain of provider.domains) {
      const address = parseEmailAddress(`${usualLocalPart}@${domain}`);
      if (address.ok) digests[domain] = await findDigest(address.value);
    }
    entries.push({ list, id: provider.id, digests });
  }
  return entries;
}
