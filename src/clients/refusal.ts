import { toNothing, type Nothing } from './conclusion.ts';

/** A mistake in a document because of which a client takes nothing from it; the message says which. */
export class Refusal extends Error {}

/** Reads until the first refusal, which becomes the conclusion. */
export function readUntilRefusal<T>(read: () => T): T | Nothing {
  try {
    return read();
  } catch (refusal) {
    if (refusal instanceof Refusal) return toNothing(refusal.message);
    throw refusal;
  }
}
