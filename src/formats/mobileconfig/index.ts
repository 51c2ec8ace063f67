import { fail } from '../../core/result.ts';
import { renderRefusal } from '../explain.ts';
import type { Format } from '../format.ts';
import { slot } from '../slots.ts';
import { escapeXml } from '../xml.ts';
import { createJointIdentity, createSlots } from './identity.ts';
import { defaultOptions, type ProfileOptions } from './options.ts';
import type { Account } from './payload.ts';
import { renderProfile } from './profile.ts';
import { parseProfileRequest } from './request.ts';

// Apple registers no path; these are the ones that other servers of this kind made known.
const paths = ['/email.mobileconfig', '/mobileconfig', '/apple.mobileconfig', '/profile.mobileconfig'] as const;

/** Apple's configuration profile with the accounts of one or several mailboxes (apple/device-management). */
export const mobileconfig: Format<ProfileOptions> = {
  name: 'mobileconfig',
  routes: paths.map((path) => ({ method: 'GET', path })),
  defaultOptions,
  // The URL holds an address and the profile decides where a password goes.
  answersPlainHttp: false,
  escape: escapeXml,
  signable: true,
  createSlots,

  parseRequest({ query }) {
    return parseProfileRequest(query);
  },

  renderSettings(settings, _service, options) {
    const { subject } = settings;
    if (subject.kind !== 'address') return fail({ reason: 'address-missing' });
    return renderProfile([{ settings, address: subject.address, find: slot }], slot, options);
  },

  renderTogether(all, service, { options, values }) {
    const findSlots = createSlots(service);
    const accounts: Account[] = [];
    for (const settings of all) {
      const { subject, mailbox } = settings;
      if (subject.kind !== 'address' || mailbox.kind !== 'address') return fail({ reason: 'address-missing' });
      const findSlot = findSlots(subject.address, mailbox.address);
      accounts.push({ settings, address: subject.address, find: (name) => values?.[name] ?? findSlot(name) });
    }
    const [first, ...others] = accounts;
    if (first === undefined) return fail({ reason: 'address-missing' });
    const find = createJointIdentity(service)([first.address, ...others.map(({ address }) => address)]);
    return renderProfile([first, ...others], find, options);
  },

  renderFailure(failure, _request, service) {
    return renderRefusal(failure, service);
  },
};
