import { parseEmailAddress } from '../../core/address.ts';
import { findProvider, toMailSettings } from '../../core/resolve.ts';
import type { ExpectedServer } from '../../conform/target.ts';
import { readEntries } from '../entries.ts';

const securities = { SSL: 'TLS', STARTTLS: 'STARTTLS', plain: 'plain' } as const;

/** The mail servers of an address by the registry, with login names; undefined where it has none. */
export async function findExpected(text: string): Promise<readonly ExpectedServer[] | undefined> {
  const address = parseEmailAddress(text);
  if (!address.ok) return undefined;
  const { registry } = await readEntries();
  const subject = { kind: 'address', address: address.value } as const;
  const match = await findProvider(registry, [{ subject, by: { index: 'domain' } }]);
  const settings = match.ok ? toMailSettings(match.value) : match;
  if (!settings.ok) return undefined;
  const { incoming, outgoing } = settings.value;
  const servers = [...incoming, ...outgoing].flatMap((server): readonly ExpectedServer[] =>
    server.type === 'imap' || server.type === 'pop3' || server.type === 'smtp'
      ? [
          {
            protocol: server.type,
            hostname: server.hostname,
            port: server.port,
            security: securities[server.socketType],
            ...(server.loginName === null ? {} : { username: server.loginName }),
          },
        ]
      : [],
  );
  return servers.length === 0 ? undefined : servers;
}
