import type { ChildProcess } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import jsQR from 'jsqr';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { apple } from '../../src/clients/apple.ts';
import { languageNames } from '../../src/pages/languages.ts';
import { base, hasBrowser, launch, startService, stopService, userAgents } from './service.ts';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const screenshots = join(import.meta.dirname, '../../dist/screenshots');
/** Milliseconds; machines of CI are slow. */
const patience = 60_000;

let service: ChildProcess;
let browser: Browser;
const contexts: BrowserContext[] = [];

async function visit(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 }, ...options });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(`${base}/`);
  return page;
}

/** Does what sends the form, and waits for the page that comes. */
async function send(page: Page, act: () => Promise<void>): Promise<void> {
  const answered = page.waitForEvent('domcontentloaded');
  await act();
  await answered;
}

async function askFor(page: Page, address: string): Promise<void> {
  await page.fill('#address', address);
  await send(page, () => page.press('#address', 'Enter'));
}

/** What a table says, by label; the last of equal labels counts. */
const readTable = (page: Page, selector: string): Promise<Record<string, string[]>> =>
  page.$eval(selector, (table) =>
    Object.fromEntries(
      [...(table as HTMLTableElement).tBodies].flatMap((body) =>
        [...body.rows].map((row) => {
          const [label, ...values] = [...row.cells].map((cell) =>
            (cell.querySelector('code') ?? cell).textContent.trim(),
          );
          const group = row.rowIndex;
          return [
            `${label ?? ''}${['Port', 'Security type', 'User name', 'Password', 'Authentication'].includes(label ?? '') ? `@${String(group)}` : ''}`,
            values,
          ];
        }),
      ),
    ),
  );

describe.runIf(hasBrowser)('in a browser', { timeout: patience }, () => {
  beforeAll(async () => {
    await mkdir(screenshots, { recursive: true });
    [service, browser] = await Promise.all([startService(), launch()]);
  }, patience);
  afterAll(async () => {
    await browser.close();
    stopService(service);
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });

  describe('a journey', () => {
    test('iPhone with Gmail: one tap to a profile that sets the account up', async () => {
      const page = await visit({ userAgent: userAgents.iphone, viewport: { width: 390, height: 844 }, hasTouch: true });
      await askFor(page, 'jane@gmail.com');
      expect(await page.textContent('h1')).toContain('jane@gmail.com');
      const link = page.getByRole('link', { name: 'Download the profile' });
      const [download] = await Promise.all([page.waitForEvent('download'), link.tap()]);
      const body = await readFile(await download.path(), 'utf8');
      const conclusion = apple.read(
        { status: 200, contentType: 'application/x-apple-aspen-config', body },
        { email: 'jane@gmail.com' },
      );
      expect(conclusion).toMatchObject({
        outcome: 'configured',
        incoming: { hostname: 'imap.gmail.com', port: 993, security: 'TLS' },
      });
      expect(await page.getByText('Profile Downloaded').count()).toBe(1);
    });

    test('Android with Yandex: what to switch on, and the words of the form', async () => {
      const page = await visit({ userAgent: userAgents.android, viewport: { width: 412, height: 915 } });
      await askFor(page, 'ion@yandex.ru');
      expect(await page.locator('#before ~ ul li').count()).toBeGreaterThanOrEqual(2);
      const form = page.locator('details', { has: page.getByText('Gmail', { exact: true }) });
      expect(await form.getAttribute('open')).not.toBeNull();
      const text = await form.innerText();
      expect(text).toContain('imap.yandex.');
      expect(text).toContain('smtp.yandex.');
      expect(text).toContain('993');
      expect(text).toContain('465');
    });

    test('Outlook with Mail.ru: honest about its wizard, with every value for its form', async () => {
      const page = await visit({ userAgent: userAgents.windows });
      await askFor(page, 'ion@mail.ru');
      await page.getByText('Outlook (classic)').click();
      const form = page.locator('details[open]', { has: page.getByText('Outlook (classic)') });
      const text = await form.innerText();
      expect(text).toContain('asks a service of Microsoft');
      for (const value of ['imap.mail.ru', 'smtp.mail.ru', '993', '465']) expect(text).toContain(value);
    });

    test('POP3 on a slow line: the answer is whole before anything else has come', async () => {
      const page = await visit();
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 400,
        downloadThroughput: 6_000,
        uploadThroughput: 3_000,
      });
      await page.route('**/assets/**', (route) => route.abort());
      await page.fill('#address', 'jane@gmail.com');
      await page.press('#address', 'Enter');
      await page.waitForSelector('#hand ~ table');
      expect(await page.locator('#hand ~ dl').innerText()).toContain('slow or metered');
      const values = await readTable(page, '#hand ~ table');
      expect(values['Incoming mail server']).toEqual(['imap.gmail.com', 'pop.gmail.com']);
      expect(values['Port@5']).toEqual(['993', '995']);
    });

    test('an unknown domain: whom to ask, and for what', async () => {
      const page = await visit();
      await askFor(page, 'jane@unknown-company.example');
      expect(await page.textContent('h1')).toContain('unknown-company.example');
      expect(await page.getByText('the incoming server (IMAP)').count()).toBe(1);
      expect(await page.inputValue('#address')).toBe('jane@unknown-company.example');
    });

    test('by keyboard and ear alone: names, roles, order and what is spoken', async () => {
      const page = await visit({ permissions: ['clipboard-read', 'clipboard-write'] });
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('address');
      await page.keyboard.type('jane');
      await send(page, () => page.keyboard.press('Enter'));
      const input = page.getByRole('textbox', { name: 'E-mail address' });
      expect(await input.evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await input.getAttribute('aria-invalid')).toBe('true');
      expect(await page.title()).toMatch(/^Error: /);
      await page.keyboard.type('@gmail.com');
      await send(page, () => page.keyboard.press('Enter'));
      const levels = await page.$$eval('h1,h2,h3', (headings) =>
        headings.map(({ tagName }) => Number(tagName.slice(1))),
      );
      expect(levels[0]).toBe(1);
      expect(levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
      const copy = page.locator('#hand ~ table').getByRole('button', { name: 'Copy: Incoming mail server' }).first();
      await copy.focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.getElementById('status')?.textContent !== '');
      expect(await page.getByRole('status').textContent()).toBe('Copied: Incoming mail server');
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('imap.gmail.com');
      expect(await page.getByRole('rowheader', { name: 'Incoming mail server' }).count()).toBeGreaterThan(0);
    });

    test('Arabic: right to left, with names and addresses left to right', async () => {
      const page = await visit({ locale: 'ar', userAgent: userAgents.android, viewport: { width: 390, height: 844 } });
      await askFor(page, 'jane@gmail.com');
      expect(await page.getAttribute('html', 'dir')).toBe('rtl');
      expect(await page.getAttribute('html', 'lang')).toBe('ar');
      const directions = await page.$$eval('code', (codes) => codes.map((code) => getComputedStyle(code).direction));
      expect(new Set(directions)).toEqual(new Set(['ltr']));
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });

    test('without JavaScript: device and language change, and the address stays', async () => {
      const page = await visit({ javaScriptEnabled: false, userAgent: userAgents.windows });
      await page.fill('#address', 'jane@gmail.com');
      await page.click('form#ask .button');
      await page.click('button[name=device][value=linux]');
      expect(await page.getByText('KMail').count()).toBeGreaterThan(0);
      await page.click('button[name=language][value=ro]');
      expect(await page.getAttribute('html', 'lang')).toBe('ro');
      expect(await page.textContent('h1')).toContain('jane@gmail.com');
      expect(await page.getByText('KMail').count()).toBeGreaterThan(0);
      expect(page.url()).toBe(`${base}/`);
      expect(await page.locator('.copy').count()).toBe(0);
    });
  });

  /** Every kind of page, and how one gets there. */
  const kinds: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
    ['first', () => Promise.resolve()],
    ['error', (page) => askFor(page, 'jane')],
    ['gmail', (page) => askFor(page, 'jane@gmail.com')],
    ['orange', (page) => askFor(page, 'jane@orange.fr')],
    ['exchange', (page) => askFor(page, 'jane@outlook.com')],
    ['unreachable', (page) => askFor(page, 'jane@proton.me')],
    ['unknown', (page) => askFor(page, 'jane@nobody.example')],
    ['sheet', (page) => page.goto(`${base}/sheet?domain=posteo.de`)],
  ];

  describe('axe-core finds nothing', () => {
    const check = async (page: Page): Promise<readonly string[]> => {
      await page.evaluate(axeSource);
      return page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run: (options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
        const { violations } = await axe.run({ runOnly: { type: 'tag', values: tags } });
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
      });
    };

    test.each(['light', 'dark'] as const)('on any kind of page in %s', async (colorScheme) => {
      for (const [name, go] of kinds) {
        const page = await visit({ colorScheme, bypassCSP: true });
        await go(page);
        await page.$$eval('details', (all) => {
          for (const details of all) details.open = true;
        });
        expect(await check(page), name).toEqual([]);
      }
    });

    test.each(Object.keys(languageNames))('on any kind of page in %s', async (locale) => {
      for (const [index, [name, go]] of kinds.entries()) {
        const page = await visit({
          locale,
          bypassCSP: true,
          viewport: { width: 390, height: 844 },
          colorScheme: (index + locale.charCodeAt(1)) % 2 === 0 ? 'dark' : 'light',
        });
        await go(page);
        await page.$$eval('details', (all) => {
          for (const details of all) details.open = true;
        });
        expect(await check(page), name).toEqual([]);
        await page.context().close();
      }
    });
  });

  describe('layout', () => {
    test.each([320, 768, 1280])(
      'at %i pixels nothing is cut off and nothing needs scrolling sideways',
      async (width) => {
        for (const [name, go] of kinds) {
          const page = await visit({ viewport: { width, height: 800 } });
          await go(page);
          await page.$$eval('details', (all) => {
            for (const details of all) details.open = true;
          });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          expect(over, name).toBeLessThanOrEqual(0);
          await page.screenshot({ path: join(screenshots, `${name}-${String(width)}.png`), fullPage: true });
        }
      },
    );

    test('a long address and 400 % zoom need no scrolling sideways', async () => {
      const page = await visit({ viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 });
      await askFor(page, `${'very-long-name-'.repeat(4)}@${'subdomain.'.repeat(10)}example`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await askFor(page, `${'very-long-name-'.repeat(4)}@gmail.com`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });

    test('targets are large enough for thumbs', async () => {
      const page = await visit({ viewport: { width: 390, height: 844 } });
      await askFor(page, 'jane@gmail.com');
      const small = await page.$$eval('button,.button,summary,input:not([type=hidden])', (elements) =>
        elements.flatMap((element) => {
          const { width, height } = element.getBoundingClientRect();
          return width === 0 || (width >= 24 && height >= 44)
            ? []
            : [`${element.textContent} ${String(width)}x${String(height)}`];
        }),
      );
      expect(small).toEqual([]);
    });

    test.each(['gmail.com', 'posteo.de', 'yandex.ru', 'mail.ru', 'orange.fr', 'gmail.com&language=ru'])(
      'the sheet of %s prints to one page',
      async (query) => {
        const page = await visit();
        await page.goto(`${base}/sheet?domain=${query}`);
        const pdf = await page.pdf({ preferCSSPageSize: true });
        expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
      },
    );
  });

  describe('QR codes', () => {
    const readCodes = async (page: Page): Promise<readonly string[]> => {
      const codes: string[] = [];
      for (const picture of await page.locator('svg.qr').all()) {
        const { data, width, height } = PNG.sync.read(await picture.screenshot({ scale: 'device' }));
        codes.push(jsQR(new Uint8ClampedArray(data), width, height)?.data ?? 'unreadable');
      }
      return codes;
    };

    test('say what the telephone needs, without a password', async () => {
      const page = await visit({ userAgent: userAgents.windows, deviceScaleFactor: 2 });
      await askFor(page, 'jane+news@posteo.de');
      const [landing = '', thunderbird = '', deltaChat = '', davx5 = '', ...others] = await readCodes(page);
      expect(others).toEqual([]);
      expect(landing).toBe('https://autoconfig.example.com/#jane%2Bnews%40posteo.de');
      const login = 'jane+news@posteo.de';
      expect(JSON.parse(thunderbird)).toEqual([
        1,
        [1, 1],
        [0, 'posteo.de', 993, 3, 1, login],
        [
          [
            [0, 'posteo.de', 465, 3, 1, login],
            [login, 'jane+news'],
          ],
        ],
      ]);
      const link = new URL(deltaChat.replace('dclogin://', 'https://'));
      expect(deltaChat.startsWith(`dclogin://${login}/?`)).toBe(true);
      expect(Object.fromEntries(link.searchParams)).toEqual({
        p: '',
        v: '1',
        ih: 'posteo.de',
        ip: '993',
        iu: login,
        is: 'ssl',
        sh: 'posteo.de',
        sp: '465',
        su: login,
        ss: 'ssl',
      });
      expect(davx5).toMatch(/^davx5:\/\/posteo\.de/);
    });

    test('for a telephone lead to the page with the address filled in, and out of the URL', async () => {
      const page = await visit();
      await page.goto(`${base}/#jane%2Bnews%40posteo.de`);
      await page.reload();
      await page.goto('about:blank');
      await page.goto(`${base}/#jane%2Bnews%40posteo.de`);
      expect(await page.inputValue('#address')).toBe('jane+news@posteo.de');
      expect(page.url()).toBe(`${base}/`);
    });
  });

  test('nothing is asked of others, nothing is kept, and the address is in no URL but that of the profile', async () => {
    const page = await visit({ userAgent: userAgents.iphone });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    await askFor(page, 'jane@gmail.com');
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((url) => !url.startsWith(`${base}/`) || url.includes('jane'))).toEqual([]);
    expect(await page.context().cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  });

  test('weight and first paint on a processor six times as slow', async () => {
    const page = await visit({ userAgent: userAgents.android, viewport: { width: 412, height: 915 } });
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    const measure = async (name: string): Promise<void> => {
      await page.waitForLoadState('load');
      await page.waitForTimeout(500);
      const facts = await page.evaluate(() => {
        const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
        const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
        const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
        const bytes =
          (navigation?.decodedBodySize ?? 0) + resources.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0);
        return { requests: resources.length + 1, bytes, paint: Math.round(paint) };
      });
      console.log(
        `${name}: ${String(facts.requests)} requests, ${String(facts.bytes)} bytes before compression, first paint ${String(facts.paint)} ms`,
      );
      expect(facts.requests).toBeLessThanOrEqual(4);
    };
    await page.reload();
    await measure('first page');
    await askFor(page, 'jane@gmail.com');
    await measure('answer');
  });
});
