import { html, isolate, trusted, type Html } from '../html.ts';

/** Puts values into the places of a sentence, each isolated from its direction. */
export function fill(sentence: string, values: Readonly<Record<string, string | Html>>): Html {
  const parts = sentence.split(/\{([a-z]+)\}/);
  return html`${parts.map((part, index) => {
    if (index % 2 === 0) return part;
    const value = values[part] ?? '';
    return typeof value === 'string' ? isolate(value) : value;
  })}`;
}

/** The same for places that hold no markup, such as attributes and titles. */
export function fillText(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{([a-z]+)\}/g, (_place, name: string) => values[name] ?? '');
}

/** A host name may break at its dots, which a narrow screen needs. */
export const breakable = (host: string): Html =>
  html`${host.split('.').map((label, index) => (index === 0 ? label : html`${trusted('<wbr>')}.${label}`))}`;
