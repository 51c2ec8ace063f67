import { expandPlaceholders } from '../../core/placeholder.ts';
import type { Directory, DirectorySearch } from '../../core/types.ts';
import { expandDn } from './dn.ts';
import { createPayload, type Account, type Payload } from './payload.ts';

const scopes: Readonly<Record<NonNullable<DirectorySearch['scope']>, string>> = {
  base: 'LDAPSearchSettingScopeBase',
  oneLevel: 'LDAPSearchSettingScopeOneLevel',
  subtree: 'LDAPSearchSettingScopeSubtree',
};

/** The directories of a provider (`com.apple.ldap.account`), numbered as the entry lists them. */
export function createLdapPayloads(account: Account): readonly Payload[] {
  const { directories = [] } = account.settings.provider;
  return directories.map((directory, index) => createLdapPayload(account, directory, index));
}

function createLdapPayload(account: Account, directory: Directory, index: number): Payload {
  const { displayName, hostname, socketType, bindDN, searches } = directory;
  const facts = { type: 'com.apple.ldap.account', apps: ['Contacts'] } as const;
  return createPayload(
    account,
    { ...facts, kind: `ldap:${index}`, suffix: `ldap${index}`, displayName },
    {
      LDAPAccountDescription: displayName,
      LDAPAccountHostName: expandPlaceholders(hostname, account.settings.account),
      LDAPAccountUseSSL: socketType !== 'plain',
      LDAPAccountUserName: bindDN === undefined ? undefined : (expandDn(bindDN, account) ?? undefined),
      LDAPSearchSettings: searches.map(({ base, scope = 'subtree', description }) => ({
        LDAPSearchSettingDescription: description,
        LDAPSearchSettingScope: scopes[scope],
        LDAPSearchSettingSearchBase: expandDn(base, account) ?? base,
      })),
    },
  );
}
