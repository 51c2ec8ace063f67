import { expectTypeOf, test } from 'vitest';
import type * as z from 'zod/mini';
import type { ProviderConfig } from '../src/core/types.ts';
import type { providerSchema } from '../src/storage/schema.ts';

/** Flattens intersections at every depth, so that only the shape is compared. */
type Shape<T> = T extends string | number | boolean | undefined ? T : { [K in keyof T]: Shape<T[K]> };

test('the schema of provider entries and their documented type are the same', () => {
  expectTypeOf<Shape<z.infer<typeof providerSchema>>>().toEqualTypeOf<Shape<ProviderConfig>>();
});
