import type { Finding } from '../checks/finding.ts';
import { toUnicodeDomain } from '../core/unicode.ts';
import type { Domain } from '../core/types.ts';
import type { Document } from '../formats/format.ts';
import { html, type Html } from '../pages/html.ts';
import { toPage } from '../pages/index.ts';
import type { Speech } from '../pages/languages.ts';
import { renderPage } from '../pages/layout.ts';
import type { Report } from './report.ts';

const outcomes = {
  found: 'found',
  wrong: 'found but wrong',
  'not-found': 'not found',
  'nothing-to-find': 'nothing to find',
} as const;
const limits = {
  number: 'It met the number of requests that one examination may make.',
  time: 'It met the time that one examination may take.',
} as const;

/** The form, and above it what is wrong with what was sent, in English. */
export function renderForm(speech: Speech, status: number, problem?: string): Document {
  return toDocument(
    speech,
    status,
    problem === undefined ? 'Doctor' : `Doctor: ${problem}`,
    html`<h1>Doctor</h1>
      <p>Looks at a domain of this service from outside, as mail programs do, and says what is wrong and what to do.</p>
      ${renderFields('', problem)}`,
  );
}

/** What came of an examination. */
export function renderReport(speech: Speech, report: Report): Document {
  const { domain, healthy, examined, bounds, clients, servers, omitted, findings } = report;
  const shown = toUnicodeDomain(domain);
  return toDocument(
    speech,
    200,
    `Doctor: ${shown}`,
    html`<h1>${shown}</h1>
      <p>
        <b>${healthy ? 'Mail programs find what they need.' : 'Something is wrong for some people.'}</b>
        Looked at ${examined.slice(0, 16).replace('T', ' ')} UTC; the same for five minutes.
      </p>
      ${bounds.length > 0 && html`<p class="wrong">${bounds.map((bound) => limits[bound]).join(' ')} What was not asked any more looks like a failure below.</p>`}
      <section aria-labelledby="clients">
        <h2 id="clients">Mail programs</h2>
        <dl>
          ${clients.map(
            ({ client, outcome, why, from }) =>
              html`<dt>${client}: ${outcomes[outcome]}</dt>
                <dd>${why}${from !== undefined && html`<br /><code>${from}</code>`}</dd>`,
          )}
        </dl>
      </section>
      ${
        servers.length > 0 &&
        html`<section aria-labelledby="servers">
          <h2 id="servers">Servers</h2>
          <dl>
            ${servers.map(
              ({ type, hostname, port, socketType, state, greeting }) =>
                html`<dt>${type} ${hostname}:${port} ${socketType}: ${state}</dt>
                  <dd>${greeting !== undefined && html`<code>${greeting}</code>`}</dd>`,
            )}
          </dl>
          ${omitted.length > 0 && html`<p class="note">Not connected to: ${omitted.join(', ')}</p>`}
        </section>`
      }
      <section aria-labelledby="findings">
        <h2 id="findings">What to do</h2>
        ${findings.length === 0 ? html`<p>Nothing.</p>` : html`<dl>${findings.map(renderFinding)}</dl>`}
      </section>
      <p class="note">
        Everything, with all mail programs and certificates: <code>npx mailbeacon doctor ${domain}</code>
      </p>
      ${renderFields(domain)}`,
  );
}

const renderFinding = ({ severity, subject, text, cure, code }: Finding): Html =>
  html`<dt>${severity}: ${subject}</dt>
    <dd>${text}${cure !== undefined && html`<br />${cure}`}<br /><code>${code}</code></dd>`;

function renderFields(domain: Domain | '', problem?: string): Html {
  return html`<form id="doctor" class="card" action="/doctor">
    <label for="domain">Domain</label>
    ${problem !== undefined && html`<p id="wrong" class="wrong">${problem}</p>`}
    <div class="line">
      <input
        id="domain"
        name="domain"
        type="text"
        value="${domain}"
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        inputmode="url"
        dir="ltr"
        required
        maxlength="254"
        aria-describedby="${problem === undefined ? 'what' : 'wrong what'}"
        ${problem === undefined ? '' : html` aria-invalid="true"`}
      />
      <button class="button">Examine</button>
    </div>
    <p id="what" class="note">What stands behind the @ of an address. It takes up to half a minute.</p>
  </form>`;
}

/** The frame speaks the reader's language, and what is in it English. */
function toDocument(speech: Speech, status: number, title: string, content: Html): Document {
  return toPage(
    status,
    renderPage({ speech, title, form: 'doctor', content: html`<div lang="en" dir="ltr">${content}</div>` }),
  );
}
