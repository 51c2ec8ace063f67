import type { Account, Answer, ClientReader, Conclusion } from './conclusion.ts';
import { readFrame, readMailServers, readOutlookAccount } from './oxdscli.ts';
import { readUntilRefusal } from './refusal.ts';

function read(answer: Answer, account: Account): Conclusion {
  const response = readFrame(answer);
  if ('outcome' in response) return response;
  const settings = readOutlookAccount(response, account);
  if ('outcome' in settings) return settings;
  return readUntilRefusal(() => readMailServers(response, settings, account));
}

/** Outlook for Windows, 2010 and later, as MS-OXDSCLI describes its reading of the Outlook schema. */
export const outlook: ClientReader = { name: 'Outlook', reads: 'autodiscover', read };
