import { isDeepStrictEqual } from 'node:util';
import { clientReaders, type ClientReader, type Conclusion } from '../../clients/index.ts';
import type { XmlElement } from '../../clients/xml.ts';
import { createRegistry } from '../../core/registry.ts';
import type { ProviderConfig } from '../../core/types.ts';
import { createAnswerer, type FormatRequest } from '../../formats/format.ts';
import { autoconfig } from '../../formats/index.ts';
import { element, renderXml, type XmlElement as WrittenElement } from '../../formats/xml.ts';
import { rules, type Asked, type Rule } from './rules.ts';

/** What one client concludes from the original and from ours, for one domain. */
export interface Comparison {
  readonly domain: string;
  readonly client: string;
  /** Empty if both are the same; undefined if no rule makes them so. */
  readonly reasons: readonly string[] | undefined;
}

const readers = clientReaders.filter(({ reads }) => reads === 'autoconfig');
/** A local part that nobody takes for a number, and of which no part looks like a domain. */
const localPart = 'fred.m';

/** Compares for every domain of the entry and every client that reads autoconfig. */
export async function compareReadings(original: XmlElement, provider: ProviderConfig): Promise<readonly Comparison[]> {
  const answer = createAnswerer(autoconfig, createRegistry([provider]), {
    host: 'localhost',
    identifierBase: 'localhost',
  });
  const comparisons: Comparison[] = [];
  for (const domain of provider.domains) {
    const email = `${localPart}@${domain}`;
    const { document } = await answer({ ...request, query: `emailaddress=${email}` });
    const before = write(original);
    for (const reader of readers) {
      const ours = reader.read(
        { status: document.status, contentType: document.contentType, body: document.body },
        { email },
      );
      const theirs = readText(reader, before, email);
      const reasons = isDeepStrictEqual(theirs, ours)
        ? []
        : explain(original, { email, localPart, domain }, reader, ours);
      comparisons.push({ domain, client: reader.name, reasons });
    }
  }
  return comparisons;
}

const request: FormatRequest = {
  method: 'GET',
  path: '/mail/config-v1.1.xml',
  rawPath: '/mail/config-v1.1.xml',
  host: 'localhost',
  query: '',
  body: new Uint8Array(),
  now: 0,
};

function readText(reader: ClientReader, body: string, email: string): Conclusion {
  return reader.read({ status: 200, contentType: 'text/xml; charset=utf-8', body }, { email });
}

/** The rules without any of which the client would conclude something else from the original than from ours. */
function explain(
  original: XmlElement,
  asked: Asked,
  reader: ClientReader,
  ours: Conclusion,
): readonly string[] | undefined {
  const leadsToOurs = (chosen: readonly Rule[]): boolean => {
    const changed = chosen.reduce((root, rule) => rule.change(root, asked), original);
    return isDeepStrictEqual(readText(reader, write(changed), asked.email), ours);
  };
  if (!leadsToOurs(rules)) return undefined;
  let needed = rules;
  for (const rule of rules) {
    const without = needed.filter((other) => other !== rule);
    if (leadsToOurs(without)) needed = without;
  }
  return needed.map(({ reason }) => reason);
}

function write(root: XmlElement): string {
  const convert = ({ name, attributes, children, text }: XmlElement): WrittenElement =>
    element(name, children.length === 0 ? text : children.map(convert), Object.fromEntries(attributes));
  return renderXml(convert(root));
}
