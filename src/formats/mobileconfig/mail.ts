import type { SmimeSwitches } from '../../core/types.ts';
import type { PlistDictionary } from '../plist.ts';
import { slotNames } from './identity.ts';
import { chooseMailServers, findIncomingAuthentication, findOutgoingAuthentication } from './mail-servers.ts';
import type { ProfileOptions } from './options.ts';
import { createPayload, toPort, type Account, type Payload } from './payload.ts';

/** IMAP or POP3 with SMTP (`com.apple.mail.managed`); undefined where no servers can be said. */
export function createMailPayload(account: Account, options: ProfileOptions): Payload | undefined {
  const { settings, address, find } = account;
  const servers = chooseMailServers(settings, options.protocol);
  if (servers === undefined) return undefined;
  const { incoming, outgoing } = servers;
  const { displayName, provider } = settings;
  const isImap = incoming.type === 'imap';
  const outgoingMethod = findOutgoingAuthentication(outgoing);
  const outgoingUsername = outgoingMethod === 'EmailAuthNone' ? undefined : (outgoing.loginName ?? undefined);
  const facts = {
    type: 'com.apple.mail.managed',
    kind: isImap ? 'mail:imap' : 'mail:pop',
    suffix: 'mail',
    displayName: `${displayName} (${isImap ? 'IMAP' : 'POP3'})`,
    apps: ['Mail'],
  } as const;
  return createPayload(account, facts, {
    EmailAccountDescription: displayName,
    EmailAccountName: options.isNamed ? find(slotNames.name) : undefined,
    EmailAccountType: isImap ? 'EmailTypeIMAP' : 'EmailTypePOP',
    EmailAddress: address.text,
    IncomingMailServerAuthentication: findIncomingAuthentication(incoming),
    IncomingMailServerHostName: incoming.hostname,
    IncomingMailServerPortNumber: toPort(incoming.port),
    // One switch for both kinds of TLS; the client tells them apart by the port. False would permit clear text.
    IncomingMailServerUseSSL: incoming.socketType !== 'plain',
    IncomingMailServerUsername: incoming.loginName ?? undefined,
    OutgoingMailServerAuthentication: outgoingMethod,
    OutgoingMailServerHostName: outgoing.hostname,
    OutgoingMailServerPortNumber: toPort(outgoing.port),
    OutgoingMailServerUseSSL: outgoing.socketType !== 'plain',
    OutgoingMailServerUsername: outgoingUsername,
    OutgoingPasswordSameAsIncomingPassword: outgoingUsername !== undefined && outgoingUsername === incoming.loginName,
    // macOS has none of these keys.
    ...(options.device === 'mac' ? {} : toSmimeKeys(provider.appleProfile?.smime)),
  });
}

/** What is not stated is left out, and off. Certificates are never named: a profile from here holds none. */
function toSmimeKeys(smime: SmimeSwitches | undefined): PlistDictionary {
  if (smime === undefined) return {};
  const { signing, encryption, encryptByDefault, perMessageSwitch, userOverrideable } = smime;
  return {
    SMIMESigningEnabled: signing,
    SMIMEEncryptionEnabled: encryption,
    SMIMEEncryptByDefault: encryptByDefault,
    SMIMEEnableEncryptionPerMessageSwitch: perMessageSwitch,
    SMIMESigningUserOverrideable: userOverrideable,
    SMIMESigningCertificateUUIDUserOverrideable: userOverrideable,
    SMIMEEncryptByDefaultUserOverrideable: userOverrideable,
    SMIMEEncryptionCertificateUUIDUserOverrideable: userOverrideable,
  };
}
