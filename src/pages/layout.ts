import { paths } from './assets.ts';
import { html, trusted, type Html } from './html.ts';
import { languageNames, type Language, type Speech } from './languages.ts';

/** One page around its content. */
export interface Shell {
  readonly speech: Speech;
  readonly title: string;
  readonly content: Html;
  /** Style of the provider, from our own origin. */
  readonly accent?: string | undefined;
  /** For a button of the language switch: the form that it sends. */
  readonly form: string;
}

// A tagged template with this in it is rewritten by bundlers, which fear for pages that embed their output.
const script = trusted(`<script src="${paths.script}" defer></script>`);

/** A whole page. */
export function renderPage({ speech, title, content, accent, form }: Shell): string {
  const { language, direction, messages } = speech;
  const page = html`${trusted('<!doctype html>')}
    <html lang="${language}" dir="${direction}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="${paths.style}" />
        ${accent === undefined ? '' : html`<link rel="stylesheet" href="${accent}" />`}
        <link rel="icon" href="${paths.icon}" />
        ${script}
      </head>
      <body>
        <a class="skip" href="#main">${messages.skip}</a>
        <main id="main" tabindex="-1">${content}</main>
        <footer>
          <div class="languages" role="group" aria-label="${messages.language}">
            ${(Object.keys(languageNames) as Language[]).map(
              (name) =>
                html`<button
                  form="${form}"
                  name="language"
                  value="${name}"
                  lang="${name}"
                  ${name === language ? html` aria-current="true"` : ''}
                  formnovalidate
                >
                  ${languageNames[name]}
                </button>`,
            )}
          </div>
          <p>${messages.noCookies}</p>
        </footer>
        <p id="status" class="away" role="status"></p>
      </body>
    </html> `;
  return page.markup;
}
