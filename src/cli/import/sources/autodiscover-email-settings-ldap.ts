import { parseDomain } from '../../../core/address.ts';
import type { Directory } from '../../../core/types.ts';
import { quote, type TakeNote } from '../note.ts';
import { clearTextReason } from '../server.ts';
import type { Environment } from './autodiscover-email-settings.ts';

/** The directory that `LDAP_*` describe, as the template of the Apple profile takes them (views/mobileconfig.xml). */
export function findDirectory(environment: Environment, note: TakeNote): Directory | undefined {
  const read = (name: string): string => environment[`LDAP_${name}`]?.trim() ?? '';
  if (read('HOST') === '') return undefined;
  const drop = (name: string, why: string): undefined => {
    note(`LDAP_${name}`, 'dropped', `${why}; the whole directory is left out`);
  };
  const host = parseDomain(read('HOST'));
  if (!host.ok) {
    drop('HOST', `${quote(read('HOST'))} is not a host name`);
    return;
  }
  const base = read('BASE');
  if (base === '') {
    drop('BASE', 'it is missing');
    return;
  }
  const socket = read('SOCKET').toUpperCase();
  const port = read('PORT');
  const usesTls = socket === 'SSL' || port === '636';
  if (socket === 'STARTTLS' && !usesTls) {
    drop('SOCKET', 'profiles know no STARTTLS for directories');
    return;
  }
  if (!['', usesTls ? '636' : '389'].includes(port)) {
    drop('PORT', 'profiles cannot state a port');
    return;
  }
  if (!usesTls) note('LDAP_SOCKET', 'changed', 'it has no encryption');
  if (read('SEARCH') !== '') note('LDAP_SEARCH', 'dropped', 'profiles cannot state a filter');
  const field = read('USER_FIELD');
  const users = read('USER_BASE');
  const bindDN = field === '' || users === '' ? undefined : (`${field}=%EMAILLOCALPART%,${users}` as const);
  if (bindDN === undefined) note('LDAP_USER_FIELD', 'guessed', 'nothing says who binds; taken as anonymous');
  const company = environment.COMPANY_NAME?.trim() ?? '';
  return {
    displayName: company === '' ? host.value : company,
    hostname: host.value,
    ...(usesTls ? { socketType: 'SSL' } : { socketType: 'plain', clearTextReason }),
    ...(bindDN === undefined ? {} : { bindDN }),
    searches: [{ base, scope: 'subtree' }],
  };
}
