import type { Domain, Subject } from './types.ts';

const anyPlaceholder = /%(?:EMAILADDRESS|EMAILLOCALPART|EMAILDOMAIN|INPUT_[A-Z0-9_-]+)%/g;

/** What a placeholder stands for, or undefined while that is not known. */
function findValue(placeholder: string, subject: Subject): string | undefined {
  switch (placeholder) {
    case '%EMAILADDRESS%':
      return subject.kind === 'address' ? subject.address.text : undefined;
    case '%EMAILLOCALPART%':
      return subject.kind === 'address' ? subject.address.localPart : undefined;
    case '%EMAILDOMAIN%':
      return subject.kind === 'address' ? subject.address.domain : subject.domain;
    default:
      return undefined;
  }
}

/**
 * Fills in what is known of the user, in one pass, so that a placeholder inside an address is not expanded again.
 *
 * @param encode - how a value is written in this place, for example `encodeURIComponent` in a URL
 * @returns the text; placeholders that cannot be filled in stay as they are.
 */
export function expandPlaceholders(
  template: string,
  subject: Subject,
  encode: (value: string) => string = (value) => value,
): string {
  if (!template.includes('%')) return template;
  return template.replace(anyPlaceholder, (placeholder) => {
    const value = findValue(placeholder, subject);
    return value === undefined ? placeholder : encode(value);
  });
}

/**
 * A template that leaves nothing open but the local part: the domain and the end of the address are those given.
 *
 * @param at - how `@` is written in this place
 */
export function expandDomain<T extends string>(template: T, domain: Domain, at: '@' | '%40' = '@'): T {
  // In one pass, as everywhere: the percent sign that ends one placeholder begins no other.
  const expanded = template.replace(anyPlaceholder, (placeholder) => {
    if (placeholder === '%EMAILADDRESS%') return `%EMAILLOCALPART%${at}${domain}`;
    return placeholder === '%EMAILDOMAIN%' ? domain : placeholder;
  });
  return expanded as T;
}

/** The final login name, or null while the template needs something that is not known. */
export function expandLoginName(template: string, subject: Subject): string | null {
  let complete = true as boolean;
  const loginName = template.replace(anyPlaceholder, (placeholder) => {
    const value = findValue(placeholder, subject);
    if (value === undefined) complete = false;
    return value ?? placeholder;
  });
  return complete ? loginName : null;
}

/** Whether a text still needs something of the user's own. */
export function hasPlaceholder(text: string): boolean {
  return text.search(anyPlaceholder) >= 0;
}

/** Everything in a template that is, or looks like, a placeholder; for checking provider entries. */
export function findPlaceholders(template: string): readonly string[] {
  return [...template.matchAll(/%[A-Z][A-Z0-9_-]*%?/g)].map(([placeholder]) => placeholder);
}
