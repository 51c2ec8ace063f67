import { ok } from '../../core/result.ts';
import type { Document, Format } from '../format.ts';
import { renderError, renderFailure } from './problem.ts';
import { parseSubject } from './request.ts';
import { toSettings } from './settings.ts';

const path = '/api/v1/settings';

const renderJson = (value: unknown, audience: Document['audience']): Document => ({
  status: 200,
  contentType: 'application/json',
  body: JSON.stringify(value),
  audience,
});

/** The settings as JSON, for programs that are no mail clients; `openapi.json` describes it. */
export const settingsApi: Format<undefined> = {
  name: 'settings-api',
  routes: [
    { method: 'GET', path },
    { method: 'POST', path },
  ],
  documents: [
    {
      path: '/api/v1/openapi.json',
      load: async () => renderJson((await import('./openapi.json', { with: { type: 'json' } })).default, 'domain'),
    },
  ],
  defaultOptions: undefined,
  answersPlainHttp: false,
  escape: (text) => JSON.stringify(text).slice(1, -1),

  parseRequest(request) {
    const subject = parseSubject(request);
    if (!subject.ok) return subject;
    return ok({ candidates: [{ subject: subject.value, by: { index: 'domain' } }], options: undefined, variant: '' });
  },

  renderSettings(settings, service) {
    const audience = settings.subject.kind === 'address' ? 'person' : 'domain';
    return ok(renderJson(toSettings(settings, service), audience));
  },

  renderFailure,
  renderError,
};
