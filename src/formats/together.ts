import { andThen, type Maybe } from '../core/maybe.ts';
import { withOneDnsLookup } from '../core/one-dns-lookup.ts';
import { findProvider, toMailSettings, type Candidate } from '../core/resolve.ts';
import { ok } from '../core/result.ts';
import type { MailSettings, NonEmpty, Registry, Result } from '../core/types.ts';
import type { Document, Format, Question, Service } from './format.ts';

/**
 * The way from a question about several people to one document, beside `createAnswerer`'s way for one.
 *
 * @returns the first failure that anybody meets: a document for some of them would look like one for all.
 * @throws TypeError if the format asks for several people and cannot write for them.
 */
export function renderTogether(
  format: Format,
  registry: Registry,
  service: Service,
  question: Question<unknown>,
  others: NonEmpty<NonEmpty<Candidate>>,
): Maybe<Result<Document>> {
  const write = format.renderTogether?.bind(format);
  if (write === undefined) throw new TypeError(`${format.name} cannot write for several people`);
  const limited = withOneDnsLookup(registry);
  const toSettings = (candidates: NonEmpty<Candidate>): Maybe<Result<MailSettings>> =>
    andThen(findProvider(limited, candidates), (match) => (match.ok ? toMailSettings(match.value) : match));
  const findFrom = (index: number, found: NonEmpty<MailSettings>): Maybe<Result<NonEmpty<MailSettings>>> => {
    const candidates = others[index];
    if (candidates === undefined) return ok(found);
    return andThen(toSettings(candidates), (next) => (next.ok ? findFrom(index + 1, [...found, next.value]) : next));
  };
  const all = andThen(toSettings(question.candidates), (first) => (first.ok ? findFrom(0, [first.value]) : first));
  return andThen(all, (found) => (found.ok ? write(found.value, service, question) : found));
}
