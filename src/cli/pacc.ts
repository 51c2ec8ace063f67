// `npm run pacc -- <domain> [--also <digest>]`: the TXT records that a domain's PACC document needs, for its zone file.
import { parseArgs } from 'node:util';
import { parseDomain } from '../core/address.ts';
import { createAnswerer } from '../formats/format.ts';
import { createPaccRecords, parsePaccDigest, toPaccDigest } from '../formats/pacc-record.ts';
import { pacc, paccPath } from '../formats/pacc.ts';
import { readEntries } from './entries.ts';

const usage = `usage: npm run pacc -- <domain> [--also <sha256 of the document that is replaced>]

Prints the records of _ua-auto-config.<domain>. With --also, given as sha256sum prints it or as the old record holds it,
there are two: publish both, deploy, and remove the old one when its time to live has passed.`;

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { also: { type: 'string', multiple: true, default: [] } },
  });
  const [name = ''] = positionals;
  const domain = parseDomain(name);
  const former = values.also.map((text) => parsePaccDigest(text));
  if (positionals.length !== 1 || !domain.ok || former.includes(undefined)) {
    console.error(usage);
    return 2;
  }
  const host = `ua-auto-config.${domain.value}`;
  const service = { host, identifierBase: 'unused' };
  const answer = createAnswerer(pacc, (await readEntries()).registry, service);
  const request = {
    method: 'GET',
    path: paccPath,
    rawPath: paccPath,
    host,
    query: '',
    body: new Uint8Array(),
    now: 0,
  } as const;
  const { document, outcome } = await answer(request);
  if (outcome !== 'settings') {
    console.error(`${domain.value}: ${outcome}. ${document.body.trim()}`);
    return 1;
  }
  const bytes = new TextEncoder().encode(document.body);
  console.log(`; https://${host}${paccPath}, ${String(bytes.length)} bytes`);
  const digests = [toPaccDigest(bytes), ...former.filter((digest) => digest !== undefined)];
  for (const record of createPaccRecords(domain.value, digests)) {
    console.log(`${record.name}. 3600 IN TXT "${record.value}"`);
  }
  return 0;
}

process.exitCode = await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  console.error(usage);
  return 2;
});
