import { createRegistry } from '../../src/core/registry.ts';
import * as formats from '../../src/formats/index.ts';
import { createApp } from '../../src/http/app.ts';
import { createSigner } from '../../src/signing/signer.ts';
import { packedProviders } from '../../src/storage/providers.ts';
import { unpackProvider } from '../../src/storage/unpack.ts';
import { through } from './transport.ts';

/** What `cloudflare:workers` gives to tests: here the same service on Node, as `src/node.ts` composes it. */
export const exports = {
  default: {
    fetch: through(
      createApp({
        registry: createRegistry(packedProviders.map(unpackProvider)),
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
