import type { Service } from '../../formats/format.ts';

/** Of the shape in docs/preview.md; it changes with every change that a reader could trip over. */
export const jsonVersion = 1;

/** A result of `--json`, with what every one of them has in front. */
export function renderJson(service: Service, result: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({ version: jsonVersion, service: service.host, ...result }, undefined, 2);
}
