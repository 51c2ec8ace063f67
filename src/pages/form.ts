/** What a form or a query says, by name; the first of equal names counts. */
export function readFields(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const part of text.split('&').slice(0, 20)) {
    const [name = '', ...value] = part.split('=');
    const key = decode(name);
    const decoded = decode(value.join('='));
    if (key !== undefined && decoded !== undefined && !fields.has(key)) fields.set(key, decoded);
  }
  return fields;
}

/** `application/x-www-form-urlencoded` as browsers write it (URL Standard): a plus is a blank. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}
