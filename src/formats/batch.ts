import { all, andThen } from '../core/maybe.ts';
import { withOneDnsLookup } from '../core/one-dns-lookup.ts';
import { findProvider, toMailSettings } from '../core/resolve.ts';
import type { Registry } from '../core/types.ts';
import type { Answerer, BatchFormat, Service } from './format.ts';

/** The way from a request that holds several questions to one document; `createAnswerer` is the way of a single one. */
export function createBatchAnswerer(format: BatchFormat, registry: Registry, service: Service): Answerer {
  return (request) => {
    const batch = format.parseBatch(request);
    if (!batch.ok) {
      return { document: format.renderFailure(batch.failure, request, service), outcome: batch.failure.reason };
    }
    const { questions, options } = batch.value;
    const limited = withOneDnsLookup(registry);
    const found = questions.map((candidates) =>
      candidates.ok
        ? andThen(findProvider(limited, candidates.value), (match) => (match.ok ? toMailSettings(match.value) : match))
        : candidates,
    );
    return andThen(all(found), (answers) => {
      const [first] = answers;
      const reason = first === undefined || first.ok ? 'malformed-request' : first.failure.reason;
      const outcome = answers.some(({ ok }) => ok) ? 'settings' : reason;
      return { document: format.renderBatch(answers, service, options), outcome };
    });
  };
}
