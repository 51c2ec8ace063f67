import { ok } from '../../core/result.ts';
import type { NonEmpty, Result } from '../../core/types.ts';
import type { Document } from '../format.ts';
import { integer, renderPlist } from '../plist.ts';
import { createPayloads } from './accounts.ts';
import { slotNames } from './identity.ts';
import type { ProfileOptions } from './options.ts';
import type { Account, App, Payload } from './payload.ts';
import { createPolicy } from './policy.ts';

/**
 * Writes a profile with every mailbox (apple/device-management, `TopLevel`).
 *
 * @param find - identifier and UUID of the profile itself
 * @returns `not-expressible` with the first provider that the profile cannot say.
 */
export function renderProfile(
  accounts: NonEmpty<Account>,
  find: (name: string) => string,
  options: ProfileOptions,
): Result<Document> {
  const payloads: Payload[] = [];
  for (const account of accounts) {
    const own = createPayloads(account, options);
    if (!own.ok) return own;
    payloads.push(...own.value);
  }
  const [first, ...others] = accounts;
  const names = [...new Set(accounts.map(({ settings }) => settings.displayName))].join(', ');
  const subject = others.length === 0 ? first.address.text : `${accounts.length} addresses`;
  const addresses = accounts.map(({ address }) => address.text);
  const body = renderPlist({
    ...createPolicy([first.settings.provider, ...others.map(({ settings }) => settings.provider)]),
    PayloadContent: payloads.map(({ dictionary }) => dictionary),
    PayloadDescription: `Sets up ${toList(addresses)} in ${toList(findApps(payloads))}.`,
    PayloadDisplayName: `${names}: ${subject}`,
    PayloadIdentifier: find(slotNames.identifier),
    PayloadOrganization: names,
    // Accounts exist only in user scope.
    PayloadScope: 'User',
    PayloadType: 'Configuration',
    PayloadUUID: find(slotNames.profile),
    PayloadVersion: integer(1),
    TargetDeviceType: targets[options.device],
  });
  const contentType = 'application/x-apple-aspen-config';
  const filename = `${first.address.domain}.mobileconfig`;
  return ok({ status: 200, contentType, body, audience: 'person', filename });
}

// Left out, a profile is for any device.
const targets = { any: undefined, iphone: integer(1), mac: integer(5) } as const;

const findApps = (payloads: readonly Payload[]): readonly App[] => {
  const found = new Set(payloads.flatMap(({ apps }) => apps));
  return (['Mail', 'Calendar', 'Contacts'] as const).filter((app) => found.has(app));
};

function toList(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
