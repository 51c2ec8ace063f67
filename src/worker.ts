import { env } from 'cloudflare:workers';
import * as providers from '../providers/index.ts';
import { createRegistry } from './core/registry.ts';
import * as formats from './formats/index.ts';
import { createApp } from './http/app.ts';
import { createRequestIds } from './http/request-id.ts';
import { parseSettings } from './http/settings.ts';

const { service, plainHttp, logs } = parseSettings({ ...env });

export default createApp({
  registry: createRegistry(Object.values(providers)),
  formats: Object.values(formats),
  service,
  plainHttp,
  logs,
  log: (entry) => {
    console.log(JSON.stringify(entry));
  },
  now: () => Date.now(),
  createRequestId: createRequestIds(() => crypto.randomUUID()),
});
