import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Domain } from '../../core/types.ts';
import { tenantKeyPrefix, toTenantKey } from '../../storage/tenant-store.ts';
import { binding, findConfig, prepareLocalConfig } from './config.ts';
import { TargetError, type TenantTarget } from './target.ts';

const wrangler = join(import.meta.dirname, '../../../node_modules/wrangler/bin/wrangler.js');

/** Which Workers KV: Cloudflare's, or that of the development server on this machine. */
export interface KvPlace {
  readonly place: 'local' | 'remote';
  /** Where the development server keeps its state, if not in its usual place. */
  readonly persistTo?: string | undefined;
}

/**
 * Workers KV through wrangler, which has the login.
 *
 * @throws TargetError if `wrangler.toml` does not say which namespace at Cloudflare it is.
 */
export async function openKvTarget({ place, persistTo }: KvPlace): Promise<TenantTarget> {
  const config = place === 'local' ? await prepareLocalConfig() : await findConfig();
  if (config === undefined) {
    throw new TargetError(
      `wrangler.toml binds no ${binding}. Run: npx wrangler kv namespace create ${binding}, and write its id into the block that is commented out there`,
    );
  }
  const where = [
    ...['--config', config, '--binding', binding, `--${place}`],
    ...(persistTo === undefined ? [] : ['--persist-to', resolve(persistTo)]),
  ];
  const run = (args: readonly string[]): Promise<string> => runWrangler(['kv', ...args, ...where]);
  return {
    name: place === 'local' ? `local ${resolve(persistTo ?? '.wrangler/state')}` : 'remote',
    find: async (domain) => {
      try {
        const text = await run(['key', 'get', toTenantKey(domain), '--text']);
        return text.trim() === 'Value not found' ? undefined : text;
      } catch (error) {
        if (error instanceof TargetError && /\b404\b/.test(error.message)) return undefined;
        throw error;
      }
    },
    delete: async (domain: Domain) => {
      await run(['key', 'delete', toTenantKey(domain)]);
    },
    list: async (prefix) => {
      const text = await run(['key', 'list', '--prefix', `${tenantKeyPrefix}${prefix}`]);
      return parseKeys(text).map((name) => name.slice(tenantKeyPrefix.length));
    },
    putAll: async (records) => {
      const folder = await mkdtemp(join(tmpdir(), 'mailbeacon-tenants-'));
      try {
        const file = join(folder, 'records.json');
        const pairs = records.map(({ domain, text }) => ({ key: toTenantKey(domain), value: text }));
        await writeFile(file, JSON.stringify(pairs));
        await run(['bulk', 'put', file]);
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    close: () => undefined,
  };
}

/** Runs wrangler to its end; what it says of an error becomes the message of ours. */
function runWrangler(args: readonly string[]): Promise<string> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [wrangler, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true', NO_COLOR: '1' },
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('error', failed);
    child.on('close', (code, signal) => {
      if (code === 0) done(out);
      else
        failed(new TargetError(`wrangler: ${toMessage(`${err}\n${out}`) || `ended with ${String(code ?? signal)}`}`));
    });
  });
}

/** The sentences of wrangler's error, without frames, signs and the place of its log. */
function toMessage(text: string): string {
  const lines = stripVTControlCharacters(text)
    .split('\n')
    .map((line) => line.replace(/^\s*[✘▲│╰╭🪵]*\s*(?:\[ERROR\]\s*)?/u, '').trim());
  const said = lines.filter(
    (line) => line !== '' && !/^(?:Logs were written to|Resource location|\[WARNING\])/.test(line),
  );
  return [...new Set(said)].slice(0, 8).join(' ');
}

function parseKeys(text: string): readonly string[] {
  try {
    return (JSON.parse(text) as readonly { readonly name: string }[]).map(({ name }) => name);
  } catch {
    throw new TargetError('wrangler: the list of keys cannot be read');
  }
}
