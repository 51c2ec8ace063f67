import * as z from 'zod/mini';
import type {
  AppleProfile,
  Authentication,
  Brand,
  HttpsUrl,
  InputField,
  Logo,
  Pacc,
  ProviderConfig,
  SaslMechanism,
  UsernameTemplate,
  WssUrl,
} from '../core/types.ts';

// `import * as z`: the named import of zod/mini pulls all languages of its messages into the bundle (450 KB).

/** Text that is not empty. */
export const text = z.string().check(z.minLength(1, 'must not be empty'));
/** A list of what the schema says. */
export const list = <S extends z.ZodMiniType>(item: S) => z.readonly(z.array(item));
const nonEmpty = <S extends z.ZodMiniType>(item: S) => z.readonly(z.tuple([item], item));
const matching = <T extends string>(pattern: RegExp, message: string) =>
  z.custom<T>((value) => typeof value === 'string' && pattern.test(value), message);

/** A placeholder may stand for the host; what is left has to be a URL, since it is taken apart. */
const httpsUrl = z.custom<HttpsUrl>(
  (value) =>
    typeof value === 'string' &&
    /^https:\/\/[^/\s]+\S*$/.test(value) &&
    URL.canParse(value.replace(/%[A-Z][A-Z0-9_-]*%/g, 'a')),
  'must be an https URL',
);
const webSocketUrl = matching<HttpsUrl | WssUrl>(/^(?:https|wss):\/\/[^/\s]+\S*$/, 'must be an https or wss URL');
/** A login name with at least one placeholder. */
export const username = matching<UsernameTemplate>(
  /%(?:EMAILADDRESS|EMAILLOCALPART|EMAILDOMAIN|INPUT_[A-Z0-9_-]+)%/,
  'must hold %EMAILADDRESS%, %EMAILLOCALPART% or %EMAILDOMAIN%',
);
// RFC 5233 §4; a letter or digit would take ordinary names apart.
const subaddressSeparator = /^[!#$%&'*+/=?^_`{|}~.-]{1,2}$/;
const port = z.int().check(z.minimum(1), z.maximum(65535));

const authentication = z.union([
  z.enum([
    'OAuth2',
    'password-cleartext',
    'password-encrypted',
    'GSSAPI',
    'NTLM',
    'TLS-client-cert',
    'client-IP-address',
    'smtp-after-pop',
    'none',
  ]),
  matching<SaslMechanism>(/^sasl:[A-Z0-9_-]{1,20}$/, 'must be an authentication method, or sasl: and a mechanism'),
]) satisfies z.ZodMiniType<Authentication>;

const encrypted = { socketType: z.enum(['SSL', 'STARTTLS']) };
const clearText = { socketType: z.literal('plain'), clearTextReason: text };

/** The two shapes of a TCP server: encrypted, or in clear text with a reason. */
const tcpServer = <T extends string, Extra extends z.core.$ZodLooseShape>(
  types: readonly [T, ...T[]],
  extra: Extra,
) => {
  const common = {
    type: z.enum(types),
    hostname: text,
    port,
    portReason: z.exactOptional(text),
    authentication: nonEmpty(authentication),
    ...extra,
  };
  return z.union([
    z.readonly(z.strictObject({ ...common, ...encrypted })),
    z.readonly(z.strictObject({ ...common, ...clearText })),
  ]);
};

const byUrl = <T extends string, Url extends string>(types: readonly [T, ...T[]], url: z.ZodMiniType<Url>) => ({
  type: z.enum(types),
  url,
  authentication: nonEmpty(z.enum(['OAuth2', 'Basic', 'Digest'])),
  username,
});
const urlServer = <T extends string, Url extends string>(types: readonly [T, ...T[]], url: z.ZodMiniType<Url>) =>
  z.readonly(z.strictObject(byUrl(types, url)));

const flag = z.exactOptional(z.boolean());
const count = z.exactOptional(z.int().check(z.positive()));
const optionalUrl = z.exactOptional(httpsUrl);

/** Servers that mail is read from. */
export const incoming = z.union([
  tcpServer(['imap'], { username, useGlobalPreferredServer: flag }),
  tcpServer(['pop3'], {
    username,
    useGlobalPreferredServer: flag,
    pop3: z.exactOptional(
      z.readonly(
        z.strictObject({
          leaveMessagesOnServer: flag,
          daysToLeaveMessagesOnServer: count,
          downloadOnBiff: flag,
          checkIntervalMinutes: count,
        }),
      ),
    ),
  }),
  tcpServer(['exchange'], {
    username,
    useGlobalPreferredServer: flag,
    owaURL: optionalUrl,
    ewsURL: optionalUrl,
    easURL: optionalUrl,
  }),
  urlServer(['jmap', 'ews', 'activeSync', 'graph', 'owa'], httpsUrl),
]);

/** Servers that mail is sent through. */
export const outgoing = tcpServer(['smtp'], {
  username: z.exactOptional(username),
  restriction: z.exactOptional(z.literal('client-IP-address')),
  addThisServer: flag,
  useGlobalPreferredServer: flag,
});

const related = z.union([
  z.readonly(z.strictObject({ ...byUrl(['caldav', 'carddav'], httpsUrl), principalURL: optionalUrl })),
  urlServer(['webdav', 'matrix', 'opentalk'], httpsUrl),
  urlServer(['xmpp'], webSocketUrl),
  tcpServer(['managesieve', 'xmpptcp'], { username }),
]);

const directory = {
  displayName: text,
  hostname: text,
  bindDN: z.exactOptional(username),
  searches: nonEmpty(
    z.readonly(
      z.strictObject({
        base: text,
        scope: z.exactOptional(z.enum(['base', 'oneLevel', 'subtree'])),
        description: z.exactOptional(text),
      }),
    ),
  ),
};
const directories = list(
  z.union([
    z.readonly(z.strictObject({ ...directory, socketType: z.literal('SSL') })),
    z.readonly(z.strictObject({ ...directory, ...clearText })),
  ]),
);
const subscribedCalendars = list(
  z.readonly(z.strictObject({ displayName: text, url: httpsUrl, username: z.exactOptional(username) })),
);

const localizedText = z.readonly(z.catchall(z.object({ en: text }), text));
const formField = z.readonly(z.strictObject({ id: z.exactOptional(text), name: z.exactOptional(text) }));

const pacc = z.readonly(
  z.strictObject({
    issuer: optionalUrl,
    submission: z.exactOptional(z.enum(['submit', 'smtp', 'both'])),
    logos: z.exactOptional(
      list(
        z.readonly(
          z.strictObject({
            url: httpsUrl,
            contentType: matching<Logo['contentType']>(/^image\/[a-z0-9.+-]+$/, 'must be the media type of a picture'),
            width: count,
            height: count,
          }),
        ),
      ),
    ),
    developer: optionalUrl,
    contacts: z.exactOptional(
      list(matching<NonNullable<Pacc['contacts']>[number]>(/^mailto:\S+@\S+$/, 'must be a mailto URI')),
    ),
  }),
);

const mtaSts = z.readonly(
  z.strictObject({
    mode: z.enum(['enforce', 'testing', 'none']),
    mx: list(text),
    maxAgeSeconds: z.int().check(z.nonnegative()),
  }),
);

const brand = z.readonly(
  z.strictObject({
    colour: z.exactOptional(
      matching<NonNullable<Brand['colour']>>(/^#[0-9A-Fa-f]{6}$/, 'must be # and six hexadecimal digits'),
    ),
    logo: z.exactOptional(
      matching<NonNullable<Brand['logo']>>(
        /^data:image\/(?:svg\+xml|png);base64,[A-Za-z0-9+/]{1,10920}={0,2}$/,
        'must be an SVG or PNG picture of at most 8 KiB as a data URL in Base64',
      ),
    ),
  }),
);

const appleProfile = z.readonly(
  z.strictObject({
    consentText: z.exactOptional(localizedText),
    smime: z.exactOptional(
      z.readonly(
        z.strictObject({
          signing: flag,
          encryption: flag,
          encryptByDefault: flag,
          perMessageSwitch: flag,
          userOverrideable: flag,
        }),
      ),
    ),
    removalDisallowed: flag,
    removalDate: z.exactOptional(
      matching<NonNullable<AppleProfile['removalDate']>>(/^\d{4}-\d{2}-\d{2}$/, 'must be a day as YYYY-MM-DD'),
    ),
    removalAfterDays: count,
  }),
);

/** The fields of a provider entry. */
export const providerShape = {
  id: text,
  displayName: text,
  displayShortName: text,
  domains: nonEmpty(text),
  publicDomains: flag,
  mx: z.exactOptional(list(text)),
  incoming: list(incoming),
  outgoing: list(outgoing),
  related: z.exactOptional(list(related)),
  directories: z.exactOptional(directories),
  subscribedCalendars: z.exactOptional(subscribedCalendars),
  oauth2: z.exactOptional(
    z.readonly(
      z.strictObject({
        issuer: text,
        scopes: nonEmpty(text),
        authURL: httpsUrl,
        tokenURL: httpsUrl,
        clientID: z.exactOptional(text),
      }),
    ),
  ),
  instructions: z.exactOptional(
    list(
      z.readonly(
        z.strictObject({
          kind: z.enum(['enable-access', 'app-password', 'bridge', 'documentation']),
          url: httpsUrl,
          text: localizedText,
          placement: z.exactOptional(z.enum(['emailProvider', 'clientConfig'])),
        }),
      ),
    ),
  ),
  webMail: z.exactOptional(
    z.readonly(
      z.strictObject({
        loginPage: optionalUrl,
        loginPageInfo: z.exactOptional(
          z.readonly(
            z.strictObject({
              url: httpsUrl,
              username,
              usernameField: formField,
              passwordField: formField,
              loginButton: z.exactOptional(formField),
              waitForRedirectionURLPrefix: optionalUrl,
            }),
          ),
        ),
      }),
    ),
  ),
  pacc: z.exactOptional(pacc),
  mtaSts: z.exactOptional(mtaSts),
  redirect: z.exactOptional(
    z.union([
      z.readonly(z.strictObject({ action: z.literal('redirectAddr'), domain: text })),
      z.readonly(z.strictObject({ action: z.literal('redirectUrl'), url: httpsUrl })),
    ]),
  ),
  appleProfile: z.exactOptional(appleProfile),
  brand: z.exactOptional(brand),
  inputFields: z.exactOptional(
    list(
      z.readonly(
        z.strictObject({
          key: matching<InputField['key']>(/^INPUT_[A-Z0-9_-]+$/, 'must begin with INPUT_'),
          label: text,
          example: text,
        }),
      ),
    ),
  ),
  subaddressSeparator: z.exactOptional(
    matching<string>(subaddressSeparator, 'must be one or two signs that may stand in an address, as +'),
  ),
  website: optionalUrl,
  updateURL: optionalUrl,
  source: httpsUrl,
  checked: matching<ProviderConfig['checked']>(/^\d{4}-\d{2}-\d{2}$/, 'must be a day as YYYY-MM-DD'),
};

/** The schema of a provider entry that does not come through the compiler. The type test keeps it equal to the type. */
export const providerSchema = z.readonly(z.strictObject(providerShape));

/** Something in an entry that does not fit the schema. */
export interface SchemaIssue {
  /** Where, as `incoming[0].port`. */
  readonly path: string;
  readonly message: string;
}

/** Compares a value with a schema, that of provider entries unless stated; an empty list means that it fits. */
export function findSchemaIssues(value: unknown, schema: z.ZodMiniType = providerSchema): readonly SchemaIssue[] {
  const result = z.safeParse(schema, value);
  return result.success ? [] : result.error.issues.flatMap((issue) => toSchemaIssues(issue, []));
}

const tellingApart = new Set<PropertyKey>(['type', 'socketType', 'action', 'provider', 'config']);

/** How far a value is from a shape: shapes that differ in what tells them apart are the farthest. */
function distance(errors: readonly z.core.$ZodIssue[]): number {
  const isOtherShape = errors.some(({ path: [step] }) => step !== undefined && tellingApart.has(step));
  return errors.length + (isOtherShape ? 100 : 0);
}

function toSchemaIssues(issue: z.core.$ZodIssue, parent: readonly PropertyKey[]): readonly SchemaIssue[] {
  const path = [...parent, ...issue.path];
  // Of the shapes that a union allows, the one that got furthest says best what is wrong.
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const closest = issue.errors.reduce((best, errors) => (distance(errors) < distance(best) ? errors : best));
    return closest.flatMap((inner) => toSchemaIssues(inner, path));
  }
  return [{ path: toPathText(path), message: issue.message }];
}

function toPathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const step of path) {
    text += typeof step === 'number' ? `[${String(step)}]` : `${text === '' ? '' : '.'}${String(step)}`;
  }
  return text;
}
