/** Markup that may go out as it is. Only `html` and `trusted` make it. */
export interface Html {
  readonly markup: string;
}

/** What a template takes: text is escaped, markup is not, and what is not there is nothing. */
export type Part = string | number | Html | undefined | false | readonly Part[];

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Controls that no page has a use for; and those that would turn what follows round (Unicode, UAX #9).
const unprintable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Text for elements and quoted attributes; controls become the replacement character. */
export const escapeHtml = (text: string): string =>
  text.replace(unprintable, '\ufffd').replace(/[&<>"']/g, (character) => escapes[character] ?? '');

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (typeof part !== 'object') return escapeHtml(String(part));
  return 'markup' in part ? part.markup : part.map(render).join('');
}

/** Templates without the indentation of the source, by template. */
const compact = new WeakMap<TemplateStringsArray, readonly string[]>();

function toCompact(strings: TemplateStringsArray): readonly string[] {
  const known = compact.get(strings);
  if (known !== undefined) return known;
  const made = strings.map((text) => text.replace(/\n\s*/g, '\n'));
  compact.set(strings, made);
  return made;
}

/** Markup with text put into it, escaped. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return {
    markup: toCompact(strings)
      .map((text, index) => text + render(parts[index]))
      .join(''),
  };
}

/** Markup that others made and that holds nothing of a request. */
export const trusted = (text: string): Html => ({ markup: text });

/** Text that keeps its own direction inside a sentence of another one. */
export const isolate = (text: string): Html => html`<bdi>${text}</bdi>`;
