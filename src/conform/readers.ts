import { clientReaders, serviceReaders, type ClientReader, type ServiceReader } from '../clients/index.ts';

const byName: ReadonlyMap<string, ClientReader | ServiceReader> = new Map(
  [...clientReaders, ...serviceReaders].map((reader) => [reader.name, reader]),
);

/** Every client that cases can name, in the order of `src/clients`. */
export const clientNames: readonly string[] = [...byName.keys()];

/** Finds the rules of a client. */
export function findReader(name: string): ClientReader | ServiceReader | undefined {
  return byName.get(name);
}
