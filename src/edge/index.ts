import { connect } from 'cloudflare:sockets';
import type { Doctor } from '../doctor/doctor.ts';
import { createExaminer, type ExaminerOptions } from '../doctor/examine.ts';
import { createDoctor, type DoctorOptions } from '../doctor/index.ts';
import type { Fetch, Notation } from '../dns/https.ts';
import { createEdgeNetwork } from './network.ts';

/** What the doctor of a worker needs of its deployment and its runtime. */
export interface EdgeDoctorOptions
  extends Omit<DoctorOptions, 'examine'>, Pick<ExaminerOptions, 'startTimer' | 'waitUntil'> {
  readonly resolver: string;
  readonly notation: Notation;
  readonly fetch: Fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The doctor with the network of Workers; the resolver is that of look-ups. */
export function createEdgeDoctor({
  fetch,
  resolver,
  notation,
  now,
  startTimer,
  waitUntil,
  ...rest
}: EdgeDoctorOptions): Doctor {
  const network = createEdgeNetwork({ fetch, connect, resolver, notation, now });
  const examine = createExaminer({ network, toMd5, omitsPort25: true, startTimer, waitUntil });
  return createDoctor({ ...rest, examine });
}

/** WebCrypto knows MD5 on Workers only (developers.cloudflare.com/workers/runtime-apis/web-crypto). */
async function toMd5(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('MD5', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((octet) => octet.toString(16).padStart(2, '0')).join('');
}
