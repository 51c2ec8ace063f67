import type { ProviderConfig } from '../../core/types.ts';
import type { CheckFinding } from './finding.ts';

// What readers do with it is in src/clients/thunderbird.ts: a client compares it with the names that it knows.
const bareHost = /^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/;

/** Finds OAuth 2.0 that clients are told of in part; none of it makes an entry wrong for those that know the provider. */
export function* findOAuthGaps(file: string, provider: ProviderConfig): Generator<CheckFinding> {
  const { incoming, outgoing, related = [], oauth2, pacc } = provider;
  const warn = (code: string, path: string, text: string, cure: string): CheckFinding => ({
    severity: 'warning',
    code,
    subject: file,
    path,
    text,
    cure,
  });
  const methodsOf = (servers: readonly { readonly authentication: readonly string[] }[]): readonly string[] =>
    servers.flatMap(({ authentication }) => authentication);
  const isOffered = [...methodsOf(incoming), ...methodsOf(outgoing), ...methodsOf(related)].includes('OAuth2');
  if (isOffered && oauth2 === undefined && pacc?.issuer === undefined) {
    yield warn(
      'oauth-server-missing',
      'oauth2',
      'is missing, but a server takes OAuth2: only clients that know the provider by heart can use it',
      'state issuer, scopes, authURL and tokenURL of the authorization server',
    );
  }
  if (!isOffered && oauth2 !== undefined) {
    yield warn('oauth-unused', 'oauth2', 'is stated, but no server takes OAuth2', 'add OAuth2 to the servers');
  }
  if (oauth2 !== undefined && !bareHost.test(oauth2.issuer)) {
    yield warn(
      'oauth-issuer',
      'oauth2.issuer',
      'is no bare host name, and clients look it up among the names that they know',
      'write it as accounts.example.com, without scheme and path',
    );
  }
  for (const [index, scope] of (oauth2?.scopes ?? []).entries()) {
    // RFC 6749 §3.3: scopes are parted by blanks.
    if (/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope)) continue;
    const path = `oauth2.scopes[${String(index)}]`;
    yield warn('oauth-scope', path, 'is not one scope', 'write each scope as a text of its own, in ASCII');
  }
  if (isOffered && methodsOf(incoming).includes('OAuth2') !== methodsOf(outgoing).includes('OAuth2')) {
    if (incoming.some(({ type }) => type === 'imap' || type === 'pop3')) {
      yield warn(
        'oauth-one-way',
        methodsOf(incoming).includes('OAuth2') ? 'outgoing' : 'incoming',
        'takes no OAuth2, but the other direction does: people sign in once and are asked for a password all the same',
        'add OAuth2 to both, or leave it out',
      );
    }
  }
}
