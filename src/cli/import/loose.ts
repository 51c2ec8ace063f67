// Values of parsed JSON and YAML, of which nothing is known.

/** The member as text; numbers and truth values as they are written, everything else is empty. */
export function findText(value: unknown, name: string): string {
  const member = findMember(value, name);
  return typeof member === 'string' || typeof member === 'number' || typeof member === 'boolean' ? String(member) : '';
}

/** The member of an object. */
export function findMember(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The member of an object if it is a list; otherwise an empty one. */
export function findList(value: unknown, name: string): readonly unknown[] {
  const member = findMember(value, name);
  return Array.isArray(member) ? member : [];
}

/** Whether a value is an object with members. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
