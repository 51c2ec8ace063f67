import { join } from 'node:path';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { answerOutbound } from './test/workerd-dns/resolver.ts';
import { resolverUrl } from './test/workerd-dns/zones.ts';

/** Milliseconds. No test is about time: what takes one second alone may take ten beside everything else. */
const testTimeout = 30_000;

export default defineConfig({
  test: {
    // The log of the worker belongs to the tests that fail.
    silent: 'passed-only',
    projects: [
      {
        // Everything that HTTP clients see, inside the real runtime.
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: { SERVICE_HOST: 'autoconfig.example.com' },
              // Not TENANTS: the worker itself is tested as most deployments have it.
              kvNamespaces: ['TEST_TENANTS'],
              outboundService: (request) => new Response(`unexpected request to ${request.url}`, { status: 599 }),
            },
          }),
        ],
        test: { name: 'workerd', testTimeout, include: ['test/workerd/**/*.test.ts'] },
      },
      {
        // The same over HTTP from a server on Node.
        resolve: {
          alias: [
            { find: 'cloudflare:workers', replacement: join(import.meta.dirname, 'test/node/worker.ts') },
            { find: /^\.\/transport\.ts$/, replacement: join(import.meta.dirname, 'test/node/transport.ts') },
          ],
        },
        test: { name: 'node-http', testTimeout, include: ['test/workerd/**/*.test.ts', 'test/node/**/*.test.ts'] },
      },
      {
        // The same worker with look-ups in the DNS, and a resolver made up for it.
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                SERVICE_HOST: 'autoconfig.example.com',
                MX_LOOKUP: 'public',
                SRV_LOOKUP: 'on',
                DNS_RESOLVER: resolverUrl,
              },
              outboundService: answerOutbound,
            },
          }),
        ],
        test: { name: 'workerd-dns', testTimeout, include: ['test/workerd-dns/**/*.test.ts'] },
      },
      {
        // The pages for people in Chromium, from the service as `npm start` starts it.
        test: { name: 'browser', include: ['test/browser/**/*.test.ts'], fileParallelism: false },
      },
      {
        // What needs files, other programs or nothing at all.
        test: {
          name: 'node',
          testTimeout,
          include: ['test/**/*.test.ts'],
          exclude: ['test/{workerd,workerd-dns,node,browser}/**'],
        },
      },
    ],
  },
});
