import { describe, expect, test } from 'vitest';
import { deltaChatAutodiscover } from '../../src/clients/delta-chat-autodiscover.ts';
import { deltaChat } from '../../src/clients/delta-chat.ts';
import { evolution } from '../../src/clients/evolution.ts';
import { kmail } from '../../src/clients/kmail.ts';
import { nextcloud } from '../../src/clients/nextcloud.ts';
import { outlook } from '../../src/clients/outlook.ts';
import { thunderbirdAutodiscover } from '../../src/clients/thunderbird-autodiscover.ts';
import { thunderbird } from '../../src/clients/thunderbird.ts';
import { apple } from '../../src/clients/apple.ts';
import { findChild } from '../../src/clients/xml.ts';
import {
  accountOf,
  askExample,
  expectError,
  expectFrame,
  expectSettings,
  get,
  namesOf,
  path,
  post,
  read,
  textOf,
} from './autodiscover-answers.ts';
import { fromActiveSync, fromOutlook, fromThunderbird, namespaces } from './autodiscover-requests.ts';
import { createTestApp, readText } from './fixtures.ts';

const autoconfig = async (host: string, query = '') =>
  read(await askExample(`https://autoconfig.${host}/mail/config-v1.1.xml${query}`));

describe('an address whose account is at another domain', () => {
  test.each([
    ["O'Neil+tag@old.example", "O'Neil+tag@new.example"],
    ['ANNA@OLD.example', 'ANNA@new.example'],
    ['%EMAILDOMAIN%@old.example', '%EMAILDOMAIN%@new.example'],
    ['anna@old-moved.example', 'anna@moved.example'],
  ])('%s is sent to %s by Outlook, without servers and without a URL', async (address, target) => {
    const answer = await post(fromOutlook(address));
    expectFrame(answer);
    expect(answer.response?.attributes).toEqual(new Map([['xmlns', namespaces.outlook]]));
    expect(namesOf(answer.response)).toEqual(['User', 'Account']);
    expect(namesOf(accountOf(answer))).toEqual(['AccountType', 'Action', 'RedirectAddr']);
    expect(textOf(accountOf(answer), 'AccountType')).toBe('email');
    expect(textOf(accountOf(answer), 'Action')).toBe('redirectAddr');
    expect(textOf(accountOf(answer), 'RedirectAddr')).toBe(target);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('starts again once and is then set up, in Outlook and Thunderbird', async () => {
    const first = await post(fromThunderbird('anna@old.example'));
    for (const reader of [outlook, thunderbirdAutodiscover]) {
      expect(reader.read(first, { email: 'anna@old.example' })).toMatchObject({
        outcome: 'nothing',
        redirect: { by: 'address', target: 'anna@new.example' },
      });
    }
    const second = await post(fromThunderbird('anna@new.example'));
    expectSettings(second);
    expect(thunderbirdAutodiscover.read(second, { email: 'anna@new.example' }).outcome).toBe('configured');
  });

  test('is sent on by ActiveSync where the other domain has it', async () => {
    const answer = await post(fromActiveSync('anna@old-eas.example'));
    expectFrame(answer);
    expect(answer.response?.attributes).toEqual(new Map([['xmlns', namespaces.mobileSync]]));
    expect(namesOf(answer.response)).toEqual(['Culture', 'User', 'Action']);
    expect(textOf(findChild(answer.response, 'User'), 'EMailAddress')).toBe('anna@old-eas.example');
    const action = findChild(answer.response, 'Action');
    expect(namesOf(action)).toEqual(['Redirect']);
    expect(textOf(action, 'Redirect')).toBe('anna@eas.example');
  });

  test('is not sent on by ActiveSync to where there is none', async () => {
    expectError(await post(fromActiveSync('anna@old.example')), '601');
  });

  test.each([
    ['jmap.example, of which POX can say nothing', 'old-jmap.example'],
    ['a domain that nobody knows', 'lost.example'],
    ['a domain that sends it back', 'ping.example'],
    ['its own domain', 'self.example'],
  ])('is not sent to %s', async (_where, domain) => {
    expectError(await post(fromOutlook(`anna@${domain}`)), '501');
    expect((await autoconfig(domain, `?emailaddress=anna%40${domain}`)).status).toBe(404);
  });

  test('is refused if it is too long at the other domain, although it is not here', async () => {
    const local = 'a'.repeat(64);
    const target = `${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`;
    const { fetch } = createTestApp({
      registry: {
        findByDomain: (domain) => ({
          id: domain,
          displayName: 'Alias',
          displayShortName: 'Alias',
          domains: [domain],
          incoming: [],
          outgoing: [],
          redirect: { action: 'redirectAddr', domain: target },
          source: 'https://old.example/',
          checked: '2026-11-01',
        }),
        findByMx: () => undefined,
      },
    });
    expectError(await post(fromOutlook(`${local}@old.example`), fetch), '500');
  });

  // A GET names no address, so no other one can be named; and a 2xx without servers would end Delta Chat's search.
  test('gets a 404 by GET without an address', async () => {
    const answer = await get(`https://autodiscover.old.example${path}`);
    expect(answer.status).toBe(404);
    expect(deltaChatAutodiscover.read(answer, { email: 'anna@old.example' })).toEqual({
      outcome: 'nothing',
      why: 'status 404',
    });
  });

  test('gets the servers of the other domain by autoconfig, and the user name there', async () => {
    const answer = await autoconfig('old.example', '?emailaddress=anna%40old.example');
    expect(answer.status).toBe(200);
    expect(answer.body).toContain('<domain>old.example</domain>');
    expect(answer.body).toContain('<displayName>Mail at new.example</displayName>');
    expect(answer.body).toContain('anna@new.example');
    for (const reader of [thunderbird, deltaChat, kmail, nextcloud]) {
      const conclusion = reader.read(answer, { email: 'anna@old.example' });
      expect(conclusion, reader.name).toMatchObject({
        outcome: 'configured',
        incoming: { hostname: 'imap.new.example', port: 993, security: 'TLS', username: 'anna@new.example' },
        outgoing: { hostname: 'smtp.new.example', port: 465 },
      });
    }
  });

  test('leaves nothing but the local part to clients that name only the domain', async () => {
    const answer = await autoconfig('old.example');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600');
    expect(answer.body).not.toMatch(/%EMAILADDRESS%|%EMAILDOMAIN%/);
    expect(answer.body.match(/<username>[^<]*/g)).toEqual([
      '<username>%EMAILLOCALPART%@new.example',
      '<username>%EMAILLOCALPART%@new.example',
      '<username>%EMAILLOCALPART%@new.example',
      '<username>%EMAILLOCALPART%.new.example',
    ]);
    expect(evolution.read(answer, { email: 'anna@old.example' })).toMatchObject({
      outcome: 'configured',
      incoming: { hostname: 'imap.new.example', username: 'anna@new.example' },
    });
  });

  test('gets a document of its own, whoever asked before', async () => {
    const { fetch } = createTestApp();
    const ask = async (domain: string): Promise<string> =>
      readText(await fetch(`https://autoconfig.${domain}/mail/config-v1.1.xml`));
    const [there, here, again] = [await ask('new.example'), await ask('old.example'), await ask('new.example')];
    expect(again).toBe(there);
    expect(there).toContain('<username>%EMAILADDRESS%</username>');
    expect(here).toContain('<domain>old.example</domain>');
    expect(here).not.toContain('<domain>new.example</domain>');
  });

  test('gets the servers of the other domain by profile, and keeps its own address', async () => {
    const answer = await read(await askExample('https://new.example/email.mobileconfig?email=anna%40old.example'));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatch(/<key>EmailAddress<\/key>\s*<string>anna@old\.example<\/string>/);
    expect(apple.read(answer, { email: 'anna@old.example' })).toMatchObject({
      outcome: 'configured',
      incoming: { hostname: 'imap.new.example', username: 'anna@new.example' },
      outgoing: { hostname: 'smtp.new.example', username: 'anna.new.example' },
    });
  });
});

describe('an Autodiscover service that is elsewhere', () => {
  const elsewhere = 'https://ad.elsewhere.test/autodiscover/autodiscover.xml';

  test('is named by POX, without servers and without an address to go to', async () => {
    const answer = await post(fromOutlook('anna@moved.example'));
    expectFrame(answer);
    expect(namesOf(answer.response)).toEqual(['User', 'Account']);
    expect(namesOf(accountOf(answer))).toEqual(['AccountType', 'Action', 'RedirectUrl']);
    expect(textOf(accountOf(answer), 'Action')).toBe('redirectUrl');
    expect(textOf(accountOf(answer), 'RedirectUrl')).toBe(elsewhere);
    expect(outlook.read(answer, { email: 'anna@moved.example' })).toMatchObject({
      outcome: 'nothing',
      redirect: { by: 'url', target: elsewhere },
    });
  });

  test('is named to Delta Chat, which follows it', async () => {
    const answer = await get(`https://autodiscover.moved.example${path}`);
    expectFrame(answer);
    expect(answer.body).not.toContain('@');
    expect(deltaChatAutodiscover.read(answer, { email: 'anna@moved.example' })).toMatchObject({
      outcome: 'nothing',
      redirect: { by: 'url', target: elsewhere },
    });
  });

  test('does not change what the other formats say', async () => {
    const answer = await autoconfig('moved.example', '?emailaddress=anna%40moved.example');
    expect(thunderbird.read(answer, { email: 'anna@moved.example' })).toMatchObject({
      outcome: 'configured',
      incoming: { hostname: 'imap.example.com', username: 'anna@moved.example' },
    });
    expectError(await post(fromActiveSync('anna@moved.example')), '601');
  });

  test('is not asked if it is this one, or clients would never come to an end', async () => {
    const answer = await post(fromOutlook('anna@here.example'));
    expectSettings(answer);
    expect(outlook.read(answer, { email: 'anna@here.example' }).outcome).toBe('configured');
  });
});
