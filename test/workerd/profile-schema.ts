import type { PlistDict, PlistValue } from '../../src/clients/plist.ts';

// Apple's payload schemas (apple/device-management, release iOS 18.1 / macOS 15.1), as far as a profile from here may
// go: no password, no certificate, no restriction. Written down from the schemas, not from the code that writes.

type Kind = 'string' | 'integer' | 'boolean' | 'array' | 'dict';
interface Key {
  readonly kind: Kind;
  readonly isRequired: boolean;
}
type Schema = ReadonlyMap<string, Key>;

const schema = (required: Readonly<Record<string, Kind>>, optional: Readonly<Record<string, Kind>> = {}): Schema =>
  new Map<string, Key>([
    ...Object.entries(required).map(([key, kind]) => [key, { kind, isRequired: true }] as const),
    ...Object.entries(optional).map(([key, kind]) => [key, { kind, isRequired: false }] as const),
  ]);

const common = {
  PayloadDisplayName: 'string',
  PayloadIdentifier: 'string',
  PayloadType: 'string',
  PayloadUUID: 'string',
  PayloadVersion: 'integer',
} as const;

/** What a profile itself may say; what Apple leaves optional and every profile from here must have is required. */
export const topLevel = schema(
  {
    ...common,
    PayloadContent: 'array',
    PayloadDescription: 'string',
    PayloadOrganization: 'string',
    PayloadRemovalDisallowed: 'boolean',
    PayloadScope: 'string',
  },
  { ConsentText: 'dict', TargetDeviceType: 'integer' },
);

const dav = (prefix: 'CalDAV' | 'CardDAV'): Schema =>
  schema(
    { ...common, [`${prefix}HostName`]: 'string', [`${prefix}Port`]: 'integer', [`${prefix}UseSSL`]: 'boolean' },
    {
      [`${prefix}AccountDescription`]: 'string',
      [`${prefix}PrincipalURL`]: 'string',
      [`${prefix}Username`]: 'string',
    },
  );

/** The payloads that a profile from here may hold. */
export const payloadSchemas: ReadonlyMap<string, Schema> = new Map([
  [
    'com.apple.mail.managed',
    schema(
      {
        ...common,
        EmailAccountType: 'string',
        EmailAddress: 'string',
        IncomingMailServerAuthentication: 'string',
        IncomingMailServerHostName: 'string',
        IncomingMailServerPortNumber: 'integer',
        IncomingMailServerUseSSL: 'boolean',
        OutgoingMailServerAuthentication: 'string',
        OutgoingMailServerHostName: 'string',
        OutgoingMailServerPortNumber: 'integer',
        OutgoingMailServerUseSSL: 'boolean',
        OutgoingPasswordSameAsIncomingPassword: 'boolean',
      },
      {
        EmailAccountDescription: 'string',
        EmailAccountName: 'string',
        IncomingMailServerUsername: 'string',
        OutgoingMailServerUsername: 'string',
        SMIMEEnableEncryptionPerMessageSwitch: 'boolean',
        SMIMEEncryptByDefault: 'boolean',
        SMIMEEncryptByDefaultUserOverrideable: 'boolean',
        SMIMEEncryptionCertificateUUIDUserOverrideable: 'boolean',
        SMIMEEncryptionEnabled: 'boolean',
        SMIMESigningCertificateUUIDUserOverrideable: 'boolean',
        SMIMESigningEnabled: 'boolean',
        SMIMESigningUserOverrideable: 'boolean',
      },
    ),
  ],
  ['com.apple.caldav.account', dav('CalDAV')],
  ['com.apple.carddav.account', dav('CardDAV')],
  [
    'com.apple.ldap.account',
    schema(
      { ...common, LDAPAccountHostName: 'string', LDAPAccountUseSSL: 'boolean' },
      { LDAPAccountDescription: 'string', LDAPAccountUserName: 'string', LDAPSearchSettings: 'array' },
    ),
  ],
  [
    'com.apple.subscribedcalendar.account',
    schema(
      { ...common, SubCalAccountHostName: 'string', SubCalAccountUseSSL: 'boolean' },
      { SubCalAccountDescription: 'string', SubCalAccountUsername: 'string' },
    ),
  ],
  [
    'com.apple.eas.account',
    schema(
      { ...common, EmailAddress: 'string', SSL: 'boolean' },
      {
        EnableCalendars: 'boolean',
        EnableContacts: 'boolean',
        EnableMail: 'boolean',
        EnableReminders: 'boolean',
        Host: 'string',
        OAuth: 'boolean',
        UserName: 'string',
      },
    ),
  ],
  [
    'com.apple.ews.account',
    schema(
      { ...common, EmailAddress: 'string', SSL: 'boolean' },
      { Host: 'string', OAuth: 'boolean', Path: 'string', Port: 'integer', UserName: 'string' },
    ),
  ],
]);

/** One member of `LDAPSearchSettings`. */
export const searchSchema = schema(
  { LDAPSearchSettingScope: 'string', LDAPSearchSettingSearchBase: 'string' },
  { LDAPSearchSettingDescription: 'string' },
);

// The independent reader gives numbers for integers only; anything else it refuses.
function kindOf(value: PlistValue): Kind {
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value as 'string' | 'boolean';
  if (typeof value === 'number') return 'integer';
  return value instanceof Map ? 'dict' : 'array';
}

/** The type of a payload, or of the profile. */
export function typeOf(dict: PlistDict): string {
  const type = dict.get('PayloadType');
  return typeof type === 'string' ? type : 'none';
}

/** What a dictionary has that its schema does not allow, or lacks. */
export function findFaults(dict: PlistDict, expected: Schema | undefined): readonly string[] {
  if (expected === undefined) return [`unknown type ${typeOf(dict)}`];
  const missing = [...expected].filter(([key, { isRequired }]) => isRequired && !dict.has(key));
  return [
    ...missing.map(([key]) => `${key} is missing`),
    ...[...dict].flatMap(([key, value]) => {
      const known = expected.get(key);
      if (known === undefined) return [`unknown key ${key}`];
      return known.kind === kindOf(value) ? [] : [`${key} is ${kindOf(value)}`];
    }),
  ];
}
