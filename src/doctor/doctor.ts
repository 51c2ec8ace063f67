import type { Maybe } from '../core/maybe.ts';
import type { Document } from '../formats/format.ts';

/** A request for the doctor. Of its headers there are two, which are forgotten with the answer. */
export interface DoctorRequest {
  /** The `Host` of the request, as it came. */
  readonly host: string;
  /** Without `?`, as it came. */
  readonly query: string;
  /** `Accept`, as it came; empty without. */
  readonly accept: string;
  /** `Accept-Language`, as it came; empty without. */
  readonly acceptLanguage: string;
  /** Who asks, for counting only; see `toLimitKey`. */
  readonly key: string;
}

/** An answer, and what the log may say of it. */
export interface DoctorAnswer {
  readonly document: Document;
  readonly outcome: string;
}

/** The doctor at `/doctor`: looks at the domains of this deployment, and at no others. */
export interface Doctor {
  answer(request: DoctorRequest): Maybe<DoctorAnswer>;
}
