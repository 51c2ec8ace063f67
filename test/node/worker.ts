import { composeSources } from '../../src/core/sources.ts';
import * as formats from '../../src/formats/index.ts';
import { createApp } from '../../src/http/app.ts';
import { createSigner } from '../../src/signing/signer.ts';
import { openBundled } from '../../src/storage/bundled.ts';
import { through } from './transport.ts';

const { own, everybody } = openBundled();

/** Node has no bindings. */
export const env: Readonly<Record<string, unknown>> = {};

/** What `cloudflare:workers` gives to tests: here the same service on Node, as `src/node.ts` composes it. */
export const exports = {
  default: {
    fetch: through(
      createApp({
        registry: composeSources({ own, publicProviders: everybody }),
        formats: Object.values(formats),
        service: { host: 'autoconfig.example.com', identifierBase: 'com.example.autoconfig' },
        signer: createSigner({}),
        plainHttp: 'refuse',
        logs: 'failures',
        log: () => undefined,
        now: () => Date.now(),
        createRequestId: () => crypto.randomUUID(),
      }),
    ),
  },
};
