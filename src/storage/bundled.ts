import { createClaimRegistry, type Claims, type MemoryRegistry } from '../core/registry.ts';
import type { ProviderConfig } from '../core/types.ts';
import { packedOwnProviders, packedProviders } from './providers.ts';
import type { FindEntry } from './tenant-record.ts';
import { unpackClaims, unpackProvider } from './unpack.ts';

/** Every entry that the service carries. */
export interface BundledProviders {
  /** Those of the deployment itself. */
  readonly own: MemoryRegistry;
  /** The public registry, whether it answers for its domains or not. */
  readonly everybody: MemoryRegistry;
  /** An entry by id, for what refers to one: own ones first. */
  readonly findEntry: FindEntry;
}

/**
 * Indexes the entries, once at start. Each is unpacked when somebody first asks for it, and stays the same object.
 *
 * @throws Error if two own or two public providers claim one domain, SyntaxError for a line that is no JSON.
 */
export function openBundled(): BundledProviders {
  const [own, everybody] = [packedOwnProviders.map(toPacked), packedProviders.map(toPacked)];
  return {
    own: createClaimRegistry(own, unpackOnce),
    everybody: createClaimRegistry(everybody, unpackOnce),
    findEntry: (id) => {
      const found = own.find((packed) => packed.id === id) ?? everybody.find((packed) => packed.id === id);
      return found && unpackOnce(found);
    },
  };
}

interface PackedProvider extends Claims {
  readonly line: string;
  entry: ProviderConfig | undefined;
}

const toPacked = (line: string): PackedProvider => ({ ...unpackClaims(line), line, entry: undefined });
const unpackOnce = (packed: PackedProvider): ProviderConfig => (packed.entry ??= unpackProvider(packed.line));
